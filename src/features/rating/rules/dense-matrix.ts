/** Inverts a symmetric positive definite n × n matrix in place (Gauss–Jordan; such a matrix needs no pivoting). */
export function invertPositive(n: number, m: Float64Array): void {
  for (let pivot = 0; pivot < n; pivot++) {
    const pivotRow = pivot * n
    const scale = 1 / m[pivotRow + pivot]!
    m[pivotRow + pivot] = 1
    for (let j = 0; j < n; j++) m[pivotRow + j]! *= scale
    for (let i = 0; i < n; i++) {
      if (i === pivot) continue
      const row = i * n
      const factor = m[row + pivot]!
      m[row + pivot] = 0
      for (let j = 0; j < n; j++) m[row + j]! -= factor * m[pivotRow + j]!
    }
  }
}

/** out = left × right for symmetric factors that commute, so that the product is symmetric too. */
export function multiplySymmetric(n: number, left: Float64Array, right: Float64Array, out: Float64Array): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0
      for (let k = 0; k < n; k++) sum += left[i * n + k]! * right[j * n + k]!
      out[i * n + j] = sum
      out[j * n + i] = sum
    }
  }
}

/** Replaces a symmetric positive semidefinite n × n matrix by its lower Cholesky factor; a pivot lost to rounding counts as 0. */
export function factorPositive(n: number, m: Float64Array): void {
  for (let j = 0; j < n; j++) {
    const diagonal = m[j * n + j]!
    let pivot = diagonal
    for (let k = 0; k < j; k++) pivot -= m[j * n + k]! ** 2
    const root = pivot > 1e-14 * diagonal ? Math.sqrt(pivot) : 0
    m[j * n + j] = root
    for (let i = j + 1; i < n; i++) {
      let sum = m[i * n + j]!
      for (let k = 0; k < j; k++) sum -= m[i * n + k]! * m[j * n + k]!
      m[i * n + j] = root > 0 ? sum / root : 0
      m[j * n + i] = 0
    }
  }
}

/** Solves L Lᵀ x = x in place for a lower factor L. */
export function solveFactored(n: number, lower: Float64Array, x: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let sum = x[i]!
    for (let k = 0; k < i; k++) sum -= lower[i * n + k]! * x[k]!
    x[i] = sum / lower[i * n + i]!
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = x[i]!
    for (let k = i + 1; k < n; k++) sum -= lower[k * n + i]! * x[k]!
    x[i] = sum / lower[i * n + i]!
  }
}

/**
 * (L Lᵀ)⁻¹ for a lower factor L. Column j of the inverse is solved from row j
 * on, the rest follows by symmetry; Lᵀ lies beside L so that both run along rows.
 */
export function factorInverse(n: number, lower: Float64Array): Float64Array {
  const upper = new Float64Array(n * n)
  for (let i = 0; i < n; i++) for (let j = 0; j <= i; j++) upper[j * n + i] = lower[i * n + j]!
  const inverse = new Float64Array(n * n)
  const x = new Float64Array(n)
  for (let column = 0; column < n; column++) {
    solveUnit(n, lower, upper, column, x)
    for (let i = column; i < n; i++) {
      inverse[i * n + column] = x[i]!
      inverse[column * n + i] = x[i]!
    }
  }
  return inverse
}

/** Rows `column` and below of the solution for that column's unit vector. */
function solveUnit(n: number, lower: Float64Array, upper: Float64Array, column: number, x: Float64Array): void {
  for (let i = column; i < n; i++) {
    let sum = i === column ? 1 : 0
    for (let k = column; k < i; k++) sum -= lower[i * n + k]! * x[k]!
    x[i] = sum / lower[i * n + i]!
  }
  for (let i = n - 1; i >= column; i--) {
    let sum = x[i]!
    for (let k = i + 1; k < n; k++) sum -= upper[i * n + k]! * x[k]!
    x[i] = sum / lower[i * n + i]!
  }
}
