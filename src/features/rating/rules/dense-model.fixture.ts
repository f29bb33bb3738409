import type { PackedObservations, Variances } from '../model.ts'

/** The same model solved the long way, as one dense system, to check the fit against. */
export interface DenseModel {
  leniency: number[]
  leniencyError: number[]
  rating: number[]
  ratingDeviation: number[]
  overall: number[]
  overallDeviation: number[]
}

interface Layout {
  size: number
  alpha: (person: number) => number
  u: (at: number) => number
  b: (giver: number) => number
  h: (review: number) => number
  /** Person × competency cells in the order that ratings have. */
  profiles: { person: number; competency: number }[]
  rows: { person: number; profile: number; giver: number; review: number; cell: number }[]
}

function layoutOf(data: PackedObservations): Layout {
  const profiles: Layout['profiles'] = []
  const rows: Layout['rows'] = []
  for (let person = 0; person < data.people.length; person++) {
    const first = data.personReviews[person]!
    const end = data.personReviews[person + 1]!
    const seen = new Set(data.cellCompetency.slice(data.reviewCells[first]!, data.reviewCells[end]!))
    for (const competency of [...seen].sort((a, b) => a - b)) profiles.push({ person, competency })
    for (let review = first; review < end; review++) {
      for (let cell = data.reviewCells[review]!; cell < data.reviewCells[review + 1]!; cell++) {
        const profile = profiles.findIndex((one) => one.person === person && one.competency === data.cellCompetency[cell])
        rows.push({ person, profile, giver: data.reviewGiver[review]!, review, cell })
      }
    }
  }
  const people = data.people.length
  const u = (at: number): number => people + at
  const b = (giver: number): number => people + profiles.length + giver
  const h = (review: number): number => people + profiles.length + data.givers.length + review
  return { size: h(data.reviewGiver.length), alpha: (person) => person, u, b, h, profiles, rows }
}

/** Henderson's mixed-model equations: XᵀX/σe² + prior precisions, and Xᵀy/σe². */
function equations(data: PackedObservations, layout: Layout, variances: Variances, offsets: Float64Array): { matrix: number[][]; rhs: number[] } {
  const matrix = Array.from({ length: layout.size }, () => Array.from({ length: layout.size }, () => 0))
  const rhs = Array.from({ length: layout.size }, () => 0)
  for (const { person, profile, giver, review, cell } of layout.rows) {
    const at = [layout.alpha(person), layout.u(profile), layout.b(giver), layout.h(review)]
    const value = data.value[cell]! - offsets[data.cellCompetency[cell]!]!
    for (const i of at) {
      rhs[i]! += value / variances.e
      for (const j of at) matrix[i]![j]! += 1 / variances.e
    }
  }
  layout.profiles.forEach((_, at) => (matrix[layout.u(at)]![layout.u(at)]! += 1 / variances.u))
  data.givers.forEach((_, giver) => (matrix[layout.b(giver)]![layout.b(giver)]! += 1 / variances.r))
  data.reviewGiver.forEach((_, review) => (matrix[layout.h(review)]![layout.h(review)]! += 1 / variances.h))
  return { matrix, rhs }
}

/** Inverse and log determinant by Gauss–Jordan elimination. */
function inverted(matrix: readonly number[][]): { inverse: number[][]; logDeterminant: number } {
  const n = matrix.length
  const work = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))])
  let logDeterminant = 0
  for (let pivot = 0; pivot < n; pivot++) {
    const row = work[pivot]!
    const scale = row[pivot]!
    logDeterminant += Math.log(scale)
    for (let j = 0; j < 2 * n; j++) row[j]! /= scale
    for (let i = 0; i < n; i++) {
      const other = work[i]!
      const factor = other[pivot]!
      if (i === pivot || factor === 0) continue
      for (let j = 0; j < 2 * n; j++) other[j]! -= factor * row[j]!
    }
  }
  return { inverse: work.map((row) => row.slice(n)), logDeterminant }
}

export function denseModel(data: PackedObservations, variances: Variances, offsets: Float64Array): DenseModel {
  const layout = layoutOf(data)
  const { matrix, rhs } = equations(data, layout, variances, offsets)
  const { inverse } = inverted(matrix)
  const solution = inverse.map((row) => row.reduce((sum, entry, j) => sum + entry * rhs[j]!, 0))
  const estimate = (weights: Map<number, number>): number => [...weights].reduce((sum, [at, weight]) => sum + weight * solution[at]!, 0)
  const deviation = (weights: Map<number, number>): number =>
    Math.sqrt([...weights].reduce((sum, [i, a]) => sum + [...weights].reduce((inner, [j, b]) => inner + a * b * inverse[i]![j]!, 0), 0))
  const ratingWeights = layout.profiles.map(({ person }, at) => new Map([[layout.alpha(person), 1], [layout.u(at), 1]]))
  const overallWeights = data.people.map((_, person) => {
    const own = layout.profiles.flatMap((one, at) => (one.person === person ? [at] : []))
    return new Map([[layout.alpha(person), 1], ...own.map((at): [number, number] => [layout.u(at), 1 / own.length])])
  })
  const meanOffset = (person: number): number => {
    const own = layout.profiles.filter((one) => one.person === person)
    return own.reduce((sum, one) => sum + offsets[one.competency]!, 0) / own.length
  }
  return {
    leniency: data.givers.map((_, giver) => solution[layout.b(giver)]!),
    leniencyError: data.givers.map((_, giver) => Math.sqrt(inverse[layout.b(giver)]![layout.b(giver)]!)),
    rating: ratingWeights.map((weights, at) => offsets[layout.profiles[at]!.competency]! + estimate(weights)),
    ratingDeviation: ratingWeights.map(deviation),
    overall: overallWeights.map((weights, person) => meanOffset(person) + estimate(weights)),
    overallDeviation: overallWeights.map(deviation),
  }
}

/** The log restricted likelihood of the variances, up to a constant (Patterson & Thompson 1971), from the mixed-model equations. */
export function restrictedLikelihood(data: PackedObservations, variances: Variances, offsets: Float64Array): number {
  const layout = layoutOf(data)
  const { matrix, rhs } = equations(data, layout, variances, offsets)
  const { inverse, logDeterminant } = inverted(matrix)
  const values = layout.rows.map(({ cell }) => data.value[cell]! - offsets[data.cellCompetency[cell]!]!)
  const explained = rhs.reduce((sum, one, i) => sum + one * inverse[i]!.reduce((inner, entry, j) => inner + entry * rhs[j]!, 0), 0)
  const quadratic = values.reduce((sum, value) => sum + (value * value) / variances.e, 0) - explained
  const logs =
    values.length * Math.log(variances.e) + layout.profiles.length * Math.log(variances.u) +
    data.givers.length * Math.log(variances.r) + data.reviewGiver.length * Math.log(variances.h)
  return -0.5 * (logs + logDeterminant + quadratic)
}
