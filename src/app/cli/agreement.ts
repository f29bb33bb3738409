import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { groupStatistics, processStatistics, tableOf } from '../../features/rating/rules/agreement/observation-statistics.ts'
import { tableStatistics } from '../../features/rating/rules/agreement/table-statistics.ts'
import { rateObservations, type RatedObservations } from '../../features/rating/rules/rate-observations.ts'
import { agreementJson, agreementTable, type AgreementReport } from '../../features/rating/source/agreement-text.ts'
import { csvRecords, type Finding } from '../../features/rating/source/csv-records.ts'
import { readObservations, type DatedObservation } from '../../features/rating/source/observation-csv.ts'
import { readPersonColumn } from '../../features/rating/source/person-columns-csv.ts'
import { readRatingTable } from '../../features/rating/source/rating-table-csv.ts'

const usage = `Usage: cairn agreement RATINGS.csv [options]

Reads units × raters (one row a unit, one column a rater, NA where missing), or
observations with the columns giver, person, competency, value, which also give
generalizability and the spread of leniency year by year where there is a date.

  --groups GROUPS.csv         person, group: standardized differences between groups; nothing of it is kept
  --decisions DECISIONS.csv   person, decision (yes or no): adverse impact by group, with --groups
  --format table|json         (default: table)
`

class Unusable extends Error {
  readonly code: 1 | 2
  constructor(message: string, code: 1 | 2) {
    super(message)
    this.code = code
  }
}

/** `cairn agreement`: 0 when done, 1 when rows are wrong, 2 when a file or the options cannot be used. */
export async function run(args: string[]): Promise<number> {
  try {
    const { file, format, groups, decisions } = readRequest(args)
    const text = textOf(file)
    const { report, rated } = isObservations(file, text) ? observationReport(file, text) : { report: tableReport(file, text), rated: null }
    if (groups !== undefined) report.groups = groupReport(rated, groups, decisions)
    process.stdout.write(format === 'json' ? `${agreementJson(report)}\n` : agreementTable(report))
    return 0
  } catch (error) {
    if (!(error instanceof Unusable)) throw error
    process.stderr.write(error.message)
    return error.code
  }
}

function readRequest(args: string[]): { file: string; format: string; groups: string | undefined; decisions: string | undefined } {
  const options = { format: { type: 'string' }, groups: { type: 'string' }, decisions: { type: 'string' }, help: { type: 'boolean' } } as const
  let parsed
  try {
    parsed = parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw new Unusable(`${(error as Error).message}\n\n${usage}`, 2)
  }
  const { values, positionals } = parsed
  const { format = 'table', groups, decisions } = values
  const [file] = positionals
  if (values.help || file === undefined || positionals.length > 1) throw new Unusable(usage, 2)
  if (format !== 'table' && format !== 'json') throw new Unusable(`--format is table or json, not “${format}”\n`, 2)
  if (decisions !== undefined && groups === undefined) throw new Unusable('--decisions needs --groups, a file with the columns person, group\n', 2)
  return { file, format, groups, decisions }
}

function isObservations(file: string, text: string): boolean {
  const table = csvRecords(file, text)
  return table.ok && table.header.includes('giver')
}

function tableReport(file: string, text: string): AgreementReport {
  const read = readRatingTable(file, text)
  if (!read.ok) throw refusal(read)
  return { table: tableStatistics(read.table) }
}

function observationReport(file: string, text: string): { report: AgreementReport; rated: RatedObservations } {
  const read = readObservations(file, text)
  if (!read.ok) throw refusal(read)
  process.stderr.write(linesOf(read.notes, 'note: '))
  const rated = rateObservations(read.observations, 'fitted')
  const year = (one: DatedObservation): string => one.date?.slice(0, 4) ?? 'undated'
  return { report: { table: tableStatistics(tableOf(read.observations)), process: processStatistics(read.observations, rated, year) }, rated }
}

function groupReport(rated: RatedObservations | null, groups: string, decisions: string | undefined): NonNullable<AgreementReport['groups']> {
  const byPerson = columnOf(groups, 'group')
  if (decisions === undefined) return groupStatistics(rated, byPerson, null)
  const decided = columnOf(decisions, 'decision')
  const wrong = [...decided].find(([, decision]) => !/^(yes|no)$/i.test(decision))
  if (wrong) throw new Unusable(`${decisions}: ${wrong[0]}: a decision is yes or no, not “${wrong[1]}”\n`, 1)
  const selected = new Map([...decided].map(([person, decision]) => [person, decision.toLowerCase() === 'yes']))
  return groupStatistics(rated, byPerson, selected)
}

function columnOf(file: string, column: string): Map<string, string> {
  const read = readPersonColumn(file, textOf(file), column)
  if (!read.ok) throw refusal(read)
  return read.byPerson
}

function refusal({ kind, findings }: { kind: 'columns' | 'rows'; findings: Finding[] }): Unusable {
  return new Unusable(linesOf(findings, ''), kind === 'rows' ? 1 : 2)
}

function linesOf(findings: readonly Finding[], prefix: string): string {
  return findings.map(({ file, line, message }) => `${file}:${line}: ${prefix}${message}\n`).join('')
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new Unusable(`${file}: cannot be read\n`, 2)
  }
}
