import type { Variances } from '../model.ts'
import { factorPositive, solveFactored } from './dense-matrix.ts'
import type { PersonCells } from './person-cells.ts'

/**
 * The block of a person with more givers than competencies. The halo is
 * integrated out giver by giver, which leaves a system of one unknown a
 * competency (Woodbury): M = I/σu² + (diag(n_c) − Σ_j λ_j t_j t_jᵀ)/σe², where t_j marks
 * what giver j saw, and B = W − Fᵀ M⁻¹ F without ever forming seats × seats.
 */
export interface CompetencyBlock {
  seats: number
  slots: number
  giver: Int32Array
  seatCells: Int32Array
  cellSlot: Int32Array
  /** W: precision of a seat's mean, m/(σe² + m σh²). */
  weight: Float64Array
  /** F's entries by seat: 1/(σe² + m σh²). */
  reach: Float64Array
  /** λ by seat: σh²/(σe² + m σh²). */
  lambda: Float64Array
  /** Without a halo M is diagonal and only its diagonal is kept. */
  diagonal: boolean
  factor: Float64Array
  /** M⁻¹F1 by slot, and B1 by seat. */
  slotShift: Float64Array
  b1: Float64Array
  alphaVariance: number
}

export function formCompetencyBlock(local: PersonCells, variances: Variances): CompetencyBlock {
  const { seats, slots } = local
  const block: CompetencyBlock = {
    seats, slots,
    giver: local.giver.slice(0, seats),
    seatCells: local.seatCells.slice(0, seats + 1),
    cellSlot: local.cellSlot.slice(0, local.cells),
    weight: new Float64Array(seats), reach: new Float64Array(seats), lambda: new Float64Array(seats),
    diagonal: variances.h === 0,
    factor: new Float64Array(0), slotShift: new Float64Array(slots), b1: new Float64Array(seats), alphaVariance: 0,
  }
  for (let seat = 0; seat < seats; seat++) {
    const count = block.seatCells[seat + 1]! - block.seatCells[seat]!
    const reach = 1 / (variances.e + count * variances.h)
    block.reach[seat] = reach
    block.weight[seat] = count * reach
    block.lambda[seat] = variances.h * reach
  }
  block.factor = block.diagonal ? slotDiagonal(local, variances) : slotMatrix(block, local, variances)
  if (!block.diagonal) factorPositive(slots, block.factor)
  shiftOfAll(block)
  return block
}

function slotDiagonal(local: PersonCells, variances: Variances): Float64Array {
  const diagonal = new Float64Array(local.slots)
  for (let slot = 0; slot < local.slots; slot++) diagonal[slot] = 1 / variances.u + local.seen[slot]! / variances.e
  return diagonal
}

function slotMatrix(block: CompetencyBlock, local: PersonCells, variances: Variances): Float64Array {
  const { slots, seatCells, cellSlot } = block
  const m = new Float64Array(slots * slots)
  for (let slot = 0; slot < slots; slot++) m[slot * slots + slot] = 1 / variances.u + local.seen[slot]! / variances.e
  for (let seat = 0; seat < block.seats; seat++) {
    const share = block.lambda[seat]! / variances.e
    for (let one = seatCells[seat]!; one < seatCells[seat + 1]!; one++) {
      const row = cellSlot[one]! * slots
      for (let other = seatCells[seat]!; other < seatCells[seat + 1]!; other++) m[row + cellSlot[other]!]! -= share
    }
  }
  return m
}

function shiftOfAll(block: CompetencyBlock): void {
  const ones = new Float64Array(block.seats).fill(1)
  gatherSlots(block, ones, block.slotShift)
  solveSlots(block, block.slotShift)
  spreadToSeats(block, ones, block.slotShift, block.b1)
  let total = 0
  for (let seat = 0; seat < block.seats; seat++) total += block.b1[seat]!
  block.alphaVariance = 1 / total
}

/** M⁻¹ x, in place. */
export function solveSlots(block: CompetencyBlock, x: Float64Array): void {
  if (!block.diagonal) return solveFactored(block.slots, block.factor, x)
  for (let slot = 0; slot < block.slots; slot++) x[slot]! /= block.factor[slot]!
}

/** F x, for one number a seat. */
export function gatherSlots(block: CompetencyBlock, x: Float64Array, out: Float64Array): void {
  out.fill(0, 0, block.slots)
  for (let seat = 0; seat < block.seats; seat++) {
    const entry = block.reach[seat]! * x[seat]!
    for (let cell = block.seatCells[seat]!; cell < block.seatCells[seat + 1]!; cell++) out[block.cellSlot[cell]!]! += entry
  }
}

/** W x − Fᵀ s, for one number a seat and one a slot. */
export function spreadToSeats(block: CompetencyBlock, x: Float64Array, bySlot: Float64Array, out: Float64Array): void {
  for (let seat = 0; seat < block.seats; seat++) {
    let sum = 0
    for (let cell = block.seatCells[seat]!; cell < block.seatCells[seat + 1]!; cell++) sum += bySlot[block.cellSlot[cell]!]!
    out[seat] = block.weight[seat]! * x[seat]! - block.reach[seat]! * sum
  }
}

/** G x = B x − B1 (1ᵀB x)/(1ᵀB1), for one number a seat. */
export function applyCompetencyBlock(block: CompetencyBlock, x: Float64Array, out: Float64Array): void {
  const bySlot = new Float64Array(block.slots)
  gatherSlots(block, x, bySlot)
  solveSlots(block, bySlot)
  spreadToSeats(block, x, bySlot, out)
  removeCommon(block, out)
}

/** The scores of the seats with α eliminated, g = p − B1 (1ᵀp)/(1ᵀB1), from residual sums. */
export function scoreSeats(block: CompetencyBlock, seatSum: Float64Array, slotSum: Float64Array, e: number, out: Float64Array): void {
  const bySlot = slotScores(block, seatSum, slotSum, e)
  solveSlots(block, bySlot)
  for (let seat = 0; seat < block.seats; seat++) {
    let sum = seatSum[seat]!
    for (let cell = block.seatCells[seat]!; cell < block.seatCells[seat + 1]!; cell++) sum -= bySlot[block.cellSlot[cell]!]!
    out[seat] = block.reach[seat]! * sum
  }
  removeCommon(block, out)
}

/** What the residuals say of each slot with the halo integrated out: (T_c − Σ_j λ_j R_j)/σe². */
export function slotScores(block: CompetencyBlock, seatSum: Float64Array, slotSum: Float64Array, e: number): Float64Array {
  const bySlot = slotSum.slice(0, block.slots)
  for (let seat = 0; seat < block.seats; seat++) {
    const pull = block.lambda[seat]! * seatSum[seat]!
    for (let cell = block.seatCells[seat]!; cell < block.seatCells[seat + 1]!; cell++) bySlot[block.cellSlot[cell]!]! -= pull
  }
  for (let slot = 0; slot < block.slots; slot++) bySlot[slot]! /= e
  return bySlot
}

function removeCommon(block: CompetencyBlock, x: Float64Array): void {
  let total = 0
  for (let seat = 0; seat < block.seats; seat++) total += x[seat]!
  const share = total * block.alphaVariance
  for (let seat = 0; seat < block.seats; seat++) x[seat]! -= block.b1[seat]! * share
}
