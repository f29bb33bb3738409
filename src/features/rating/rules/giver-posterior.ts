import type { Variances } from '../model.ts'
import type { GiverBlock } from './giver-block.ts'
import type { PersonCells } from './person-cells.ts'
import { roomForPosterior, type PersonPosterior, type SquareSums } from './person-posterior.ts'

/** Covariances of a person's seat effects, for the form with few givers. */
export interface GiverSpread {
  /** Covariance of the seats' leniencies, filled in by the caller. */
  leniency: Float64Array
  /** J = K − K1 1ᵀB / (1ᵀB1): how seat effects follow leniencies. */
  follow: Float64Array
  product: Float64Array
  /** V: covariance of the seat effects α + b + h. */
  seats: Float64Array
  /** Covariance of α with the seat effects, and α's variance. */
  alphaSeats: Float64Array
  alpha: number
  slotSpread: Float64Array
}

export function emptySpread(): GiverSpread {
  const none = (): Float64Array => new Float64Array(0)
  return { leniency: none(), follow: none(), product: none(), seats: none(), alphaSeats: none(), alpha: 0, slotSpread: none() }
}

export function roomForSpread(spread: GiverSpread, seats: number, slots: number): void {
  if (spread.alphaSeats.length < seats) {
    for (const name of ['leniency', 'follow', 'product', 'seats'] as const) spread[name] = new Float64Array(4 * seats * seats)
    spread.alphaSeats = new Float64Array(2 * seats)
  }
  if (spread.slotSpread.length < slots) spread.slotSpread = new Float64Array(2 * slots)
}

/** Back substitution given leniencies b: α = 1ᵀ(p − B b)/(1ᵀB1), h = σh²(p − B(α1 + b)), u = κ Σ residuals. */
export function solveGivers(out: PersonPosterior, block: GiverBlock, local: PersonCells, b: Float64Array, haloVariance: number): void {
  const { seats: n, p, b1, kappa } = block
  roomForPosterior(out, n, local.slots)
  let alpha = 0
  for (let i = 0; i < n; i++) alpha += p[i]! - b1[i]! * b[i]!
  alpha *= block.alphaVariance
  out.alpha = alpha
  for (let i = 0; i < n; i++) {
    let pull = p[i]! - alpha * b1[i]!
    for (let j = 0; j < n; j++) pull -= block.b[i * n + j]! * b[j]!
    out.halo[i] = haloVariance * pull
    out.seatEffect[i] = alpha + b[i]! + out.halo[i]!
  }
  for (let slot = 0; slot < local.slots; slot++) {
    out.profile[slot] = kappa[slot]! * (local.slotSum[slot]! - sumOverSeats(local, slot, out.seatEffect))
  }
}

function sumOverSeats(local: PersonCells, slot: number, bySeat: Float64Array): number {
  const { slotStart, slotSeats } = local
  let sum = 0
  for (let at = slotStart[slot]!; at < slotStart[slot + 1]!; at++) sum += bySeat[slotSeats[at]!]!
  return sum
}

/** How the means follow the value of one cell, everything else held: the weights behind a rating. */
export function stepGivers(out: PersonPosterior, block: GiverBlock, local: PersonCells, seat: number, slot: number, variances: Variances): void {
  const { seats: n, k, k1, kappa } = block
  const { slotStart, slotSeats } = local
  let total = 0
  for (let i = 0; i < n; i++) {
    let sum = k[i * n + seat]!
    for (let at = slotStart[slot]!; at < slotStart[slot + 1]!; at++) sum -= kappa[slot]! * k[i * n + slotSeats[at]!]!
    out.seatStep[i] = sum / variances.e
    total += out.seatStep[i]!
  }
  out.alphaStep = total * block.alphaVariance
  for (let i = 0; i < n; i++) out.seatStep[i] = variances.h * out.seatStep[i]! + k1[i]! * out.alphaStep
  for (let other = 0; other < local.slots; other++) {
    out.profileStep[other] = kappa[other]! * ((other === slot ? 1 : 0) - sumOverSeats(local, other, out.seatStep))
  }
}

/** Fills V and the covariances with α: V = σh² K + K1 1ᵀK/(1ᵀB1) + J M Jᵀ, where M is the covariance of the leniencies. */
export function spreadGivers(spread: GiverSpread, block: GiverBlock, local: PersonCells, haloVariance: number): void {
  const { seats: n, k, k1, b1, alphaVariance } = block
  const { follow, product, leniency, seats, alphaSeats } = spread
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) follow[i * n + j] = k[i * n + j]! - alphaVariance * k1[i]! * b1[j]!
  }
  multiply(n, follow, leniency, product)
  spread.alpha = alphaVariance + alphaVariance * alphaVariance * quadratic(n, leniency, b1)
  for (let i = 0; i < n; i++) {
    let along = 0
    for (let j = 0; j < n; j++) along += product[i * n + j]! * b1[j]!
    alphaSeats[i] = alphaVariance * (k1[i]! - along)
    for (let j = 0; j <= i; j++) {
      let sum = haloVariance * k[i * n + j]! + alphaVariance * k1[i]! * k1[j]!
      for (let m = 0; m < n; m++) sum += product[i * n + m]! * follow[j * n + m]!
      seats[i * n + j] = sum
      seats[j * n + i] = sum
    }
  }
  for (let slot = 0; slot < local.slots; slot++) spread.slotSpread[slot] = spreadOver(local, slot, n, seats)
}

function multiply(n: number, left: Float64Array, right: Float64Array, out: Float64Array): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0
      for (let m = 0; m < n; m++) sum += left[i * n + m]! * right[m * n + j]!
      out[i * n + j] = sum
    }
  }
}

function quadratic(n: number, m: Float64Array, x: Float64Array): number {
  let sum = 0
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) sum += x[i]! * m[i * n + j]! * x[j]!
  return sum
}

function spreadOver(local: PersonCells, slot: number, n: number, m: Float64Array): number {
  const { slotStart, slotSeats } = local
  let sum = 0
  for (let one = slotStart[slot]!; one < slotStart[slot + 1]!; one++) {
    const row = slotSeats[one]! * n
    sum += m[row + slotSeats[one]!]!
    for (let other = slotStart[slot]!; other < one; other++) sum += 2 * m[row + slotSeats[other]!]!
  }
  return sum
}

/** Variances of the ratings α + u and of their mean. */
export function rateGivers(out: PersonPosterior, spread: GiverSpread, block: GiverBlock, local: PersonCells, errorVariance: number): void {
  const { seats: n, kappa } = block
  const along = spread.product
  along.fill(0, 0, n)
  let own = 0
  for (let slot = 0; slot < local.slots; slot++) {
    const share = kappa[slot]!
    const noise = errorVariance * share
    const cross = sumOverSeats(local, slot, spread.alphaSeats)
    out.ratingVariance[slot] = spread.alpha + noise + share * share * spread.slotSpread[slot]! - 2 * share * cross
    own += noise * local.share[slot]! ** 2
    for (let at = local.slotStart[slot]!; at < local.slotStart[slot + 1]!; at++) along[local.slotSeats[at]!]! += share * local.share[slot]!
  }
  let cross = 0
  for (let i = 0; i < n; i++) cross += along[i]! * spread.alphaSeats[i]!
  out.overallVariance = spread.alpha + own + quadratic(n, spread.seats, along) - 2 * cross
}

/** Adds one person's expected squares. */
export function sumGiverSquares(
  sums: SquareSums, out: PersonPosterior, spread: GiverSpread, block: GiverBlock, local: PersonCells, variances: Variances,
): void {
  const { seats: n, kappa, k, b1 } = block
  for (let slot = 0; slot < local.slots; slot++) {
    const share = kappa[slot]!
    const noise = variances.e * share
    const s = spread.slotSpread[slot]!
    const count = local.seen[slot]!
    sums.u += out.profile[slot]! ** 2 + noise + share * share * s
    sums.e += count * (noise + share * share * s) - 2 * share * s
  }
  for (let i = 0; i < n; i++) {
    const count = local.seatCells[i + 1]! - local.seatCells[i]!
    sums.e += count * spread.seats[i * n + i]!
    sums.h += out.halo[i]! ** 2 + variances.h * k[i * n + i]! + (variances.h * b1[i]!) ** 2 * block.alphaVariance
  }
  sums.h += variances.h ** 2 * haloFollowing(spread, block)
  sums.e += squaredResiduals(out, local)
}

/** Trace of G M G: the spread that the leniencies' uncertainty lends the halo. */
function haloFollowing(spread: GiverSpread, block: GiverBlock): number {
  const { seats: n, b, b1, alphaVariance } = block
  const g = spread.follow
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) g[i * n + j] = b[i * n + j]! - alphaVariance * b1[i]! * b1[j]!
  }
  multiply(n, g, spread.leniency, spread.product)
  let trace = 0
  for (let at = 0; at < n * n; at++) trace += spread.product[at]! * g[at]!
  return trace
}

export function squaredResiduals(out: PersonPosterior, local: PersonCells): number {
  let sum = 0
  for (let seat = 0; seat < local.seats; seat++) {
    for (let cell = local.seatCells[seat]!; cell < local.seatCells[seat + 1]!; cell++) {
      sum += (local.residual[cell]! - out.seatEffect[seat]! - out.profile[local.cellSlot[cell]!]!) ** 2
    }
  }
  return sum
}
