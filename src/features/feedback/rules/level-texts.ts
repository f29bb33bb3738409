import type { Expectation, Framework } from '../../framework/model.ts'
import { cellAt, expectationsByCell } from '../../framework/rules/matrix.ts'

/**
 * One text of a competency and the levels that it stands for: references such as “same as” and equal texts are one text, which
 * counts as the lowest of its levels, since nobody can tell them apart.
 */
export type LevelText = { readonly position: number; readonly levels: readonly string[]; readonly text: string; readonly expectation: Expectation }

/** What a competency says at its levels, from the lowest up. A specialty's own text stands before the family's. */
export function levelTexts(framework: Framework, competency: string, specialty: string | null): LevelText[] {
  const found = framework.competencies.find((it) => it.id === competency)
  if (!found) return []
  const cells = cellsOf(framework, specialty)
  const texts: LevelText[] = []
  for (const level of risingLevels(framework)) {
    const { expectation } = cellAt(framework, found, level, cells)
    if (expectation?.kind !== 'text') continue
    const text = wordsOf(expectation)
    const before = texts.at(-1)
    if (before?.text === text) texts[texts.length - 1] = { ...before, levels: [...before.levels, level.id] }
    else texts.push({ position: level.position, levels: [level.id], text, expectation })
  }
  return texts
}

const risingLevels = ({ levels }: Framework): Framework['levels'] => [...levels].sort((a, b) => a.position - b.position)

const wordsOf = ({ text, statements }: Expectation): string => [text ?? '', ...statements.map((it) => it.text)].join('\n').trim()

type Cells = ReturnType<typeof expectationsByCell>

const known = new WeakMap<Framework, Map<string | null, Cells>>()

/** A published framework never changes, so its cells are sorted once. */
function cellsOf(framework: Framework, specialty: string | null): Cells {
  const bySpecialty = known.get(framework) ?? new Map<string | null, Cells>()
  known.set(framework, bySpecialty)
  const cells = bySpecialty.get(specialty) ?? expectationsByCell(framework, specialty ?? undefined)
  bySpecialty.set(specialty, cells)
  return cells
}
