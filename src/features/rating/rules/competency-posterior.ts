import { gatherSlots, slotScores, solveSlots, type CompetencyBlock } from './competency-block.ts'
import { factorInverse } from './dense-matrix.ts'
import type { PersonCells } from './person-cells.ts'
import { squaredResiduals } from './giver-posterior.ts'
import { roomForPosterior, type PersonPosterior, type SquareSums } from './person-posterior.ts'

/** Back substitution given leniencies b, for a person with many givers. */
export function solveCompetencies(out: PersonPosterior, block: CompetencyBlock, local: PersonCells, b: Float64Array, e: number): void {
  const { seats, slots } = block
  roomForPosterior(out, seats, slots)
  const seatSum = new Float64Array(seats)
  const slotSum = local.slotSum.slice(0, slots)
  forSeatCells(block, (seat, slot) => {
    slotSum[slot]! -= b[seat]!
    seatSum[seat]! -= b[seat]!
  })
  for (let seat = 0; seat < seats; seat++) seatSum[seat]! += local.seatSum[seat]!
  const bySlot = slotScores(block, seatSum, slotSum, e)
  solveSlots(block, bySlot)
  out.alpha = commonEffect(block, seatSum, bySlot)
  for (let slot = 0; slot < slots; slot++) out.profile[slot] = bySlot[slot]! - out.alpha * block.slotShift[slot]!
  haloGiven(block, seatSum, out.alpha, out.profile, out.halo)
  for (let seat = 0; seat < seats; seat++) out.seatEffect[seat] = out.alpha + b[seat]! + out.halo[seat]!
}

function forSeatCells(block: CompetencyBlock, visit: (seat: number, slot: number) => void): void {
  for (let seat = 0; seat < block.seats; seat++) {
    for (let cell = block.seatCells[seat]!; cell < block.seatCells[seat + 1]!; cell++) visit(seat, block.cellSlot[cell]!)
  }
}

/** α = 1ᵀp/(1ᵀB1), where p takes away what the slots explain. */
function commonEffect(block: CompetencyBlock, seatSum: Float64Array, bySlot: Float64Array): number {
  let total = 0
  for (let seat = 0; seat < block.seats; seat++) {
    let sum = seatSum[seat]!
    for (let cell = block.seatCells[seat]!; cell < block.seatCells[seat + 1]!; cell++) sum -= bySlot[block.cellSlot[cell]!]!
    total += block.reach[seat]! * sum
  }
  return total * block.alphaVariance
}

/** h by seat: λ times what is left of the seat's sum. */
function haloGiven(block: CompetencyBlock, seatSum: Float64Array, alpha: number, profile: Float64Array, out: Float64Array): void {
  for (let seat = 0; seat < block.seats; seat++) {
    let sum = seatSum[seat]!
    for (let cell = block.seatCells[seat]!; cell < block.seatCells[seat + 1]!; cell++) sum -= alpha + profile[block.cellSlot[cell]!]!
    out[seat] = block.lambda[seat]! * sum
  }
}

/** How the means follow the value of one cell, everything else held. */
export function stepCompetencies(out: PersonPosterior, block: CompetencyBlock, seat: number, slot: number, e: number): void {
  const seatSum = new Float64Array(block.seats)
  const slotSum = new Float64Array(block.slots)
  seatSum[seat] = 1
  slotSum[slot] = 1
  const bySlot = slotScores(block, seatSum, slotSum, e)
  solveSlots(block, bySlot)
  out.alphaStep = commonEffect(block, seatSum, bySlot)
  for (let at = 0; at < block.slots; at++) out.profileStep[at] = bySlot[at]! - out.alphaStep * block.slotShift[at]!
  haloGiven(block, seatSum, out.alphaStep, out.profileStep, out.seatStep)
  for (let at = 0; at < block.seats; at++) out.seatStep[at]! += out.alphaStep
}

/**
 * How uncertain leniencies move α + u: one row of slots for each column of the
 * factor of their covariance, and the movement of α itself in `alpha`.
 */
export interface SlotMoves {
  columns: number
  alpha: Float64Array
  /** Movement of α + u: column d's slots start at d × slots. */
  rating: Float64Array
}

/** The moves for leniency loadings X, seats × columns row by row. */
export function movesOf(block: CompetencyBlock, loadings: Float64Array, columns: number): SlotMoves {
  const { seats, slots } = block
  const moves = { columns, alpha: new Float64Array(columns), rating: new Float64Array(columns * slots) }
  const x = new Float64Array(seats)
  for (let column = 0; column < columns; column++) {
    let along = 0
    for (let seat = 0; seat < seats; seat++) {
      x[seat] = loadings[seat * columns + column]!
      along += block.b1[seat]! * x[seat]!
    }
    const alpha = -block.alphaVariance * along
    const row = moves.rating.subarray(column * slots, (column + 1) * slots)
    gatherSlots(block, x, row)
    solveSlots(block, row)
    for (let slot = 0; slot < slots; slot++) row[slot] = alpha - row[slot]! - block.slotShift[slot]! * alpha
    moves.alpha[column] = alpha
  }
  return moves
}

/** M⁻¹: its diagonal alone where M is diagonal, the whole matrix otherwise. */
export function slotCovariance(block: CompetencyBlock): Float64Array {
  if (block.diagonal) return block.factor.map((precision) => 1 / precision)
  return factorInverse(block.slots, block.factor)
}

/** Variances of the ratings α + u and of their mean. */
export function rateCompetencies(out: PersonPosterior, block: CompetencyBlock, share: Float64Array, moves: SlotMoves): void {
  const { slots, diagonal, slotShift, alphaVariance } = block
  const covariance = slotCovariance(block)
  let meanShift = 0
  out.overallVariance = 0
  for (let slot = 0; slot < slots; slot++) {
    const own = covariance[diagonal ? slot : slot * slots + slot]!
    out.ratingVariance[slot] = own + alphaVariance * (1 - slotShift[slot]!) ** 2
    meanShift += share[slot]! * (1 - slotShift[slot]!)
    if (diagonal) out.overallVariance += share[slot]! ** 2 * own
    else for (let other = 0; other < slots; other++) out.overallVariance += share[slot]! * share[other]! * covariance[slot * slots + other]!
  }
  out.overallVariance += alphaVariance * meanShift ** 2
  for (let column = 0; column < moves.columns; column++) {
    let mean = 0
    for (let slot = 0; slot < slots; slot++) {
      const move = moves.rating[column * slots + slot]!
      out.ratingVariance[slot]! += move * move
      mean += share[slot]! * move
    }
    out.overallVariance += mean * mean
  }
}

/** Adds one person's expected squares; `loadings` are those that `moves` was made from. */
export function sumCompetencySquares(
  sums: SquareSums, out: PersonPosterior, block: CompetencyBlock, local: PersonCells, moves: SlotMoves, loadings: Float64Array, e: number,
): void {
  const { slots, diagonal, slotShift, alphaVariance, lambda } = block
  const covariance = slotCovariance(block)
  for (let slot = 0; slot < slots; slot++) {
    const own = covariance[diagonal ? slot : slot * slots + slot]!
    sums.u += out.profile[slot]! ** 2 + own + alphaVariance * slotShift[slot]! ** 2
    for (let column = 0; column < moves.columns; column++) {
      sums.u += (moves.rating[column * slots + slot]! - moves.alpha[column]!) ** 2
    }
  }
  for (let seat = 0; seat < block.seats; seat++) {
    const first = block.seatCells[seat]!
    const cells = block.cellSlot.subarray(first, block.seatCells[seat + 1]!)
    const spread = seatSpread(block, covariance, cells, moves, loadings.subarray(seat * moves.columns, (seat + 1) * moves.columns))
    const share = lambda[seat]!
    sums.h += out.halo[seat]! ** 2 + share * e + share * share * spread.sum
    sums.e += spread.each - 2 * share * spread.sum + cells.length * share * (share * spread.sum + e)
  }
  sums.e += squaredResiduals(out, local)
}

/** Variance of Σ (α + u_c + b) over what a giver saw, and the sum of the single variances. */
function seatSpread(
  block: CompetencyBlock, covariance: Float64Array, cells: Int32Array, moves: SlotMoves, loading: Float64Array,
): { sum: number; each: number } {
  const { slots, diagonal, slotShift, alphaVariance } = block
  let sum = 0
  let each = 0
  let shift = 0
  for (const slot of cells) {
    const own = covariance[diagonal ? slot : slot * slots + slot]!
    each += own + alphaVariance * (1 - slotShift[slot]!) ** 2
    shift += 1 - slotShift[slot]!
    if (diagonal) sum += own
    else for (const other of cells) sum += covariance[slot * slots + other]!
  }
  sum += alphaVariance * shift * shift
  for (let column = 0; column < moves.columns; column++) {
    let total = 0
    for (const slot of cells) {
      const move = moves.rating[column * slots + slot]! + loading[column]!
      each += move * move
      total += move
    }
    sum += total * total
  }
  return { sum, each }
}
