import type { GiverGiven, Givens, Observation, PackedObservations, RangeUse, Scale, Variances } from '../model.ts'
import { connectedComponents } from './connected-components.ts'
import { fitGivens, type FitOptions, type PackedGivens } from './fit-givens.ts'
import { packObservations } from './pack-observations.ts'
import type { PackedRatings } from './packed-ratings.ts'
import { ratePeople } from './rate-people.ts'
import { simpleLeniencies } from './simple-leniencies.ts'
import { simpleRatings } from './simple-ratings.ts'
import { givensFor } from './stored-givens.ts'

export type Model = 'fitted' | 'simple'

/** What is held from a stored fit; what is absent is estimated. */
export interface Held {
  variances?: Variances | undefined
  offsets?: Map<string, number> | undefined
  scale?: Scale | undefined
  range?: RangeUse | undefined
  givers?: Map<string, GiverGiven> | undefined
}

export interface RatedObservations {
  model: Model
  data: PackedObservations
  ratings: PackedRatings
  /** Names of the people of each connected component. */
  components: string[][]
  givens: PackedGivens
}

/** Rates everybody by either model. */
export function rateObservations(observations: readonly Observation[], model: Model, held: Held = {}): RatedObservations {
  const data = packObservations(observations)
  const givens = model === 'fitted' ? fittedGivens(data, held) : simpleGivens(data, held)
  const ratings = model === 'fitted' ? ratePeople(data, givens) : simpleRatings(data, givens.leniency, givens.error)
  return { model, data, ratings, components: namedComponents(data), givens }
}

function fittedGivens(data: PackedObservations, { variances, offsets, scale, range, givers }: Held): PackedGivens {
  if (variances && offsets && scale && givers) return givensFor(data, { variances, offsets, scale, range: range ?? noRangeUse, givers })
  const options: FitOptions = {}
  if (variances) options.variances = variances
  if (scale) options.scale = scale
  if (offsets) options.offsets = Float64Array.from(data.competencies, (name) => offsets.get(name) ?? 0)
  return fitGivens(data, options)
}

const noRangeUse: RangeUse = { middle: 0, spread: 0 }

/** The simple model's givens in the same shape: no offsets, no loadings, and no variances of its own. */
function simpleGivens(data: PackedObservations, { givers }: Held): PackedGivens {
  const none: Givens = { variances: { e: 1, u: 1, h: 0, r: simpleStrangerVariance }, offsets: new Map(), scale: { bottom: 0, top: 0 }, range: noRangeUse, givers: givers ?? new Map() }
  const givens = givensFor(data, none)
  if (givers) return givens
  const { leniency, error } = simpleLeniencies(data)
  return { ...givens, leniency, error }
}

/** A giver whom a stored simple fit does not know is as unsure as one who shares nobody. */
const simpleStrangerVariance = 0.2

function namedComponents(data: PackedObservations): string[][] {
  const { ofPerson, count } = connectedComponents(data)
  const groups: string[][] = Array.from({ length: count }, () => [])
  ofPerson.forEach((component, person) => groups[component]!.push(data.people[person]!))
  return groups
}
