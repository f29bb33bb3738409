import type { Variances } from '../model.ts'
import { formCompetencyBlock, type CompetencyBlock } from './competency-block.ts'
import { movesOf, rateCompetencies, solveCompetencies, stepCompetencies, sumCompetencySquares } from './competency-posterior.ts'
import { emptyBlock, formBlock, scoreGivers, type GiverBlock } from './giver-block.ts'
import {
  emptySpread, rateGivers, roomForSpread, solveGivers, spreadGivers, stepGivers, sumGiverSquares, type GiverSpread,
} from './giver-posterior.ts'
import { isWide } from './leniency-system.ts'
import { emptyCells, sumResiduals, type PersonCells } from './person-cells.ts'
import { emptyPosterior, type PersonPosterior, type SquareSums } from './person-posterior.ts'

/** One person at a time, in whichever of the two forms is smaller; the scratch is reused. */
export interface PersonSolver {
  local: PersonCells
  posterior: PersonPosterior
  narrow: GiverBlock
  spread: GiverSpread
  wide: CompetencyBlock | undefined
  /** Leniency by seat, and the rows of its covariance's factor. */
  leniency: Float64Array
  loadings: Float64Array
  columns: number
  /** Variance by seat of leniencies that no factor covers: givers the fit did not know. */
  unknown: Float64Array
}

export function personSolver(competencyCount: number): PersonSolver {
  return {
    local: emptyCells(competencyCount), posterior: emptyPosterior(), narrow: emptyBlock(), spread: emptySpread(), wide: undefined,
    leniency: new Float64Array(0), loadings: new Float64Array(0), columns: 0, unknown: new Float64Array(0),
  }
}

/** What is known of the leniencies of all givers. */
export interface KnownLeniencies {
  mean: Float64Array
  columns: number
  loadings: Float64Array | Float32Array
  /** 1 where the fit did not know the giver. */
  unknown?: Uint8Array
}

/** Forms the loaded person's block and takes their givers' leniencies. */
export function formPerson(solver: PersonSolver, variances: Variances, leniencies: KnownLeniencies): void {
  const { local } = solver
  takeLeniencies(solver, variances, leniencies)
  if (isWide(local.seats, local.slots)) {
    solver.wide = formCompetencyBlock(local, variances)
    return
  }
  solver.wide = undefined
  formBlock(solver.narrow, local, variances)
}

function takeLeniencies(solver: PersonSolver, variances: Variances, leniencies: KnownLeniencies): void {
  const { local } = solver
  const { columns } = leniencies
  if (solver.leniency.length < local.seats) {
    solver.leniency = new Float64Array(2 * local.seats)
    solver.unknown = new Float64Array(2 * local.seats)
  }
  if (solver.loadings.length < local.seats * columns) solver.loadings = new Float64Array(2 * local.seats * columns)
  solver.columns = columns
  for (let seat = 0; seat < local.seats; seat++) {
    const giver = local.giver[seat]!
    solver.leniency[seat] = leniencies.mean[giver]!
    solver.unknown[seat] = leniencies.unknown?.[giver] === 1 ? variances.r : 0
    for (let column = 0; column < columns; column++) solver.loadings[seat * columns + column] = leniencies.loadings[giver * columns + column]!
  }
}

/** Solves the person's means from the residuals as they stand. */
export function solvePerson(solver: PersonSolver, variances: Variances): void {
  const { local, posterior, leniency } = solver
  sumResiduals(local)
  if (solver.wide) return solveCompetencies(posterior, solver.wide, local, leniency, variances.e)
  scoreGivers(solver.narrow, local, variances.e)
  solveGivers(posterior, solver.narrow, local, leniency, variances.h)
}

/** How the means follow one cell's value. */
export function stepPerson(solver: PersonSolver, seat: number, slot: number, variances: Variances): void {
  if (solver.wide) return stepCompetencies(solver.posterior, solver.wide, seat, slot, variances.e)
  stepGivers(solver.posterior, solver.narrow, solver.local, seat, slot, variances)
}

/** The variances of the person's ratings, from the local posterior and the leniencies' covariance. */
export function spreadPerson(solver: PersonSolver, variances: Variances): void {
  if (solver.wide) {
    const { loadings, columns } = widened(solver)
    return rateCompetencies(solver.posterior, solver.wide, solver.local.share, movesOf(solver.wide, loadings, columns))
  }
  spreadNarrow(solver, variances)
  rateGivers(solver.posterior, solver.spread, solver.narrow, solver.local, variances.e)
}

/** Adds the person's expected squares of e, u and h. */
export function sumPersonSquares(sums: SquareSums, solver: PersonSolver, variances: Variances): void {
  const { local, posterior, wide, loadings, columns } = solver
  if (wide) return sumCompetencySquares(sums, posterior, wide, local, movesOf(wide, loadings, columns), loadings, variances.e)
  spreadNarrow(solver, variances)
  sumGiverSquares(sums, posterior, solver.spread, solver.narrow, local, variances)
}

function spreadNarrow(solver: PersonSolver, variances: Variances): void {
  const { local, spread } = solver
  roomForSpread(spread, local.seats, local.slots)
  seatCovariance(solver, local.seats, spread.leniency)
  spreadGivers(spread, solver.narrow, local, variances.h)
}

function seatCovariance(solver: PersonSolver, n: number, out: Float64Array): void {
  const { loadings, columns, unknown } = solver
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0
      for (let column = 0; column < columns; column++) sum += loadings[i * columns + column]! * loadings[j * columns + column]!
      out[i * n + j] = sum
      out[j * n + i] = sum
    }
    out[i * n + i]! += unknown[i]!
  }
}

/** The factor with a column of its own for each giver whom the fit did not know. */
function widened(solver: PersonSolver): { loadings: Float64Array; columns: number } {
  const { local, columns, unknown } = solver
  const strangers = [...unknown.subarray(0, local.seats).keys()].filter((seat) => unknown[seat]! > 0)
  const wider = columns + strangers.length
  const loadings = new Float64Array(local.seats * wider)
  for (let seat = 0; seat < local.seats; seat++) {
    loadings.set(solver.loadings.subarray(seat * columns, (seat + 1) * columns), seat * wider)
  }
  strangers.forEach((seat, at) => (loadings[seat * wider + columns + at] = Math.sqrt(unknown[seat]!)))
  return { loadings, columns: wider }
}
