import type { PackedObservations, Variances } from '../model.ts'
import { truncatedMoments } from './censored-value.ts'
import { solvePerson, type PersonSolver } from './person-solver.ts'
import type { Values } from './residuals.ts'

const moments = new Float64Array(2)

/**
 * Renews what the loaded person's censored values are taken to be, from the
 * means as they stand: expectation and variance of a normal about the fitted
 * value, between the censored end and the scale's. Answers with the largest change.
 */
export function renewCensored(solver: PersonSolver, data: PackedObservations, person: number, values: Values, errorVariance: number): number {
  const { local, posterior } = solver
  const { censored, offsets } = values
  const deviation = Math.sqrt(errorVariance)
  let largest = 0
  let seat = 0
  for (let at = censored.start[person]!; at < censored.start[person + 1]!; at++) {
    const cell = censored.cell[at]! - local.first
    while (local.seatCells[seat + 1]! <= cell) seat++
    const offset = offsets[data.cellCompetency[censored.cell[at]!]!]!
    const mean = offset + posterior.seatEffect[seat]! + posterior.profile[local.cellSlot[cell]!]!
    truncatedMoments(mean, deviation, censored.low[at]!, censored.high[at]!, moments)
    largest = Math.max(largest, Math.abs(moments[0]! - censored.expected[at]!))
    censored.expected[at] = moments[0]!
    censored.spread[at] = moments[1]!
    local.residual[cell] = moments[0]! - offset
  }
  return largest
}

/** Solves the person and their censored values together, to 1e-12 level. */
export function settlePerson(solver: PersonSolver, data: PackedObservations, person: number, values: Values, variances: Variances): void {
  solvePerson(solver, variances)
  if (values.censored.start[person] === values.censored.start[person + 1]) return
  for (let round = 0; round < 1000; round++) {
    const change = renewCensored(solver, data, person, values, variances.e)
    solvePerson(solver, variances)
    if (change < 1e-12) return
  }
}
