import type { PackedObservations } from '../model.ts'

/** How many shared people a giver's leniency is held back by. */
const shrinkage = 2
const damping = 0.7
/** Variance between givers that the error of a simple leniency assumes, in squared levels. */
const leniencyVariance = 0.2

export interface SimpleLeniencies {
  /** In levels, above 0 for the generous; 0 without people shared with another giver. */
  leniency: Float64Array
  /** In levels, on the assumption that K = 2 stands for: noise of a person's difference = 2 × variance between givers. */
  error: Float64Array
  sweeps: number
}

/**
 * Leniencies that can be checked by hand: b[j] = Σ_i d[i][j] / (m[j] + 2), where
 * d[i][j] is how far giver j stands from the others who saw the same of person
 * i, their own leniency taken off, and m[j] counts the people j shares with
 * somebody. Swept with damping 0.7 until nothing moves by 1e-4 level.
 */
export function simpleLeniencies(data: PackedObservations): SimpleLeniencies {
  const givers = data.givers.length
  const leniency = new Float64Array(givers)
  const total = new Float64Array(givers)
  const shared = new Int32Array(givers)
  const sums = new Float64Array(data.competencies.length)
  const seen = new Int32Array(data.competencies.length)
  let sweeps = 0
  let largest = Infinity
  while (largest >= 1e-4 && sweeps < 1000) {
    total.fill(0)
    shared.fill(0)
    for (let person = 0; person < data.people.length; person++) addDifferences(data, person, leniency, total, shared, sums, seen)
    largest = 0
    for (let giver = 0; giver < givers; giver++) {
      const step = damping * (total[giver]! / (shared[giver]! + shrinkage) - leniency[giver]!)
      leniency[giver]! += step
      largest = Math.max(largest, Math.abs(step))
    }
    sweeps++
  }
  const error = Float64Array.from(shared, (count) => Math.sqrt((leniencyVariance * shrinkage) / (count + shrinkage)))
  return { leniency, error, sweeps }
}

/** Adds d[i][j] of one person's givers, where they share a competency with somebody. */
function addDifferences(
  data: PackedObservations, person: number, leniency: Float64Array,
  total: Float64Array, shared: Int32Array, sums: Float64Array, seen: Int32Array,
): void {
  const { personReviews, reviewGiver, reviewCells, cellCompetency, value } = data
  const first = personReviews[person]!
  const end = personReviews[person + 1]!
  for (let review = first; review < end; review++) {
    const own = leniency[reviewGiver[review]!]!
    for (let cell = reviewCells[review]!; cell < reviewCells[review + 1]!; cell++) {
      const competency = cellCompetency[cell]!
      sums[competency]! += value[cell]! - own
      seen[competency]!++
    }
  }
  for (let review = first; review < end; review++) {
    const giver = reviewGiver[review]!
    const own = leniency[giver]!
    let difference = 0
    let count = 0
    for (let cell = reviewCells[review]!; cell < reviewCells[review + 1]!; cell++) {
      const others = seen[cellCompetency[cell]!]! - 1
      if (others === 0) continue
      difference += value[cell]! - (sums[cellCompetency[cell]!]! - value[cell]! + own) / others
      count++
    }
    if (count === 0) continue
    total[giver]! += difference / count
    shared[giver]!++
  }
  for (let cell = reviewCells[first]!; cell < reviewCells[end]!; cell++) {
    sums[cellCompetency[cell]!] = 0
    seen[cellCompetency[cell]!] = 0
  }
}
