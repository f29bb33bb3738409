import type { PackedObservations, Variances } from '../model.ts'
import { truncatedMoments } from './censored-value.ts'
import { solvePerson, stepPerson, type PersonSolver } from './person-solver.ts'
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

/**
 * Solves the person and their censored values together, to `tolerance` in levels. The
 * fitted values follow the censored ones linearly, so that once the steps are
 * known only the censored cells iterate.
 */
export function settlePerson(
  solver: PersonSolver, steps: CensoredSteps, data: PackedObservations, person: number, values: Values, variances: Variances, tolerance: number,
): void {
  const { censored } = values
  const count = censored.start[person + 1]! - censored.start[person]!
  steps.count = count
  solvePerson(solver, variances)
  if (count === 0) return
  takeSteps(solver, steps, person, values, variances)
  if (count > mostSteps) return settlePlainly(solver, data, person, values, variances, tolerance)
  iterate(solver, steps, data, person, values, variances.e, tolerance)
  solvePerson(solver, variances)
}

/** Beyond this many censored cells their steps would fill more memory than repeating the solution costs time. */
const mostSteps = 2000

function settlePlainly(
  solver: PersonSolver, data: PackedObservations, person: number, values: Values, variances: Variances, tolerance: number,
): void {
  for (let round = 0; round < 1000; round++) {
    const change = renewCensored(solver, data, person, values, variances.e)
    solvePerson(solver, variances)
    if (change < tolerance) return
  }
}

/** How the means follow each of a person's censored values. */
export interface CensoredSteps {
  count: number
  seat: Int32Array
  slot: Int32Array
  /** Weight of censored cell k in the rating of each slot: k × slots + slot. */
  weights: Float64Array
  /** How fitted value l follows censored value k: k × count + l. */
  follow: Float64Array
  fitted: Float64Array
}

export function emptySteps(): CensoredSteps {
  const floats = (): Float64Array => new Float64Array(0)
  return { count: 0, seat: new Int32Array(0), slot: new Int32Array(0), weights: floats(), follow: floats(), fitted: floats() }
}

function takeSteps(solver: PersonSolver, steps: CensoredSteps, person: number, values: Values, variances: Variances): void {
  const { local, posterior } = solver
  const { count } = steps
  roomForSteps(steps, local.slots)
  const first = values.censored.start[person]!
  let seat = 0
  for (let k = 0; k < count; k++) {
    const cell = values.censored.cell[first + k]! - local.first
    while (local.seatCells[seat + 1]! <= cell) seat++
    steps.seat[k] = seat
    steps.slot[k] = local.cellSlot[cell]!
    steps.fitted[k] = posterior.seatEffect[seat]! + posterior.profile[steps.slot[k]!]!
  }
  for (let k = 0; k < count; k++) {
    stepPerson(solver, steps.seat[k]!, steps.slot[k]!, variances)
    for (let slot = 0; slot < local.slots; slot++) steps.weights[k * local.slots + slot] = posterior.alphaStep + posterior.profileStep[slot]!
    for (let l = 0; l < count && count <= mostSteps; l++) steps.follow[k * count + l] = posterior.seatStep[steps.seat[l]!]! + posterior.profileStep[steps.slot[l]!]!
  }
}

function roomForSteps(steps: CensoredSteps, slots: number): void {
  const { count } = steps
  if (steps.seat.length < count) {
    steps.seat = new Int32Array(2 * count)
    steps.slot = new Int32Array(2 * count)
    steps.fitted = new Float64Array(2 * count)
  }
  if (count <= mostSteps && steps.follow.length < count * count) steps.follow = new Float64Array(2 * count * count)
  if (steps.weights.length < count * slots) steps.weights = new Float64Array(2 * count * slots)
}

/**
 * Newton's steps for F(y) = E[y* | fitted(y)] − y, where d E[y*]/d fitted = Var(y*)/σe²
 * for a truncated normal: all cells together while they are few, cell by cell otherwise.
 * Together the error squares at every step, so a step well below the root of the tolerance is the last.
 */
function iterate(
  solver: PersonSolver, steps: CensoredSteps, data: PackedObservations, person: number, values: Values, errorVariance: number, tolerance: number,
): void {
  const { censored, offsets } = values
  const { count } = steps
  const first = censored.start[person]!
  for (let k = 0; k < count; k++) steps.fitted[k]! += offsets[data.cellCompetency[censored.cell[first + k]!]!]!
  for (let round = 0; round < 500; round++) {
    const together = count <= mostTogether && round < 12
    const change = together ? stepTogether(steps, values, first, errorVariance) : stepInTurn(steps, values, first, errorVariance)
    if (change < (together ? Math.sqrt(tolerance) / 10 : tolerance)) break
  }
  for (let at = first; at < first + count; at++) {
    const cell = censored.cell[at]!
    solver.local.residual[cell - solver.local.first] = censored.expected[at]! - offsets[data.cellCompetency[cell]!]!
  }
}

function stepInTurn(steps: CensoredSteps, { censored }: Values, first: number, errorVariance: number): number {
  const { count, follow, fitted } = steps
  const deviation = Math.sqrt(errorVariance)
  let largest = 0
  for (let k = 0; k < count; k++) {
    const at = first + k
    truncatedMoments(fitted[k]!, deviation, censored.low[at]!, censored.high[at]!, moments)
    const change = (moments[0]! - censored.expected[at]!) / (1 - (follow[k * count + k]! * moments[1]!) / errorVariance)
    censored.expected[at]! += change
    censored.spread[at] = moments[1]!
    for (let l = 0; l < count; l++) fitted[l]! += follow[k * count + l]! * change
    largest = Math.max(largest, Math.abs(change))
  }
  return largest
}

/** Up to this many censored cells one elimination is quicker than going round them. */
const mostTogether = 32

const newton = new Float64Array(mostTogether * (mostTogether + 1))

/** Solves (I − D L) change = F by elimination; D L has a spectral radius below 1, so no pivot vanishes. */
function stepTogether(steps: CensoredSteps, { censored }: Values, first: number, errorVariance: number): number {
  const { count, follow, fitted } = steps
  const deviation = Math.sqrt(errorVariance)
  const width = count + 1
  for (let k = 0; k < count; k++) {
    const at = first + k
    truncatedMoments(fitted[k]!, deviation, censored.low[at]!, censored.high[at]!, moments)
    const slope = moments[1]! / errorVariance
    censored.spread[at] = moments[1]!
    for (let l = 0; l < count; l++) newton[k * width + l] = (k === l ? 1 : 0) - slope * follow[l * count + k]!
    newton[k * width + count] = moments[0]! - censored.expected[at]!
  }
  eliminate(count, newton)
  let largest = 0
  for (let k = 0; k < count; k++) {
    const change = newton[k * width + count]!
    censored.expected[first + k]! += change
    for (let l = 0; l < count; l++) fitted[l]! += follow[k * count + l]! * change
    largest = Math.max(largest, Math.abs(change))
  }
  return largest
}

/** Solves the n × n system whose right-hand side stands in column n, in place. */
function eliminate(n: number, m: Float64Array): void {
  const width = n + 1
  for (let pivot = 0; pivot < n; pivot++) {
    for (let i = pivot + 1; i < n; i++) {
      const factor = m[i * width + pivot]! / m[pivot * width + pivot]!
      for (let j = pivot; j < width; j++) m[i * width + j]! -= factor * m[pivot * width + j]!
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = m[i * width + n]!
    for (let j = i + 1; j < n; j++) sum -= m[i * width + j]! * m[j * width + n]!
    m[i * width + n] = sum / m[i * width + i]!
  }
}
