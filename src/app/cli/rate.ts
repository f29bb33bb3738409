import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { explainPerson, type PersonExplained } from '../../features/rating/rules/explain-rating.ts'
import { explainSimple } from '../../features/rating/rules/explain-simple.ts'
import { rateObservations, type Model, type RatedObservations } from '../../features/rating/rules/rate-observations.ts'
import { explainedCsv, explainedTable } from '../../features/rating/source/explained-text.ts'
import { readFit, type StoredFit } from '../../features/rating/source/fit-json.ts'
import { readObservations, type DatedObservation } from '../../features/rating/source/observation-csv.ts'
import { ratedCsv, ratedJson, ratedTable } from '../../features/rating/source/rated-text.ts'

const usage = `Usage: cairn rate OBSERVATIONS.csv [options]

Reads the columns giver, person, competency, value (on the level scale) and
optionally bound (at-most, at-least), date, first and last (a competency's range).

  --model fitted|simple     fitted has intervals and evens out halo too; simple can be checked by hand (default: fitted)
  --given FIT.json          computes from a stored fit (--format json); what the file lacks is estimated
  --format table|json|csv   (default: table)
  --why PERSON              each value's weight and adjustment in that person's ratings
`

interface Request {
  file: string
  model: Model
  format: 'table' | 'json' | 'csv'
  fit: StoredFit | undefined
  why: string | undefined
}

/** `cairn rate`: 0 when done, 1 when rows are wrong, 2 when the file or the options cannot be used. */
export async function run(args: string[]): Promise<number> {
  const request = readRequest(args)
  if (typeof request === 'string') return complain(request)
  const text = textOf(request.file)
  if (text === undefined) return complain(`${request.file}: cannot be read\n`)
  const read = readObservations(request.file, text)
  if (!read.ok) {
    complain(read.findings.map(({ file, line, message }) => `${file}:${line}: ${message}\n`).join(''))
    return read.kind === 'rows' ? 1 : 2
  }
  complain(read.notes.map(({ file, line, message }) => `${file}:${line}: note: ${message}\n`).join(''))
  return answer(request, read.observations, read.notes.map(({ line, message }) => ({ line, message })))
}

function answer(request: Request, observations: DatedObservation[], notes: object[]): number {
  const rated = rateObservations(observations, request.model, request.fit)
  const why = request.why === undefined ? undefined : explain(rated, request.why)
  if (why === null) return complain(`${request.file}: nobody rated a person named “${request.why}”\n`)
  process.stdout.write(outputOf(request, rated, why, { asOf: latestDate(observations), notes }))
  return 0
}

function outputOf({ format }: Request, rated: RatedObservations, why: PersonExplained | undefined, extra: Record<string, unknown>): string {
  if (format === 'json') return `${ratedJson(rated, why ? { ...extra, why } : extra)}\n`
  if (format === 'csv') return why ? explainedCsv(why) : ratedCsv(rated)
  return why ? explainedTable(why) : ratedTable(rated)
}

function readRequest(args: string[]): Request | string {
  const options = { model: { type: 'string' }, given: { type: 'string' }, format: { type: 'string' }, why: { type: 'string' }, help: { type: 'boolean' } } as const
  let parsed
  try {
    parsed = parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    return `${(error as Error).message}\n\n${usage}`
  }
  const { values, positionals } = parsed
  const [file, ...more] = positionals
  if (values.help || file === undefined || more.length > 0) return usage
  const { model, format = 'table' } = values
  if (model !== undefined && model !== 'fitted' && model !== 'simple') return `--model is fitted or simple, not “${model}”\n`
  if (format !== 'table' && format !== 'json' && format !== 'csv') return `--format is table, json or csv, not “${format}”\n`
  const fit = values.given === undefined ? undefined : storedFit(values.given)
  if (typeof fit === 'string') return fit
  if (fit && model && fit.model !== model) return `${values.given}: this fit is ${fit.model}, not ${model}\n`
  return { file, model: model ?? fit?.model ?? 'fitted', format, fit, why: values.why }
}

function storedFit(file: string): StoredFit | string {
  const text = textOf(file)
  if (text === undefined) return `${file}: cannot be read\n`
  const read = readFit(text)
  return read.ok ? read.fit : `${file}: ${read.message}\n`
}

/** Every rating of a person as a sum, or null where nobody rated them. */
function explain({ data, givens, model }: RatedObservations, name: string): PersonExplained | null {
  const person = data.people.indexOf(name)
  if (person < 0) return null
  return (model === 'fitted' ? explainPerson(data, givens, person) : explainSimple(data, givens.leniency, person)) ?? null
}

function latestDate(observations: readonly DatedObservation[]): string | null {
  return observations.reduce<string | null>((latest, { date }) => (date !== undefined && (latest === null || date > latest) ? date : latest), null)
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function complain(text: string): number {
  process.stderr.write(text)
  return 2
}
