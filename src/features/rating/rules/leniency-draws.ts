import { scoreSeats, type CompetencyBlock } from './competency-block.ts'
import { factorPositive } from './dense-matrix.ts'
import type { LeniencySystem } from './leniency-system.ts'
import { randomBits } from './seeded-signs.ts'

const seed = 0x0ca1_7a1e

/**
 * Right-hand sides whose solutions are posterior draws of the leniencies
 * (perturb and solve; Papandreou & Yuille 2010): the prior's part has
 * covariance I/σr², each person's part has covariance G. Signs in place of
 * normal numbers give the same covariance with less noise. Columns
 * `first … first + columns - 1`, at most 16 at once, interleaved by giver.
 */
export function drawScores(system: LeniencySystem, first: number, columns: number): Float64Array {
  const givers = system.data.givers.length
  const score = new Float64Array(givers * columns)
  const size = 1 / Math.sqrt(system.variances.r)
  for (let giver = 0; giver < givers; giver++) {
    const bits = randomBits(seed, giver, first)
    for (let column = 0; column < columns; column++) score[giver * columns + column] = (bits >>> column) & 1 ? size : -size
  }
  drawNarrow(system, score, first, columns)
  for (const [person, block] of system.wide) drawWide(block, score, person, first, columns, system)
  return score
}

function drawNarrow(system: LeniencySystem, score: Float64Array, first: number, columns: number): void {
  const { data, blockStart, blocks } = system
  let root = new Float64Array(0)
  for (let person = 0; person < blockStart.length; person++) {
    const start = blockStart[person]!
    if (start < 0) continue
    const firstReview = data.personReviews[person]!
    const n = data.personReviews[person + 1]! - firstReview
    if (root.length < n * n) root = new Float64Array(4 * n * n)
    for (let at = 0; at < n * n; at++) root[at] = blocks[start + at]!
    factorPositive(n, root)
    for (let j = 0; j < n; j++) {
      const bits = randomBits(seed + 1, firstReview + j, first)
      for (let i = j; i < n; i++) {
        const factor = root[i * n + j]!
        const to = data.reviewGiver[firstReview + i]! * columns
        for (let column = 0; column < columns; column++) score[to + column]! += (bits >>> column) & 1 ? factor : -factor
      }
    }
  }
}

/** For a person with many givers the scores are those of values drawn from the model itself. */
function drawWide(block: CompetencyBlock, score: Float64Array, person: number, first: number, columns: number, system: LeniencySystem): void {
  const { e, u, h } = system.variances
  const seatSum = new Float64Array(block.seats)
  const slotSum = new Float64Array(block.slots)
  const g = new Float64Array(block.seats)
  const sign = (kind: number, at: number, column: number): number => ((randomBits(seed + kind + 8 * person, at, first) >>> column) & 1 ? 1 : -1)
  for (let column = 0; column < columns; column++) {
    seatSum.fill(0)
    slotSum.fill(0)
    for (let seat = 0; seat < block.seats; seat++) {
      const halo = Math.sqrt(h) * sign(2, seat, column)
      for (let cell = block.seatCells[seat]!; cell < block.seatCells[seat + 1]!; cell++) {
        const slot = block.cellSlot[cell]!
        const value = halo + Math.sqrt(u) * sign(3, slot, column) + Math.sqrt(e) * sign(4, cell, column)
        seatSum[seat]! += value
        slotSum[slot]! += value
      }
    }
    scoreSeats(block, seatSum, slotSum, e, g)
    for (let seat = 0; seat < block.seats; seat++) score[block.giver[seat]! * columns + column]! += g[seat]!
  }
}
