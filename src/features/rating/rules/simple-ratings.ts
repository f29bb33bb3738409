import type { PackedObservations } from '../model.ts'
import { usualPrior } from './estimate-variances.ts'
import { emptyRatings, type PackedRatings } from './packed-ratings.ts'

/**
 * The simple rating: the mean over givers of value less leniency. Its interval
 * takes the usual variances for granted: what one giver adds to one competency
 * (error and halo) and each leniency's own error, averaged over the givers.
 */
export function simpleRatings(data: PackedObservations, leniency: Float64Array, error: Float64Array): PackedRatings {
  const ratings = emptyRatings(data)
  const size = data.competencies.length
  const totals: Totals = { raw: new Float64Array(size), adjusted: new Float64Array(size), errors: new Float64Array(size), seen: new Int32Array(size) }
  for (let person = 0; person < data.people.length; person++) {
    sumPerson(totals, data, person, leniency, error)
    writePerson(ratings, totals, data, person, error)
  }
  return ratings
}

interface Totals {
  raw: Float64Array
  adjusted: Float64Array
  errors: Float64Array
  seen: Int32Array
}

function sumPerson(totals: Totals, data: PackedObservations, person: number, leniency: Float64Array, error: Float64Array): void {
  for (let review = data.personReviews[person]!; review < data.personReviews[person + 1]!; review++) {
    const own = leniency[data.reviewGiver[review]!]!
    const unsure = error[data.reviewGiver[review]!]! ** 2
    for (let cell = data.reviewCells[review]!; cell < data.reviewCells[review + 1]!; cell++) {
      const competency = data.cellCompetency[cell]!
      totals.raw[competency]! += data.value[cell]!
      totals.adjusted[competency]! += data.value[cell]! - own
      totals.errors[competency]! += unsure
      totals.seen[competency]!++
    }
  }
}

function writePerson(ratings: PackedRatings, totals: Totals, data: PackedObservations, person: number, error: Float64Array): void {
  const { e, h } = usualPrior.variances
  const first = ratings.start[person]!
  const count = ratings.start[person + 1]! - first
  let at = first
  let own = 0
  for (let competency = 0; at < first + count; competency++) {
    const seen = totals.seen[competency]!
    if (seen === 0) continue
    ratings.competency[at] = competency
    ratings.givers[at] = seen
    ratings.raw[at] = totals.raw[competency]! / seen
    ratings.adjusted[at] = totals.adjusted[competency]! / seen
    ratings.deviation[at] = Math.sqrt((e + h) / seen + totals.errors[competency]! / seen ** 2)
    own += e / seen
    ratings.overallRaw[person]! += ratings.raw[at]! / count
    ratings.overall[person]! += ratings.adjusted[at]! / count
    clear(totals, competency)
    at++
  }
  ratings.overallDeviation[person] = Math.sqrt(own / Math.max(1, count) ** 2 + commonSpread(data, person, h, error))
}

function clear(totals: Totals, competency: number): void {
  totals.raw[competency] = 0
  totals.adjusted[competency] = 0
  totals.errors[competency] = 0
  totals.seen[competency] = 0
}

/** What halo and leniency leave unknown about an overall: they do not average out over competencies, only over givers. */
function commonSpread(data: PackedObservations, person: number, haloVariance: number, error: Float64Array): number {
  const first = data.personReviews[person]!
  const end = data.personReviews[person + 1]!
  let sum = 0
  for (let review = first; review < end; review++) sum += haloVariance + error[data.reviewGiver[review]!]! ** 2
  return sum / Math.max(1, end - first) ** 2
}
