import type { Observation, PackedObservations, Variances } from '../../model.ts'
import { packObservations } from '../pack-observations.ts'
import { rateObservations, type RatedObservations } from '../rate-observations.ts'
import { adverseImpact, standardizedMeanDifference, type GroupImpact } from './adverse-impact.ts'
import { generalizability, varianceBetween } from './generalizability.ts'
import { leniencyDrift, type Drift } from './leniency-drift.ts'
import type { RatingTable } from './rating-table.ts'

/** What the fitted model says about a process: reliability, and leniency cycle by cycle. */
export interface ProcessStatistics {
  variances: Variances
  /** Variance of overalls between people, in squared levels. */
  people: number
  generalizability: { givers: number; competencies: number; relative: number; absolute: number }
  drift: Drift[]
}

/** With more givers than this, a column each would be nearly empty, and pairs of givers share too little to compare. */
const mostColumns = 40

/** Units are a person's competencies, raters the givers; of many givers each unit's ratings stand side by side without their names. */
export function tableOf(observations: readonly Observation[]): RatingTable {
  const data = packObservations(observations)
  const anonymous = data.givers.length > mostColumns
  const rows = new Map<string, { name: string; values: (number | null)[] }>()
  for (let person = 0; person < data.people.length; person++) {
    for (let review = data.personReviews[person]!; review < data.personReviews[person + 1]!; review++) {
      for (let cell = data.reviewCells[review]!; cell < data.reviewCells[review + 1]!; cell++) {
        const { values } = rowOf(rows, data, person, cell, anonymous)
        values[anonymous ? values.length : data.reviewGiver[review]!] = data.value[cell]!
      }
    }
  }
  const all = [...rows.values()]
  return { units: all.map((row) => row.name), raters: data.givers, values: all.map((row) => row.values), anonymous }
}

type UnitRow = { name: string; values: (number | null)[] }

function rowOf(rows: Map<string, UnitRow>, data: PackedObservations, person: number, cell: number, anonymous: boolean): UnitRow {
  const competency = data.cellCompetency[cell]!
  const key = `${person}/${competency}`
  const row = rows.get(key) ?? { name: `${data.people[person]} · ${data.competencies[competency]}`, values: anonymous ? [] : data.givers.map(() => null) }
  rows.set(key, row)
  return row
}

/** `cycleOf` names an observation's cycle; cycles come in the order of their names. */
export function processStatistics(observations: readonly Observation[], rated: RatedObservations, cycleOf: (one: Observation) => string): ProcessStatistics {
  const { data, ratings, givens } = rated
  const people = varianceBetween([...ratings.overall], [...ratings.overallDeviation])
  const givers = data.people.length === 0 ? 1 : Math.max(1, Math.round(data.reviewGiver.length / data.people.length))
  const competencies = Math.max(1, data.competencies.length)
  return {
    variances: givens.variances,
    people,
    generalizability: { givers, competencies, ...generalizability(givens.variances, people, givers, competencies) },
    drift: leniencyDrift(cyclesOf(observations, cycleOf)),
  }
}

function cyclesOf(observations: readonly Observation[], cycleOf: (one: Observation) => string): Parameters<typeof leniencyDrift>[0] {
  const names = [...new Set(observations.map(cycleOf))].sort()
  return names.map((cycle) => {
    const { data, givens } = rateObservations(observations.filter((one) => cycleOf(one) === cycle), 'fitted')
    const byGiver = new Map(data.givers.map((giver, at) => [giver, { leniency: givens.leniency[at]!, error: givens.error[at]! }]))
    return { cycle, variance: givens.variances.r, byGiver }
  })
}

/** Decisions and ratings by group. Groups come in the order of their names. */
export interface GroupStatistics {
  decisions: { groups: GroupImpact[]; tooSmall: string[] } | null
  /** Each group against all others, in standard deviations of the overall; null with fewer than ten on a side. */
  differences: { group: string; people: number; raw: number | null; adjusted: number | null }[]
}

export function groupStatistics(
  rated: RatedObservations | null, groupOf: ReadonlyMap<string, string>, selected: ReadonlyMap<string, boolean> | null,
): GroupStatistics {
  const groups = [...new Set(groupOf.values())].sort()
  const decided = groups.map((group) => {
    const members = selected ? [...selected].filter(([person]) => groupOf.get(person) === group) : []
    return { group, people: members.length, selected: members.filter(([, yes]) => yes).length }
  })
  return { decisions: selected ? adverseImpact(decided) : null, differences: rated ? groups.map((group) => differenceOf(rated, groupOf, group)) : [] }
}

function differenceOf({ data, ratings }: RatedObservations, groupOf: ReadonlyMap<string, string>, group: string): GroupStatistics['differences'][number] {
  const known = data.people.map((name, person) => ({ group: groupOf.get(name), person })).filter((one) => one.group !== undefined)
  const own = known.filter((one) => one.group === group).map((one) => one.person)
  const others = known.filter((one) => one.group !== group).map((one) => one.person)
  const of = (values: Float64Array): number | null =>
    standardizedMeanDifference(own.map((person) => values[person]!), others.map((person) => values[person]!))
  return { group, people: own.length, raw: of(ratings.overallRaw), adjusted: of(ratings.overall) }
}
