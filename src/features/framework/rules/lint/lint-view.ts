import type { Competency, Expectation, Framework, Level, Source } from '../../model.ts'

/** Where something that only settings declare stands, by `levels:E1`; empty where a framework did not come from files. */
export type Places = Readonly<Record<string, Source>>

/** A framework with what several rules look up, found once. */
export interface LintView {
  framework: Framework
  rank: ReadonlyMap<string, number>
  levels: ReadonlyMap<string, Level>
  competencies: ReadonlyMap<string, Competency>
  /** The cells of each competency, from the lowest level to the highest. */
  cells: ReadonlyMap<string, readonly Expectation[]>
  /** Competencies that stand on role pages, rather than in a matrix. */
  onPages: ReadonlySet<string>
  /** The levels at which each family has a role profile, and those that it is declared to have. */
  pageLevels: ReadonlyMap<string, ReadonlySet<string>>
  familyLevels: ReadonlyMap<string, readonly string[]>
  placeOf: (key: string) => Source
}

export function lintView(framework: Framework, places: Places): LintView {
  const rank = new Map(framework.levels.map((level, index) => [level.id, index]))
  return {
    framework,
    rank,
    levels: new Map(framework.levels.map((level) => [level.id, level])),
    competencies: new Map(framework.competencies.map((competency) => [competency.id, competency])),
    cells: cellsByCompetency(framework, rank),
    onPages: competenciesOnPages(framework),
    pageLevels: levelsWithPages(framework),
    familyLevels: new Map(framework.families.map((family) => [family.id, family.levels])),
    placeOf: (key) => places[key] ?? { file: 'framework.yaml', line: 1 },
  }
}

function cellsByCompetency(framework: Framework, rank: ReadonlyMap<string, number>): Map<string, Expectation[]> {
  const cells = new Map<string, Expectation[]>()
  for (const cell of framework.expectations) {
    const row = cells.get(cell.competency)
    if (row) row.push(cell)
    else cells.set(cell.competency, [cell])
  }
  const rankOf = (cell: Expectation): number => rank.get(cell.level) ?? framework.levels.length
  for (const row of cells.values()) row.sort((a, b) => rankOf(a) - rankOf(b))
  return cells
}

function competenciesOnPages(framework: Framework): Set<string> {
  const found = new Set<string>()
  for (const profile of framework.roleProfiles) {
    for (const section of profile.sections ?? []) {
      for (const block of section.blocks) if ('competency' in block) found.add(block.competency)
    }
  }
  return found
}

function levelsWithPages(framework: Framework): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const { family, level } of framework.roleProfiles) {
    const levels = found.get(family)
    if (levels) levels.add(level)
    else found.set(family, new Set([level]))
  }
  return found
}

/** Every text of a cell with the place where it stands. */
export function textsOf(cell: Expectation): { text: string; source: Source }[] {
  return [...(cell.text === undefined ? [] : [{ text: cell.text, source: cell.source }]), ...cell.statements]
}

export function keyOf({ file, line }: Source): string {
  return `${file}:${line}`
}

/** The beginning of a text, for a message. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= 70 ? line : `${line.slice(0, 67).trimEnd()}…`
}
