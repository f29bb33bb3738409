import type { Variances } from '../model.ts'
import { invertPositive, multiplySymmetric } from './dense-matrix.ts'
import type { PersonCells } from './person-cells.ts'

/**
 * The givers' block of one person, with α, u and h solved in closed form:
 * seats × seats, the form for people with fewer givers than competencies.
 * Matrices are dense, symmetric where the algebra says so, row by row.
 */
export interface GiverBlock {
  seats: number
  /** κ by slot: how far one giver's word counts towards u. */
  kappa: Float64Array
  /** A: precision of what the givers say with u integrated out. */
  a: Float64Array
  /** K = (I + σh² A)⁻¹. */
  k: Float64Array
  /** B = A K: A with the halo integrated out as well. */
  b: Float64Array
  /** B1 and K1. */
  b1: Float64Array
  k1: Float64Array
  /** Variance of α given the leniencies: 1 / (1ᵀB1). */
  alphaVariance: number
  /** p = K q, the givers' score. */
  p: Float64Array
  q: Float64Array
}

export function emptyBlock(): GiverBlock {
  const none = (): Float64Array => new Float64Array(0)
  return { seats: 0, kappa: none(), a: none(), k: none(), b: none(), b1: none(), k1: none(), alphaVariance: 0, p: none(), q: none() }
}

/** Forms A, K and B for the loaded person. */
export function formBlock(block: GiverBlock, local: PersonCells, variances: Variances): void {
  const n = local.seats
  makeRoom(block, n, local.slots)
  block.seats = n
  for (let slot = 0; slot < local.slots; slot++) {
    block.kappa[slot] = variances.u / (variances.e + local.seen[slot]! * variances.u)
  }
  formPrecision(block, local, variances.e)
  const { a, k } = block
  for (let at = 0; at < n * n; at++) k[at] = variances.h * a[at]!
  for (let seat = 0; seat < n; seat++) k[seat * n + seat]! += 1
  invertPositive(n, k)
  multiplySymmetric(n, a, k, block.b)
  sumRows(block)
}

function makeRoom(block: GiverBlock, seats: number, slots: number): void {
  if (block.b1.length < seats) {
    for (const name of ['a', 'k', 'b'] as const) block[name] = new Float64Array(4 * seats * seats)
    for (const name of ['b1', 'k1', 'p', 'q'] as const) block[name] = new Float64Array(2 * seats)
  }
  if (block.kappa.length < slots) block.kappa = new Float64Array(2 * slots)
}

/** A = Σ_c (1/σe²)(I_S − κ 11ᵀ) over the givers S who saw c. */
function formPrecision(block: GiverBlock, local: PersonCells, errorVariance: number): void {
  const { a, kappa } = block
  const { seats: n, slots, slotStart, slotSeats, seatCells } = local
  a.fill(0, 0, n * n)
  for (let slot = 0; slot < slots; slot++) {
    const share = kappa[slot]!
    const end = slotStart[slot + 1]!
    for (let one = slotStart[slot]!; one < end; one++) {
      const row = slotSeats[one]! * n
      for (let other = slotStart[slot]!; other <= one; other++) a[row + slotSeats[other]!]! -= share
    }
  }
  const precision = 1 / errorVariance
  for (let i = 0; i < n; i++) {
    a[i * n + i] = precision * (a[i * n + i]! + seatCells[i + 1]! - seatCells[i]!)
    for (let j = 0; j < i; j++) {
      const entry = precision * a[i * n + j]!
      a[i * n + j] = entry
      a[j * n + i] = entry
    }
  }
}

function sumRows(block: GiverBlock): void {
  const { seats: n, k, b, k1, b1 } = block
  let total = 0
  for (let i = 0; i < n; i++) {
    let sumK = 0
    let sumB = 0
    for (let j = 0; j < n; j++) {
      sumK += k[i * n + j]!
      sumB += b[i * n + j]!
    }
    k1[i] = sumK
    b1[i] = sumB
    total += sumB
  }
  block.alphaVariance = 1 / total
}

/** q = A's operator on the residuals, from their sums by seat and slot; p = K q. */
export function scoreGivers(block: GiverBlock, local: PersonCells, errorVariance: number): void {
  const { seats: n, kappa, q, p, k } = block
  const { seatSum, slotSum, seatCells, cellSlot } = local
  for (let seat = 0; seat < n; seat++) {
    let sum = seatSum[seat]!
    for (let cell = seatCells[seat]!; cell < seatCells[seat + 1]!; cell++) {
      const slot = cellSlot[cell]!
      sum -= kappa[slot]! * slotSum[slot]!
    }
    q[seat] = sum / errorVariance
  }
  for (let i = 0; i < n; i++) {
    let sum = 0
    for (let j = 0; j < n; j++) sum += k[i * n + j]! * q[j]!
    p[i] = sum
  }
}
