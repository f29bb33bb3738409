import type { Bound, Observation } from '../model.ts'
import { csvRecords, type CsvRecord, type Finding } from './csv-records.ts'

/** An observation as a row of a file has it. */
export interface DatedObservation extends Observation {
  /** ISO date, where the row has one. */
  date?: string
}

export interface ObservationFile {
  observations: DatedObservation[]
  /** Rows left out, and why. */
  notes: Finding[]
}

/** `columns`: nothing in the file can be read; `rows`: some rows are wrong, so none is used. */
export type ReadObservations = ({ ok: true } & ObservationFile) | { ok: false; kind: 'columns' | 'rows'; findings: Finding[] }

const required = ['giver', 'person', 'competency', 'value']

/**
 * Reads observations from a table with the columns giver, person, competency
 * and value (on the level scale), and optionally bound (`at-most`, `at-least`),
 * date, and first and last (the range of the competency's texts). Where a range is given, a
 * value at the last text means at least that, and half a level below the first at most that.
 */
export function readObservations(file: string, text: string): ReadObservations {
  const table = csvRecords(file, text)
  if (!table.ok) return { ok: false, kind: 'columns', findings: [table.finding] }
  const missing = required.filter((name) => !table.header.includes(name))
  if (missing.length > 0) {
    const message = `there is no column ${missing.map((name) => `“${name}”`).join(', ')}; the columns are ${required.join(', ')}`
    return { ok: false, kind: 'columns', findings: [{ file, line: 1, message }] }
  }
  const rows = table.records.map((record) => readRow(table.header, record))
  const findings = rows.flatMap(({ line, problems }) => problems.map((message) => ({ file, line, message })))
  if (findings.length > 0) return { ok: false, kind: 'rows', findings }
  const notes = rows.filter((row) => row.observation.giver === row.observation.person)
  return {
    ok: true,
    observations: rows.map((row) => row.observation).filter((one) => one.giver !== one.person),
    notes: notes.map(({ line, observation }) => ({ file, line, message: `${observation.person} rates themselves: left out of every rating` })),
  }
}

interface Row {
  line: number
  observation: DatedObservation
  problems: string[]
}

function readRow(header: readonly string[], { line, fields }: CsvRecord): Row {
  const field = (name: string): string => fields[header.indexOf(name)] ?? ''
  const problems: string[] = []
  if (fields.length !== header.length) problems.push(`${fields.length} fields where the header has ${header.length}`)
  for (const name of ['giver', 'person', 'competency']) if (field(name) === '') problems.push(`no ${name}`)
  const value = numberIn(field('value'))
  if (value === undefined) problems.push(valueProblem(field('value')))
  const range = { first: optionalNumber(field, 'first', problems), last: optionalNumber(field, 'last', problems) }
  const stated = statedBound(field('bound'), problems)
  const date = statedDate(field('date'), problems)
  if (value !== undefined) problems.push(...rangeProblems(value, range))
  const bound = stated ?? boundWithin(value ?? 0, range)
  const observation = { giver: field('giver'), person: field('person'), competency: field('competency'), value: value ?? 0, bound }
  return { line, observation: date === undefined ? observation : { ...observation, date }, problems }
}

function valueProblem(text: string): string {
  if (text === '') return 'no value; what was not observed is left out, never 0'
  return `“${text}” is not a number`
}

/** A decimal number, with nothing around it. */
function numberIn(text: string): number | undefined {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) && Number.isFinite(Number(text)) ? Number(text) : undefined
}

function optionalNumber(field: (name: string) => string, name: string, problems: string[]): number | undefined {
  const text = field(name)
  if (text === '') return undefined
  const number = numberIn(text)
  if (number === undefined) problems.push(`${name}: “${text}” is not a number`)
  return number
}

function statedBound(text: string, problems: string[]): Bound | undefined {
  const bound = text.toLowerCase()
  if (bound === '') return undefined
  if (bound === 'at-most' || bound === 'at-least' || bound === 'exact') return bound
  problems.push(`bound: “${text}” is neither at-most nor at-least`)
  return undefined
}

function statedDate(text: string, problems: string[]): string | undefined {
  if (text === '') return undefined
  if (/^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(Date.parse(text))) return text.slice(0, 10)
  problems.push(`date: “${text}” is not a date such as 2026-03-31`)
  return undefined
}

interface Range {
  first: number | undefined
  last: number | undefined
}

/** No ladder is this long; what lies beyond is a date or a count in the wrong column. */
const farthestLevel = 100

function rangeProblems(value: number, { first, last }: Range): string[] {
  if (Math.abs(value) > farthestLevel) return [`value ${value} is not on a level scale`]
  if (first !== undefined && last !== undefined && first > last) return [`first ${first} lies above last ${last}`]
  if (last !== undefined && value > last) return [`value ${value} lies above the competency's last level ${last}`]
  if (first !== undefined && value < first - 1) return [`value ${value} lies more than a level below the competency's first level ${first}`]
  return []
}

function boundWithin(value: number, { first, last }: Range): Bound {
  if (last !== undefined && value >= last) return 'at-least'
  if (first !== undefined && value <= first - 0.5) return 'at-most'
  return 'exact'
}
