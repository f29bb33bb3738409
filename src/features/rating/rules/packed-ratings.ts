import type { PackedObservations, PersonRating } from '../model.ts'
import { ninetyPercent } from './normal-distribution.ts'

/** Ratings packed by person, competencies in the order of their names; all values in levels. */
export interface PackedRatings {
  /** Ratings of person i are `start[i] … start[i + 1] - 1`. */
  start: Int32Array
  competency: Uint16Array
  givers: Uint16Array
  raw: Float64Array
  adjusted: Float64Array
  deviation: Float32Array
  overallRaw: Float64Array
  /** NaN where nothing that counts in it was rated. */
  overall: Float64Array
  overallDeviation: Float32Array
}

/** Room for a rating of every competency that somebody saw of somebody. */
export function emptyRatings(data: PackedObservations): PackedRatings {
  const people = data.people.length
  const start = new Int32Array(people + 1)
  const lastSeenBy = new Int32Array(data.competencies.length).fill(-1)
  let count = 0
  for (let person = 0; person < people; person++) {
    const end = data.reviewCells[data.personReviews[person + 1]!]!
    for (let cell = data.reviewCells[data.personReviews[person]!]!; cell < end; cell++) {
      if (lastSeenBy[data.cellCompetency[cell]!] !== person) count++
      lastSeenBy[data.cellCompetency[cell]!] = person
    }
    start[person + 1] = count
  }
  return {
    start, competency: new Uint16Array(count), givers: new Uint16Array(count),
    raw: new Float64Array(count), adjusted: new Float64Array(count), deviation: new Float32Array(count),
    overallRaw: new Float64Array(people), overall: new Float64Array(people), overallDeviation: new Float32Array(people),
  }
}

/** One person's ratings in words that a page can use. */
export function personRating(data: PackedObservations, ratings: PackedRatings, person: number): PersonRating {
  const first = ratings.start[person]!
  const count = ratings.start[person + 1]! - first
  const competencies = Array.from({ length: count }, (_, rank) => {
    const at = first + rank
    const [adjusted, deviation] = [ratings.adjusted[at]!, ratings.deviation[at]!]
    return {
      competency: data.competencies[ratings.competency[at]!]!, raw: ratings.raw[at]!, adjusted, deviation,
      ...around(adjusted, deviation), givers: ratings.givers[at]!,
    }
  })
  const [adjusted, deviation] = [ratings.overall[person]!, ratings.overallDeviation[person]!]
  const overall = { raw: ratings.overallRaw[person]!, adjusted, deviation, ...around(adjusted, deviation) }
  return { person: data.people[person]!, overall: count === 0 || Number.isNaN(adjusted) ? null : overall, competencies }
}

/** The 90 % interval about a value. */
function around(value: number, deviation: number): { low: number; high: number } {
  return { low: value - ninetyPercent * deviation, high: value + ninetyPercent * deviation }
}
