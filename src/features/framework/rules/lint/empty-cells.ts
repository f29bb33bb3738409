import type { Competency, Expectation } from '../../model.ts'
import type { LintRule, Remark } from './lint-rule.ts'
import type { LintView } from './lint-view.ts'

export const emptyCell: LintRule = {
  id: 'empty-cell',
  severity: 'warning',
  why: 'Between the first and the last level of a competency somebody will look for what is expected of them and find nothing.',
  example: '## E3\n\nTBD',
  instead: 'Write the expectation, or declare `first:` or `last:` with the reason why there is none.',
  check: (view) => [...view.cells.keys(), ...withoutAnyCell(view)].flatMap((id) => emptyCells(view.competencies.get(id), view)),
}

function withoutAnyCell(view: LintView): string[] {
  return view.framework.competencies.filter((competency) => !view.cells.has(competency.id)).map((competency) => competency.id)
}

function emptyCells(competency: Competency | undefined, view: LintView): Remark[] {
  if (!competency) return []
  const cells = view.cells.get(competency.id) ?? []
  const declaredEmpty = cells.filter((cell) => cell.kind === 'missing').map((cell) => remark(competency, cell.level, cell.source))
  const filled = new Set(cells.map((cell) => cell.level))
  const absent = levelsInRange(competency, cells, view).filter((level) => !filled.has(level))
  return [...declaredEmpty, ...absent.map((level) => remark(competency, level, competency.source))]
}

/** A matrix promises a text for every level of its range; a role page only between the levels that have one. */
function levelsInRange(competency: Competency, cells: readonly Expectation[], view: LintView): string[] {
  if (!view.framework.levelOrderDeclared) return []
  const ranks = cells.flatMap((cell) => view.rank.get(cell.level) ?? [])
  const onPage = view.onPages.has(competency.id)
  const first = onPage ? Math.min(...ranks) : (view.rank.get(competency.firstLevel?.level ?? '') ?? 0)
  const last = onPage ? Math.max(...ranks) : (view.rank.get(competency.lastLevel?.level ?? '') ?? view.framework.levels.length - 1)
  const offered = levelsOffered(competency, onPage, view)
  return view.framework.levels.filter((level, rank) => rank >= first && rank <= last && offered.has(level.id)).map((level) => level.id)
}

function levelsOffered(competency: Competency, onPage: boolean, { framework, pageLevels, familyLevels }: LintView): Set<string> {
  const families = competency.families ?? framework.families.map((family) => family.id)
  const levelsOf = onPage ? pageLevels : familyLevels
  return new Set(families.flatMap((family) => [...(levelsOf.get(family) ?? [])]))
}

function remark(competency: Competency, level: string, source: Remark['source']): Remark {
  return { source, message: `“${competency.name}” says nothing at ${level}.`, mend: 'Write what is expected there, or declare the first or the last level of the competency with the reason.' }
}

export const outsideRange: LintRule = {
  id: 'outside-range',
  severity: 'warning',
  why: 'A text below the first level or above the last contradicts the declaration that nothing is expected there.',
  example: 'first: E3\n\n## E1\n\nFinds the cause of a fault.',
  instead: 'Take the text out, or declare an earlier first level.',
  check: (view) => view.framework.competencies.flatMap((competency) => outside(competency, view)),
}

function outside(competency: Competency, view: LintView): Remark[] {
  const first = view.rank.get(competency.firstLevel?.level ?? '') ?? -1
  const last = view.rank.get(competency.lastLevel?.level ?? '') ?? Infinity
  return (view.cells.get(competency.id) ?? [])
    .filter((cell) => cell.kind === 'text' && (view.rank.get(cell.level)! < first || view.rank.get(cell.level)! > last))
    .map((cell) => ({
      source: cell.source,
      message: `“${competency.name}” has a text at ${cell.level}, outside its declared levels.`,
      mend: 'Take the text out, or change the first or the last level.',
    }))
}

export const missingExamples: LintRule = {
  id: 'missing-examples',
  severity: 'note',
  why: 'An expectation is understood by what it looks like on an ordinary day.',
  example: '## E2\n\n- Finds the cause of a fault.',
  instead: '### Examples\n\n- Traced the slow export to a missing index.',
  check: (view) => {
    const texts = view.framework.expectations.filter((cell) => cell.kind === 'text')
    const first = texts[0]
    if (first && texts.every((cell) => cell.examples.length === 0)) {
      return [{ source: first.source, message: 'No cell of this framework has examples.', mend: 'Add a heading “Examples” with a list below an expectation, beginning where people ask most.' }]
    }
    return view.framework.competencies.flatMap((competency) => withoutExamples(competency, view))
  },
}

function withoutExamples(competency: Competency, view: LintView): Remark[] {
  const bare = (view.cells.get(competency.id) ?? []).filter((cell) => cell.kind === 'text' && cell.examples.length === 0)
  if (bare.length === 0) return []
  const levels = [...new Set(bare.map((cell) => cell.level))].join(', ')
  return [{ source: bare[0]!.source, message: `“${competency.name}” has no examples at ${levels}.`, mend: 'Add a heading “Examples” with a list below the expectation.' }]
}
