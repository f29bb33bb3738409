import { solveByConjugateGradients } from './conjugate-gradients.ts'
import type { Components } from './connected-components.ts'
import { factorInverse, factorPositive, solveFactored } from './dense-matrix.ts'
import { drawScores } from './leniency-draws.ts'
import { multiplySystem, type LeniencySystem } from './leniency-system.ts'

/** Leniencies with a factor of their posterior covariance: X Xᵀ, `columns` numbers a giver, row by row. */
export interface Leniencies {
  mean: Float64Array
  columns: number
  loadings: Float64Array
}

/** Components up to this many givers are solved exactly, each on its own. */
const exactGivers = 64

/**
 * Solves the givers' system. Small components get the exact factor of their
 * covariance; the others get `draws` exact posterior draws, each of which has
 * that covariance. `start` is a guess that only saves time.
 */
export function solveLeniencies(
  system: LeniencySystem, components: Components, start: Float64Array, draws: number,
  tolerance: { meanTolerance: number; drawTolerance: number },
): Leniencies {
  const small = smallComponents(components)
  const widest = small.reduce((most, members) => Math.max(most, members.length), 0)
  const someLarge = small.reduce((sum, members) => sum + members.length, 0) < start.length
  const columns = someLarge ? Math.max(widest, draws) : widest
  const solved: Leniencies = { mean: Float64Array.from(start), columns, loadings: new Float64Array(start.length * columns) }
  if (someLarge) {
    solveByConjugateGradients(system, system.score, solved.mean, 1, tolerance.meanTolerance)
    drawLoadings(system, solved, tolerance.drawTolerance)
  }
  if (small.length > 0) solveExactly(system, small, widest, solved)
  return solved
}

function smallComponents(components: Components): number[][] {
  const members: number[][] = Array.from({ length: components.count }, () => [])
  components.ofGiver.forEach((component, giver) => members[component]!.push(giver))
  return members.filter((givers) => givers.length > 0 && givers.length <= exactGivers)
}

const columnsAtOnce = 8

/** Posterior draws b ~ N(0, covariance), scaled so that their outer products sum to the covariance. */
function drawLoadings(system: LeniencySystem, solved: Leniencies, tolerance: number): void {
  const givers = solved.mean.length
  const scale = 1 / Math.sqrt(solved.columns)
  for (let first = 0; first < solved.columns; first += columnsAtOnce) {
    const columns = Math.min(columnsAtOnce, solved.columns - first)
    const score = drawScores(system, first, columns)
    const draw = new Float64Array(givers * columns)
    solveByConjugateGradients(system, score, draw, columns, tolerance)
    for (let giver = 0; giver < givers; giver++) {
      const to = giver * solved.columns + first
      for (let column = 0; column < columns; column++) solved.loadings[to + column] = scale * draw[giver * columns + column]!
    }
  }
}

/**
 * One product with the system reads all small components' matrices at once:
 * column d holds the unit vector of each component's giver number d, and
 * components share no entry.
 */
function solveExactly(system: LeniencySystem, small: readonly number[][], widest: number, solved: Leniencies): void {
  const units = new Float64Array(solved.mean.length * widest)
  for (const members of small) members.forEach((giver, at) => (units[giver * widest + at] = 1))
  const matrix = new Float64Array(units.length)
  multiplySystem(system, units, matrix, widest)
  for (const members of small) solveComponent(members, matrix, widest, system.score, solved)
}

function solveComponent(members: readonly number[], matrix: Float64Array, widest: number, score: Float64Array, solved: Leniencies): void {
  const n = members.length
  const factor = new Float64Array(n * n)
  members.forEach((giver, i) => {
    for (let j = 0; j < n; j++) factor[i * n + j] = matrix[giver * widest + j]!
  })
  factorPositive(n, factor)
  const mean = Float64Array.from(members, (giver) => score[giver]!)
  solveFactored(n, factor, mean)
  const covariance = factorInverse(n, factor)
  factorPositive(n, covariance)
  members.forEach((giver, i) => {
    solved.mean[giver] = mean[i]!
    solved.loadings.fill(0, giver * solved.columns, (giver + 1) * solved.columns)
    for (let j = 0; j <= i; j++) solved.loadings[giver * solved.columns + j] = covariance[i * n + j]!
  })
}
