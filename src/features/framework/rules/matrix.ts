import type { Competency, CompetencyGroup, Expectation, Framework, Level } from '../model.ts'

export type MatrixFilter = {
  family?: string | undefined
  specialty?: string | undefined
  domain?: string | undefined
  focus?: string | undefined
  group?: string | undefined
}

export type MatrixCell = {
  level: Level
  kind: Expectation['kind']
  /** The cell's own words, or for `same-as` those it leans on. */
  expectation: Expectation | undefined
  /** The level whose text a `same-as` cell repeats. */
  sameAs: Level | undefined
  /** Why there is no text, where the framework says. */
  reason: string | undefined
  /** True where the cell before it in the row is empty for the same reason, so that it need not be said again. */
  continues: boolean
}

export type MatrixRow = { competency: Competency; cells: MatrixCell[]; haystack: string }
export type MatrixSection = { group: CompetencyGroup; rows: MatrixRow[] }
export type Matrix = { levels: Level[]; sections: MatrixSection[] }

const isEmpty = (kind: Expectation['kind']): boolean => kind !== 'text' && kind !== 'same-as'

/** The competencies of a framework against its levels, with every empty cell saying why it is empty. */
export function matrixOf(framework: Framework, filter: MatrixFilter): Matrix {
  const levels = levelsFor(framework, filter)
  const cells = expectationsByCell(framework, filter.specialty)
  const sections = framework.groups
    .filter((group) => !filter.group || group.id === filter.group)
    .map((group) => ({ group, rows: rowsOf(framework, group, levels, cells, filter) }))
    .filter((section) => section.rows.length > 0)
  return { levels, sections }
}

/** The levels that a filter leaves: those of the family, and those with the focus. */
export function levelsFor(framework: Framework, { family, focus }: MatrixFilter): Level[] {
  const ofFamily = framework.families.find(({ id }) => id === family)?.levels
  return framework.levels.filter((level) => (!ofFamily || ofFamily.includes(level.id)) && (!focus || level.focus === focus))
}

/** Whether a competency concerns somebody of this family, specialty and domain. Where it names none, it is for all. */
export function concerns(competency: Competency, { family, specialty, domain }: MatrixFilter): boolean {
  const named = (list: string[] | undefined, one: string | undefined) => !one || !list || list.length === 0 || list.includes(one)
  const special = !specialty && family && competency.specialties?.length ? false : named(competency.specialties, specialty)
  return named(competency.families, family) && special && named(competency.domains, domain)
}

type Cells = Map<string, Expectation>

const cellKey = (competency: string, level: string): string => `${competency}@${level}`

/** The expectation of each cell. One written for the specialty stands before the family's. */
export function expectationsByCell(framework: Framework, specialty?: string): Cells {
  const cells: Cells = new Map()
  for (const expectation of framework.expectations) {
    const key = cellKey(expectation.competency, expectation.level)
    const known = cells.get(key)
    const fitting = expectation.specialty === specialty
    if (!known || (fitting && known.specialty !== specialty) || (!expectation.specialty && known.specialty && known.specialty !== specialty)) cells.set(key, expectation)
  }
  return cells
}

function rowsOf(framework: Framework, group: CompetencyGroup, levels: Level[], cells: Cells, filter: MatrixFilter): MatrixRow[] {
  return framework.competencies
    .filter((competency) => competency.group === group.id && concerns(competency, filter))
    .map((competency) => {
      const row = cellsOf(framework, competency, levels, cells)
      return { competency, cells: row, haystack: haystackOf(group, competency, row) }
    })
}

function cellsOf(framework: Framework, competency: Competency, levels: Level[], cells: Cells): MatrixCell[] {
  const row: MatrixCell[] = []
  for (const level of levels) {
    const cell = cellAt(framework, competency, level, cells)
    const before = row.at(-1)
    row.push({ ...cell, continues: isEmpty(cell.kind) && before?.kind === cell.kind })
  }
  return row
}

/** One cell: its text, the text that it leans on, or the reason why it has none. */
export function cellAt(framework: Framework, competency: Competency, level: Level, cells: Cells): MatrixCell {
  const own = cells.get(cellKey(competency.id, level.id))
  const kind = own?.kind ?? emptyKind(framework, competency, level)
  const sameAs = own?.kind === 'same-as' ? framework.levels.find(({ id }) => id === own.sameAs) : undefined
  const expectation = sameAs ? textLeanedOn(own, competency, cells) : own
  return { level, kind, expectation, sameAs, reason: isEmpty(kind) ? (reasonOf(kind, competency) ?? own?.text) : undefined, continues: false }
}

/** Follows "same as" to a text, and stops where the references go round in a circle. */
function textLeanedOn(from: Expectation | undefined, competency: Competency, cells: Cells): Expectation | undefined {
  const seen = new Set<string>()
  let at = from
  while (at?.kind === 'same-as' && at.sameAs && !seen.has(at.sameAs)) {
    seen.add(at.sameAs)
    at = cells.get(cellKey(competency.id, at.sameAs))
  }
  return at
}

function emptyKind({ levels, families }: Framework, competency: Competency, level: Level): Expectation['kind'] {
  const place = (id: string | undefined) => levels.findIndex((one) => one.id === id)
  const here = place(level.id)
  if (competency.firstLevel && here < place(competency.firstLevel.level)) return 'not-expected-yet'
  if (competency.lastLevel && here > place(competency.lastLevel.level)) return 'growth-limit'
  const for_ = competency.families?.length ? families.filter(({ id }) => competency.families?.includes(id)) : families
  return for_.length > 0 && for_.every((family) => !family.levels.includes(level.id)) ? 'not-applicable' : 'missing'
}

function reasonOf(kind: Expectation['kind'], competency: Competency): string | undefined {
  if (kind === 'not-expected-yet') return competency.firstLevel?.reason
  return kind === 'growth-limit' ? competency.lastLevel?.reason : undefined
}

/** A competency's words in lower case, for the filter to look through at each letter typed. */
function haystackOf(group: CompetencyGroup, competency: Competency, cells: MatrixCell[]): string {
  const texts = cells.filter(({ kind }) => kind === 'text').flatMap(({ expectation }) => wordsOf(expectation))
  return [competency.name, competency.description ?? '', group.name, ...texts].join('\n').toLocaleLowerCase()
}

const wordsOf = (expectation: Expectation | undefined): string[] =>
  expectation ? [expectation.text ?? '', ...expectation.statements.map(({ text }) => text), ...expectation.examples.map(({ text }) => text)] : []

/** Whether a row has every word that was typed. */
export const hasWords = (haystack: string, words: string[]): boolean => words.every((word) => haystack.includes(word))

export const wordsTyped = (text: string): string[] => text.toLocaleLowerCase().split(/\s+/).filter(Boolean)

/** As many whole rows of a matrix as asked for, from its beginning. */
export function beginningOf(sections: MatrixSection[], most: number): MatrixSection[] {
  let left = most
  return sections.flatMap((section) => {
    const rows = section.rows.slice(0, left)
    left -= rows.length
    return rows.length > 0 ? [{ ...section, rows }] : []
  })
}

const readAtOnce = 40

/** The family to begin with where a framework is too large to be read as one table, and most of it is for one family each: role pages. */
export function startingFamily({ competencies, families }: Framework): string | undefined {
  const ofOne = competencies.filter((competency) => competency.families?.length === 1)
  if (competencies.length <= readAtOnce || ofOne.length < competencies.length / 2) return undefined
  return families.find(({ id }) => ofOne.some((competency) => competency.families?.includes(id)))?.id
}
