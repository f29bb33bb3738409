import type { Carried } from '../../model.ts'
import { columnIndex, type Grid } from './grid.ts'
import { GridView } from './grid-view.ts'
import { given, readLevelFacts, sourceAt, type LevelLine } from './level-facts.ts'
import type { CellField, GridMapping } from './mapping.ts'
import { noRecords, type CellRecord, type Fact, type Records } from './records.ts'

/** What was read from a sheet, and the sheet with its used cells marked. */
export interface GridReading {
  records: Records
  view: GridView
}

interface Reading {
  view: GridView
  mapping: GridMapping
  records: Records
  /** The last text of each line in which blanks repeat what stands before. */
  filled: Map<string, string>
  filling: ReadonlySet<string>
  groupLine: { line: number; across: number } | undefined
}

/** Reads the cells of a sheet as its mapping says. */
export function gridRecords(grid: Grid, mapping: GridMapping): GridReading {
  const view = new GridView(grid, typeof mapping.levels?.in === 'string')
  const filling = new Set((mapping.fill ?? []).map(String))
  const reading: Reading = { view, mapping, records: noRecords(), filled: new Map(), filling, groupLine: undefined }
  if (mapping.levels) readAcross(reading, mapping.levels)
  else readLong(reading)
  return { records: reading.records, view }
}

function readAcross(reading: Reading, levels: NonNullable<GridMapping['levels']>): void {
  const { view, mapping } = reading
  const named = view.indexOf(levels.in)
  const lines = view.indexesOf(levels.across).map((across) => ({ across, name: view.take(named, across) })).filter(({ name }) => name !== '')
  const factLines = readLevelFacts(view, reading.records, lines, named, levels.facts ?? {})
  const last = Math.max(named, ...factLines)
  const range = mapping.competencies === undefined ? Array.from({ length: view.height - last - 1 }, (_, step) => last + 1 + step) : view.indexesOf(mapping.competencies)
  const statementsEach = mapping['one-line-is'] === 'statement'
  for (const line of range) readCompetencyLine(reading, line, lines, statementsEach)
}

function readCompetencyLine(reading: Reading, line: number, levels: readonly LevelLine[], statementsEach: boolean): void {
  const { mapping, records } = reading
  if (mapping['group-lines'] && isGroupLine(reading, line, levels)) return
  const competency = fieldAt(reading, mapping.competency, line)
  if (competency === '') return
  const facts = factsOf(reading, competency, line)
  const before = records.cells.length
  for (const level of levels) readCell(reading, line, level, facts, statementsEach)
  if (records.cells.length === before && !statementsEach) records.competencies.push(factOf(facts))
}

function factOf({ competency, identifier, group, family, description, carriedByCompetency, source }: CompetencyFacts): Fact {
  const fact: Fact = { key: competency, source }
  if (identifier !== undefined) fact.id = identifier
  if (group !== undefined) fact.group = group
  if (family !== undefined) fact.family = family
  if (description !== undefined) fact.description = description
  if (carriedByCompetency !== undefined) fact.carried = carriedByCompetency
  return fact
}

type CompetencyFacts = Omit<CellRecord, 'level' | 'text' | 'statements' | 'examples'>

function factsOf(reading: Reading, competency: string, line: number): CompetencyFacts {
  const { view, mapping } = reading
  const facts: CompetencyFacts = { competency, source: sourceAt(view, line, acrossOf(reading, mapping.competency)) }
  const group = mapping['group-lines'] && reading.groupLine ? view.take(reading.groupLine.line, reading.groupLine.across) : fieldAt(reading, mapping.group, line)
  if (group !== '') facts.group = group
  for (const key of ['identifier', 'description', 'family', 'specialty'] as const) {
    const text = fieldAt(reading, mapping[key], line)
    if (text !== '') facts[key] = text
  }
  const carried: Carried = Object.fromEntries(Object.entries(mapping.carry ?? {}).flatMap(([key, field]) => given(key, fieldAt(reading, field, line))))
  if (Object.keys(carried).length > 0) facts.carriedByCompetency = carried
  return facts
}

function isGroupLine(reading: Reading, line: number, levels: readonly LevelLine[]): boolean {
  const { view } = reading
  let only = -1
  for (let across = 0; across < view.width; across += 1) {
    if (view.peek(line, across) === '') continue
    if (only !== -1) return false
    only = across
  }
  if (only === -1 || (levels.some((level) => level.across === only) && levels[0]?.across !== only) || !isGroupName(view.peek(line, only))) return false
  reading.groupLine = { line, across: only }
  return true
}

const longestGroupName = 80

/** A remark below a table is no group. */
export function isGroupName(text: string): boolean {
  return text.length <= longestGroupName && !/[.;]$/.test(text)
}

function readCell({ view, mapping, records }: Reading, line: number, level: LevelLine, facts: CompetencyFacts, statementsEach: boolean): void {
  const covered = view.coveredBy(line, level.across)
  const text = view.take(line, level.across)
  if (text === '' && !covered && mapping.beside === undefined) return
  const source = view.turned ? sourceAt(view, line, level.across) : facts.source
  const isStatement = text !== '' && statementsEach
  const record: CellRecord = {
    level: level.name, competency: facts.competency, source, examples: [],
    text: text === '' || isStatement ? [] : [text],
    statements: isStatement ? [{ text, examples: [], source }] : [],
  }
  addFacts(record, facts)
  if (text === '' && covered && covered.line === line) record.sameAs = levelAt(view, mapping, covered.across)
  for (const neighbour of mapping.beside ?? []) readNeighbour(view, record, line, level.across, neighbour)
  if (text !== '' || record.sameAs !== undefined || record.text.length > 0 || record.examples.length > 0) records.cells.push(record)
}

/** Key by key, since there are a great many cells and copying whole objects takes several times as long. */
function addFacts(record: CellRecord, { identifier, group, description, family, specialty, carriedByCompetency }: CompetencyFacts): void {
  if (group !== undefined) record.group = group
  if (identifier !== undefined) record.identifier = identifier
  if (description !== undefined) record.description = description
  if (family !== undefined) record.family = family
  if (specialty !== undefined) record.specialty = specialty
  if (carriedByCompetency !== undefined) record.carriedByCompetency = carriedByCompetency
}

function levelAt(view: GridView, mapping: GridMapping, across: number): string {
  return view.peek(view.indexOf(mapping.levels!.in), across)
}

function readNeighbour(view: GridView, record: CellRecord, line: number, across: number, { by, as }: NonNullable<GridMapping['beside']>[number]): void {
  const text = by === 'below' ? view.take(line + 1, across) : view.take(line, across + by)
  if (text === '') return
  if (as === 'examples') record.examples.push(text)
  else if (as === 'text') record.text.push(text)
  else if (as === 'scope') record.scope = text
  else record.carriedByCell = { ...record.carriedByCell, [as.carry]: text }
}

/** One line is one cell: the level stands in a column like everything else. */
function readLong(reading: Reading): void {
  const { view, mapping, records } = reading
  const range = mapping.competencies === undefined ? Array.from({ length: Math.max(0, view.height - 1) }, (_, step) => step + 1) : view.indexesOf(mapping.competencies)
  for (const line of range) {
    const competency = fieldAt(reading, mapping.competency, line)
    const level = fieldAt(reading, mapping.level, line)
    if (competency === '' || level === '') continue
    const text = fieldAt(reading, mapping.text, line)
    const examples = fieldAt(reading, mapping.examples, line)
    const scope = fieldAt(reading, mapping.scope, line)
    const record: CellRecord = { ...factsOf(reading, competency, line), level, text: [], statements: [], examples: examples === '' ? [] : [examples] }
    if (scope !== '') record.scope = scope
    if (text !== '' && mapping['one-line-is'] === 'statement') record.statements.push({ text, examples: [], source: record.source })
    else if (text !== '') record.text.push(text)
    if (text !== '' || examples !== '') records.cells.push(record)
  }
}

function fieldAt(reading: Reading, field: CellField | undefined, line: number): string {
  const { view, filled, filling } = reading
  if (field === undefined) return ''
  if (typeof field === 'object') return wordsOf(view, field)
  const across = view.indexOf(field)
  const text = view.take(line, across)
  const merge = text === '' ? view.coveredBy(line, across) : undefined
  if (merge) return view.peek(merge.line, merge.across)
  if (!filling.has(String(field))) return text
  if (text !== '') filled.set(String(field), text)
  return text !== '' ? text : isBlankLine(view, line) ? '' : (filled.get(String(field)) ?? '')
}

function isBlankLine(view: GridView, line: number): boolean {
  for (let across = 0; across < view.width; across += 1) if (view.peek(line, across) !== '') return false
  return true
}

function wordsOf(view: GridView, field: Exclude<CellField, string | number>): string {
  if ('words' in field) return field.words
  if ('sheet' in field) return view.grid.sheet ?? view.grid.file.replace(/^.*\/|\.\w+$/g, '')
  const [, letters = 'A', digits = '1'] = /^([A-Z]+)(\d+)$/.exec(field.cell) ?? []
  const [row, column] = [Number(digits) - 1, columnIndex(letters)]
  return view.turned ? view.take(column, row) : view.take(row, column)
}

function acrossOf({ view }: Reading, field: CellField | undefined): number {
  return field === undefined || typeof field === 'object' ? 0 : view.indexOf(field)
}
