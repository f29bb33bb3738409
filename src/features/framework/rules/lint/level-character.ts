import { termMatcher } from '../terms.ts'
import type { Expectation } from '../../model.ts'
import type { LintRule, Remark } from './lint-rule.ts'
import { textsOf, type LintView } from './lint-view.ts'

export const focusMismatch: LintRule = {
  id: 'focus-mismatch',
  severity: 'note',
  why: 'A level has a focus, such as doing the work or guiding others; a cell in the words of another focus may stand at the wrong level.',
  example: 'At a level that carries out work: “Mentors engineers of other teams.”',
  instead: 'Move the text to a level with that focus, or leave it: a level’s focus is general, not a rule for every cell.',
  check: (view) => (view.framework.focuses.length < 2 ? [] : mismatches(view)),
}

function mismatches(view: LintView): Remark[] {
  const { focuses } = view.framework
  const spans = termMatcher(focuses.map((focus) => ({ kind: 'term', id: focus.id, words: focus.words })))
  return view.framework.expectations.flatMap((cell) => {
    const own = view.levels.get(cell.level)?.focus
    if (own === undefined || cell.kind !== 'text') return []
    const counts = new Map<string, number>()
    for (const { text } of textsOf(cell)) for (const span of spans(text)) counts.set(span.id, (counts.get(span.id) ?? 0) + 1)
    const [other, count] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? []
    if (other === undefined || other === own || count! <= (counts.get(own) ?? 0)) return []
    return [mismatch(cell, nameOf(own), nameOf(other), view)]
  })

  function nameOf(id: string): string {
    return focuses.find((focus) => focus.id === id)?.name ?? id
  }
}

function mismatch(cell: Expectation, own: string, other: string, view: LintView): Remark {
  const name = view.competencies.get(cell.competency)?.name ?? cell.competency
  return { source: cell.source, message: `“${name}” at ${cell.level} is in the words of “${other}”, and the level is about “${own}”.`, mend: 'Nothing to do where that is meant; otherwise move the text to a level with that focus.' }
}

export const fallingScope: LintRule = {
  id: 'falling-scope',
  severity: 'warning',
  why: 'Competencies grow by reaching further; a cell that reaches less far than the level below it reads like a step down.',
  example: '## E3\n\nScope: across teams\n\n## E4\n\nScope: team',
  instead: 'Correct the area of influence of one of the two, or the words that name it.',
  check: (view) => (view.framework.levelOrderDeclared ? [...view.cells.values()].flatMap((cells) => falls(cells, view)) : []),
}

function falls(cells: readonly Expectation[], view: LintView): Remark[] {
  const { scopes } = view.framework
  const remarks: Remark[] = []
  let highest: { rung: number; cell: Expectation } | undefined
  for (const cell of cells) {
    const rung = Math.max(...cell.scopes.map((id) => scopes.findIndex((scope) => scope.id === id)))
    if (cell.specialty !== undefined || cell.kind !== 'text' || rung < 0) continue
    if (highest && rung < highest.rung && cell.level !== highest.cell.level) {
      remarks.push({
        source: cell.source,
        message: `“${view.competencies.get(cell.competency)?.name ?? cell.competency}” reaches “${scopes[rung]!.name}” at ${cell.level}, and “${scopes[highest.rung]!.name}” already at ${highest.cell.level}.`,
        mend: 'Correct the area of influence of one of the two, or the words that name it.',
      })
    }
    if (!highest || rung >= highest.rung) highest = { rung, cell }
  }
  return remarks
}
