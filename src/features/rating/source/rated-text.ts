import type { PersonRating } from '../model.ts'
import { roundedLoading } from '../rules/fit-givens.ts'
import { personRating } from '../rules/packed-ratings.ts'
import type { RatedObservations } from '../rules/rate-observations.ts'
import { csvLine, oneDecimal, signed, table } from './text-table.ts'

/** Everything as one JSON object: the ratings, and the givens that they can be computed from again. */
export function ratedJson(rated: RatedObservations, extra: Record<string, unknown> = {}): string {
  const { data, givens, model } = rated
  const fitted = model === 'fitted'
  return JSON.stringify({
    model,
    variances: fitted ? givens.variances : null,
    components: rated.components,
    people: peopleOf(rated).map(({ person, overall, competencies }) => ({
      person,
      overall: overall?.adjusted ?? null,
      raw: overall?.raw ?? null,
      low: overall?.low ?? null,
      high: overall?.high ?? null,
      competencies: competencies.map(({ competency, raw, adjusted, low, high, givers }) => ({ competency, raw, adjusted, low, high, givers })),
    })),
    givers: data.givers.map((giver, at) => ({ giver, leniency: givens.leniency[at], error: givens.error[at], ...loadingsOf(rated, at) })),
    ...(fitted ? { offsets: Object.fromEntries(data.competencies.map((name, at) => [name, givens.offsets[at]])), scale: givens.scale, range: givens.range } : {}),
    ...extra,
  })
}

function loadingsOf({ givens, model }: RatedObservations, giver: number): { loadings?: number[] } {
  if (model === 'simple') return {}
  const row = givens.loadings.subarray(giver * givens.columns, (giver + 1) * givens.columns)
  return { loadings: Array.from(row, roundedLoading) }
}

function peopleOf({ data, ratings }: RatedObservations): PersonRating[] {
  return data.people.map((_, person) => personRating(data, ratings, person))
}

/** One row a rating, in the order of names; a person's overall has no competency. */
export function ratedCsv(rated: RatedObservations): string {
  const rows = peopleOf(rated).flatMap(({ person, overall, competencies }) => [
    ...(overall ? [[person, '', overall.raw, overall.adjusted, overall.low, overall.high, '']] : []),
    ...competencies.map((one) => [person, one.competency, one.raw, one.adjusted, one.low, one.high, one.givers]),
  ])
  return [['person', 'competency', 'raw', 'adjusted', 'low', 'high', 'givers'], ...rows].map(csvLine).join('')
}

/** For reading: ratings with one decimal, since the second says nothing. */
export function ratedTable(rated: RatedObservations): string {
  return [...peopleOf(rated).map(personText), giversText(rated), variancesText(rated), componentsText(rated)].join('\n')
}

function personText({ person, overall, competencies }: PersonRating): string {
  const head = overall
    ? `${person}: overall ${oneDecimal(overall.adjusted)} (${oneDecimal(overall.low)} to ${oneDecimal(overall.high)}), raw ${oneDecimal(overall.raw)}`
    : `${person}: nothing rated`
  const rows = competencies.map((one) => [
    one.competency, oneDecimal(one.raw), oneDecimal(one.adjusted), oneDecimal(one.low), oneDecimal(one.high), String(one.givers),
  ])
  return `${head}\n${table([['competency', 'raw', 'adjusted', 'low', 'high', 'givers'], ...rows])}`
}

function giversText({ data, givens }: RatedObservations): string {
  const rows = data.givers.map((giver, at) => [giver, signed(givens.leniency[at]!), givens.error[at]!.toFixed(2)])
  return `Leniency in levels, above 0 for the generous\n${table([['giver', 'leniency', 'error'], ...rows])}`
}

function variancesText({ model, givens }: RatedObservations): string {
  if (model === 'simple') return 'The simple model estimates no variances; its intervals take the usual ones for granted.\n'
  const { e, u, h, r } = givens.variances
  return `Variances in squared levels: error ${e.toFixed(3)}, profile ${u.toFixed(3)}, halo ${h.toFixed(3)}, leniency ${r.toFixed(3)}\n`
}

function componentsText({ components }: RatedObservations): string {
  if (components.length < 2) return ''
  const groups = components.map((people, at) => `  ${at + 1}: ${people.join(', ')}`)
  return `${components.length} groups have no giver in common. Each is rated on its own; never compare across them.\n${groups.join('\n')}\n`
}
