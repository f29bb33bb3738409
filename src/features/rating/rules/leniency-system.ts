import type { PackedObservations, Variances } from '../model.ts'
import { applyCompetencyBlock, formCompetencyBlock, scoreSeats, type CompetencyBlock } from './competency-block.ts'
import { emptyBlock, formBlock, scoreGivers, type GiverBlock } from './giver-block.ts'
import { loadPerson, sumResiduals, type PersonCells } from './person-cells.ts'
import { loadResiduals, type Values } from './residuals.ts'

/**
 * The givers' system (I/σr² + Σ G) b = Σ g. The blocks G of people with few
 * givers lie one after the other; people with many keep an operator.
 */
export interface LeniencySystem {
  data: PackedObservations
  variances: Variances
  /** Where person i's block starts in `blocks`, or -1 for an operator. */
  blockStart: Float64Array
  blocks: Float64Array
  wide: Map<number, CompetencyBlock>
  /** Σ g by giver. */
  score: Float64Array
  /** The system's diagonal, for preconditioning. */
  diagonal: Float64Array
}

/** Whether a person takes the form of one unknown a competency; few givers are quicker as one small block. */
export function isWide(seats: number, slots: number): boolean {
  return seats > 24 && seats > slots
}

export function emptySystem(data: PackedObservations): LeniencySystem {
  const people = data.people.length
  const blockStart = new Float64Array(people).fill(-1)
  const seen = new Set<number>()
  let size = 0
  for (let person = 0; person < people; person++) {
    const seats = data.personReviews[person + 1]! - data.personReviews[person]!
    if (seats > 24 && isWide(seats, slotCount(data, person, seen))) continue
    blockStart[person] = size
    size += seats * seats
  }
  const givers = data.givers.length
  return {
    data, variances: { e: 1, u: 1, h: 1, r: 1 }, blockStart, blocks: new Float64Array(size), wide: new Map(),
    score: new Float64Array(givers), diagonal: new Float64Array(givers),
  }
}

function slotCount(data: PackedObservations, person: number, seen: Set<number>): number {
  seen.clear()
  const end = data.reviewCells[data.personReviews[person + 1]!]!
  for (let cell = data.reviewCells[data.personReviews[person]!]!; cell < end; cell++) seen.add(data.cellCompetency[cell]!)
  return seen.size
}

/** Fills the system from the observations at the given variances. */
export function assembleSystem(system: LeniencySystem, local: PersonCells, values: Values, variances: Variances): void {
  const { data } = system
  const block = emptyBlock()
  system.variances = variances
  system.score.fill(0)
  system.diagonal.fill(1 / variances.r)
  for (let person = 0; person < data.people.length; person++) {
    loadPerson(local, data, person)
    loadResiduals(local, data, person, values)
    sumResiduals(local)
    if (system.blockStart[person]! < 0) addWide(system, local, person, variances)
    else addNarrow(system, local, person, variances, block)
  }
}

function addNarrow(system: LeniencySystem, local: PersonCells, person: number, variances: Variances, block: GiverBlock): void {
  formBlock(block, local, variances)
  scoreGivers(block, local, variances.e)
  const { seats: n, b, b1, p, alphaVariance } = block
  const { blocks, score, diagonal } = system
  let total = 0
  for (let i = 0; i < n; i++) total += p[i]!
  const start = system.blockStart[person]!
  for (let i = 0; i < n; i++) {
    const giver = local.giver[i]!
    score[giver]! += p[i]! - b1[i]! * total * alphaVariance
    for (let j = 0; j < n; j++) blocks[start + i * n + j] = b[i * n + j]! - b1[i]! * b1[j]! * alphaVariance
    diagonal[giver]! += blocks[start + i * n + i]!
  }
}

function addWide(system: LeniencySystem, local: PersonCells, person: number, variances: Variances): void {
  const block = formCompetencyBlock(local, variances)
  system.wide.set(person, block)
  const g = new Float64Array(block.seats)
  scoreSeats(block, local.seatSum, local.slotSum, variances.e, g)
  for (let seat = 0; seat < block.seats; seat++) {
    const giver = block.giver[seat]!
    system.score[giver]! += g[seat]!
    system.diagonal[giver]! += block.weight[seat]!
  }
}

/** out = (I/σr² + Σ G) x for `columns` numbers a giver, interleaved. */
export function multiplySystem(system: LeniencySystem, x: Float64Array, out: Float64Array, columns: number): void {
  for (let at = 0; at < x.length; at++) out[at] = x[at]! / system.variances.r
  if (columns === 1) multiplyNarrow(system, x, out)
  else multiplyNarrowColumns(system, x, out, columns)
  for (const block of system.wide.values()) multiplyWide(block, x, out, columns)
}

function multiplyNarrow(system: LeniencySystem, x: Float64Array, out: Float64Array): void {
  const { data, blocks, blockStart } = system
  const { personReviews, reviewGiver } = data
  for (let person = 0; person < blockStart.length; person++) {
    let at = blockStart[person]!
    if (at < 0) continue
    const first = personReviews[person]!
    const end = personReviews[person + 1]!
    for (let i = first; i < end; i++) {
      let sum = 0
      for (let j = first; j < end; j++) sum += blocks[at++]! * x[reviewGiver[j]!]!
      out[reviewGiver[i]!]! += sum
    }
  }
}

/** Four columns at a time in registers; what is left over one by one. */
function multiplyNarrowColumns(system: LeniencySystem, x: Float64Array, out: Float64Array, columns: number): void {
  const { data, blocks, blockStart } = system
  const { personReviews, reviewGiver } = data
  for (let person = 0; person < blockStart.length; person++) {
    const start = blockStart[person]!
    if (start < 0) continue
    const first = personReviews[person]!
    const n = personReviews[person + 1]! - first
    for (let i = 0; i < n; i++) {
      const row = start + i * n
      const to = reviewGiver[first + i]! * columns
      let column = 0
      for (; column + 4 <= columns; column += 4) multiplyFour(blocks, row, reviewGiver, first, n, x, out, to, columns, column)
      for (; column < columns; column++) {
        let sum = 0
        for (let j = 0; j < n; j++) sum += blocks[row + j]! * x[reviewGiver[first + j]! * columns + column]!
        out[to + column]! += sum
      }
    }
  }
}

function multiplyFour(
  blocks: Float64Array, row: number, reviewGiver: Int32Array, first: number, n: number,
  x: Float64Array, out: Float64Array, to: number, columns: number, column: number,
): void {
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  for (let j = 0; j < n; j++) {
    const factor = blocks[row + j]!
    const from = reviewGiver[first + j]! * columns + column
    a += factor * x[from]!
    b += factor * x[from + 1]!
    c += factor * x[from + 2]!
    d += factor * x[from + 3]!
  }
  out[to + column]! += a
  out[to + column + 1]! += b
  out[to + column + 2]! += c
  out[to + column + 3]! += d
}

function multiplyWide(block: CompetencyBlock, x: Float64Array, out: Float64Array, columns: number): void {
  const own = new Float64Array(block.seats)
  const moved = new Float64Array(block.seats)
  for (let column = 0; column < columns; column++) {
    for (let seat = 0; seat < block.seats; seat++) own[seat] = x[block.giver[seat]! * columns + column]!
    applyCompetencyBlock(block, own, moved)
    for (let seat = 0; seat < block.seats; seat++) out[block.giver[seat]! * columns + column]! += moved[seat]!
  }
}
