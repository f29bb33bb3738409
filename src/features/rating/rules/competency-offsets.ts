import type { PackedObservations, Variances } from '../model.ts'
import type { CensoredCells } from './censored-cells.ts'
import { factorPositive, solveFactored } from './dense-matrix.ts'

/** Prior variance of a competency's offset, in squared levels; it only matters where few people share the competencies. */
const offsetVariance = 0.09

/** Least squares within reviews: the normal matrix, which depends on who saw what alone. */
export interface OffsetEquations {
  matrix: Float64Array
  /** Mean number of givers that a person's competency was seen by. */
  giversPerCell: number
}

/**
 * The normal matrix of least squares within each giver's review of a person:
 * contrasts between competencies in one review hold neither the person's
 * level, nor the giver's leniency, nor the halo.
 */
export function offsetEquations(data: PackedObservations): OffsetEquations {
  const size = data.competencies.length
  const matrix = new Float64Array(size * size)
  const { reviewCells, cellCompetency } = data
  for (let review = 0; review + 1 < reviewCells.length; review++) {
    const first = reviewCells[review]!
    const end = reviewCells[review + 1]!
    const share = 1 / (end - first)
    for (let one = first; one < end; one++) {
      const row = cellCompetency[one]! * size
      matrix[row + cellCompetency[one]!]! += 1
      for (let other = first; other <= one; other++) matrix[row + cellCompetency[other]!]! -= share
    }
  }
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) matrix[j * size + i] = matrix[i * size + j]!
  return { matrix, giversPerCell: giversPerCell(data) }
}

function giversPerCell(data: PackedObservations): number {
  const lastSeenBy = new Int32Array(data.competencies.length).fill(-1)
  let seen = 0
  for (let person = 0; person < data.people.length; person++) {
    const end = data.reviewCells[data.personReviews[person + 1]!]!
    for (let cell = data.reviewCells[data.personReviews[person]!]!; cell < end; cell++) {
      if (lastSeenBy[data.cellCompetency[cell]!] === person) continue
      lastSeenBy[data.cellCompetency[cell]!] = person
      seen++
    }
  }
  return seen === 0 ? 1 : data.value.length / seen
}

/**
 * δ by competency: the equations' solution, which sums to zero. A person's
 * profile u is common to that person's givers, so n people count as
 * n/(σu² + σe²/givers) and the rest is drawn towards 0; with one person, δ
 * cannot be told from that person's profile. `ridge` false leaves the pull out.
 */
export function competencyOffsets(
  equations: OffsetEquations, data: PackedObservations, censored: CensoredCells, variances: Variances, ridge: boolean,
): Float64Array {
  const size = data.competencies.length
  const offsets = withinReviews(data, censored)
  if (size === 0) return offsets
  const factor = equations.matrix.slice()
  const pull = ridge ? (equations.giversPerCell * variances.u + variances.e) / offsetVariance : 1e-9
  for (let at = 0; at < size; at++) factor[at * size + at]! += pull
  factorPositive(size, factor)
  solveFactored(size, factor, offsets)
  return offsets
}

/** Sum by competency of value less its review's mean. */
function withinReviews(data: PackedObservations, censored: CensoredCells): Float64Array {
  const sums = new Float64Array(data.competencies.length)
  const { reviewCells, cellCompetency, value } = data
  let next = 0
  for (let review = 0; review + 1 < reviewCells.length; review++) {
    const first = reviewCells[review]!
    const end = reviewCells[review + 1]!
    let total = 0
    for (let cell = first; cell < end; cell++) {
      const isCensored = censored.cell[next] === cell
      const given = isCensored ? censored.expected[next]! : value[cell]!
      if (isCensored) next++
      total += given
      sums[cellCompetency[cell]!]! += given
    }
    const mean = total / (end - first)
    for (let cell = first; cell < end; cell++) sums[cellCompetency[cell]!]! -= mean
  }
  return sums
}
