import { multiplySystem, type LeniencySystem } from './leniency-system.ts'

/**
 * Solves the givers' system for `columns` right-hand sides at once, interleaved,
 * by Jacobi-preconditioned conjugate gradients from the guess in `x`, until every
 * residual has fallen below `tolerance` of its right-hand side.
 */
export function solveByConjugateGradients(
  system: LeniencySystem, rhs: Float64Array, x: Float64Array, columns: number, tolerance: number,
): void {
  const size = x.length
  const residual = new Float64Array(size)
  const direction = new Float64Array(size)
  const product = new Float64Array(size)
  const inverse = system.diagonal.map((entry) => 1 / entry)
  multiplySystem(system, x, product, columns)
  for (let at = 0; at < size; at++) residual[at] = rhs[at]! - product[at]!
  const goal = weightedSquares(rhs, inverse, columns).map((square) => square * tolerance * tolerance)
  let square = weightedSquares(residual, inverse, columns)
  let ratio = new Float64Array(columns)
  for (let step = 0; step < 1000 && square.some((one, column) => one > goal[column]!); step++) {
    turn(direction, residual, inverse, ratio, columns)
    multiplySystem(system, direction, product, columns)
    const curvature = innerProducts(direction, product, columns)
    const length = square.map((one, column) => (curvature[column]! > 0 ? one / curvature[column]! : 0))
    const next = advance(x, residual, direction, product, length, inverse)
    ratio = next.map((one, column) => (square[column]! > 0 ? one / square[column]! : 0))
    square = next
  }
}

/** direction = residual / diagonal + ratio × direction. */
function turn(direction: Float64Array, residual: Float64Array, inverse: Float64Array, ratio: Float64Array, columns: number): void {
  let at = 0
  for (let giver = 0; giver < inverse.length; giver++) {
    for (let column = 0; column < columns; column++, at++) {
      direction[at] = residual[at]! * inverse[giver]! + ratio[column]! * direction[at]!
    }
  }
}

/** Goes along the direction; answers with Σ r²/diagonal by column where it leads. */
function advance(
  x: Float64Array, residual: Float64Array, direction: Float64Array, product: Float64Array, length: Float64Array, inverse: Float64Array,
): Float64Array {
  const sums = new Float64Array(length.length)
  let at = 0
  for (let giver = 0; giver < inverse.length; giver++) {
    const weight = inverse[giver]!
    for (let column = 0; column < length.length; column++, at++) {
      const left = residual[at]! - length[column]! * product[at]!
      x[at]! += length[column]! * direction[at]!
      residual[at] = left
      sums[column]! += left * left * weight
    }
  }
  return sums
}

/** Σ r²/diagonal by column. */
function weightedSquares(r: Float64Array, inverse: Float64Array, columns: number): Float64Array {
  const sums = new Float64Array(columns)
  let at = 0
  for (let giver = 0; giver < inverse.length; giver++) {
    for (let column = 0; column < columns; column++, at++) sums[column]! += r[at]! * r[at]! * inverse[giver]!
  }
  return sums
}

function innerProducts(left: Float64Array, right: Float64Array, columns: number): Float64Array {
  const sums = new Float64Array(columns)
  let at = 0
  while (at < left.length) {
    for (let column = 0; column < columns; column++, at++) sums[column]! += left[at]! * right[at]!
  }
  return sums
}
