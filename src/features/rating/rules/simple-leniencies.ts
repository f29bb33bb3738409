import type { PackedObservations } from '../model.ts'
import { addDifferences, differences } from './simple-differences.ts'

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
  const found = differences(data)
  const shared = new Int32Array(data.givers.length)
  data.reviewGiver.forEach((giver, review) => (shared[giver]! += found.shared[review]!))
  const leniency = new Float64Array(data.givers.length)
  const total = new Float64Array(data.givers.length)
  let sweeps = 0
  let largest = Infinity
  for (; largest >= 1e-4 && sweeps < 1000; sweeps++) {
    total.fill(0)
    addDifferences(found, data, leniency, total)
    largest = 0
    for (let giver = 0; giver < total.length; giver++) {
      const step = damping * (total[giver]! / (shared[giver]! + shrinkage) - leniency[giver]!)
      leniency[giver]! += step
      largest = Math.max(largest, Math.abs(step))
    }
  }
  const error = Float64Array.from(shared, (count) => Math.sqrt((leniencyVariance * shrinkage) / (count + shrinkage)))
  return { leniency, error, sweeps }
}
