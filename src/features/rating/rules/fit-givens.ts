import type { PackedObservations, RangeUse, Scale, Variances } from '../model.ts'
import { censoredCells, scaleOf, type CensoredCells } from './censored-cells.ts'
import { competencyOffsets, offsetEquations, type OffsetEquations } from './competency-offsets.ts'
import { connectedComponents, type Components } from './connected-components.ts'
import {
  countEffects, expectedSquares, largestChange, guessCensored, nextVariances, usualPrior, type EffectCounts, type VariancePrior,
} from './estimate-variances.ts'
import { accelerated, corrected, emptyAscent, responseAbout, type StepResponse } from './accelerated-ascent.ts'
import { assembleSystem, emptySystem, type LeniencySystem } from './leniency-system.ts'
import { neighbourhood } from './neighbourhood.ts'
import { personSolver, type PersonSolver } from './person-solver.ts'
import { rangeUse } from './range-use.ts'
import type { Values } from './residuals.ts'
import { solveLeniencies, type Leniencies } from './solve-leniencies.ts'

export interface FitOptions {
  prior?: VariancePrior
  /** Held instead of estimated. */
  variances?: Variances
  /** Held instead of estimated: δ by competency, in levels. */
  offsets?: Float64Array
  /** The lowest and highest value that texts are taken to mean; by default those in the data. */
  scale?: Scale
}

/** The givens of a fit, by position in the packed data that it was made from. */
export interface PackedGivens {
  variances: Variances
  offsets: Float64Array
  scale: Scale
  range: RangeUse
  /** In levels, above 0 for the generous. */
  leniency: Float64Array
  /** Standard error by giver, in levels. */
  error: Float64Array
  columns: number
  /** Rows of X, where X Xᵀ is the covariance of the leniencies. */
  loadings: Float32Array
  /** 1 where a giver was not in the fit. */
  unknown: Uint8Array
  /** Where the fit left the censored values of its own data: a start that saves time. */
  settled?: CensoredCells
}

/** A fit under way. */
interface Fitting {
  data: PackedObservations
  options: FitOptions
  prior: VariancePrior
  scale: Scale
  components: Components
  counts: EffectCounts
  /** Absent where the offsets are held. */
  equations: OffsetEquations | undefined
  solver: PersonSolver
  system: LeniencySystem
  values: Values
  variances: Variances
  leniencies: Leniencies
  range: RangeUse
}

/**
 * Fits the mixed model y = α + δ + u + b + h + e with α flat: leniencies b by
 * the givers' system (Henderson's mixed-model equations with α, u and h
 * absorbed), variances by MAP-EM, offsets δ by least squares within reviews.
 */
export function fitGivens(data: PackedObservations, options: FitOptions = {}): PackedGivens {
  const fitting = startFitting(data, options)
  climb(fitting)
  return packGivens(fitting)
}

function startFitting(data: PackedObservations, options: FitOptions): Fitting {
  const prior = options.prior ?? usualPrior
  const scale = options.scale ?? scaleOf(data)
  const offsets = options.offsets ?? new Float64Array(data.competencies.length)
  return {
    data, options, prior, scale,
    components: connectedComponents(data),
    counts: countEffects(data),
    equations: options.offsets ? undefined : offsetEquations(data),
    solver: personSolver(data.competencies.length),
    system: emptySystem(data),
    values: { offsets, censored: censoredCells(data, scale) },
    variances: options.variances ?? prior.variances,
    leniencies: { mean: new Float64Array(data.givers.length), columns: 0, loadings: new Float64Array(0) },
    range: { middle: 0, spread: 0 },
  }
}

/** How hard a fit of this size tries: a large organization has more to average, and less time and room. */
interface Effort {
  tolerance: number
  rounds: number
  /** Posterior draws while the variances are sought, and for the intervals. */
  draws: number
  finalDraws: number
  drawTolerance: number
  meanTolerance: number
  /** Whether every round settles the censored values, rather than renews them once. */
  settles: boolean
}

const thorough: Effort = { tolerance: 1e-6, rounds: 400, draws: 64, finalDraws: 192, drawTolerance: 1e-3, meanTolerance: 1e-11, settles: true }
const brisk: Effort = { tolerance: 3e-4, rounds: 60, draws: 8, finalDraws: 64, drawTolerance: 1e-2, meanTolerance: 1e-8, settles: false }
/** A start that everybody will correct need not be exact. */
const nearby: Effort = { ...brisk, tolerance: 2e-3, finalDraws: 8 }
const hurried: Effort = { tolerance: 1e-3, rounds: 1, draws: 4, finalDraws: 24, drawTolerance: 2e-2, meanTolerance: 1e-6, settles: false }

/** A neighbourhood of this many people settles the variances before everybody is looked at. */
const sampledPeople = 1600

function effortFor(data: PackedObservations): Effort {
  if (data.value.length < 30_000) return thorough
  return data.people.length > 5 * sampledPeople ? hurried : brisk
}

/** Alternates leniencies, censored values, offsets and variances until they stay, or corrects those of a neighbourhood once. */
function climb(fitting: Fitting, effort: Effort = effortFor(fitting.data)): void {
  const known = effort === hurried && !fitting.options.variances ? climbNearby(fitting) : undefined
  const ascent = emptyAscent()
  guessCensored(fitting.solver, fitting.data, fitting.values, fitting.variances)
  for (let round = 0; round < effort.rounds; round++) {
    const before = fitting.leniencies.mean
    const next = emStep(fitting, effort)
    const change = Math.max(largestChange(fitting.variances, next), largestStep(before, fitting.leniencies.mean) / 10)
    if (!fitting.options.variances) fitting.variances = known ? corrected(known, fitting.variances, next) : accelerated(ascent, fitting.variances, next)
    if (change < effort.tolerance || (fitting.options.variances && fitting.values.censored.cell.length === 0)) break
  }
  if (!known) fitting.range = rangeUse(fitting.data, fitting.values)
  solveRound(fitting, effort.finalDraws, effort)
}

/** One round: offsets, leniencies and censored values at the variances as they are, and the variances that follow. */
function emStep(fitting: Fitting, effort: Effort): Variances {
  const { data, prior, values, solver, equations, options } = fitting
  if (equations) values.offsets = competencyOffsets(equations, data, values.censored, fitting.variances, prior.weight.u > 0)
  solveRound(fitting, effort.draws, effort)
  if (options.variances && values.censored.cell.length === 0) return options.variances
  const sums = expectedSquares(solver, data, values, fitting.variances, fitting.leniencies, effort.settles)
  return options.variances ?? nextVariances(sums, fitting.leniencies, fitting.counts, prior)
}

function largestStep(before: Float64Array, after: Float64Array): number {
  return after.reduce((largest, one, at) => Math.max(largest, Math.abs(one - before[at]!)), 0)
}

/** Climbs in a neighbourhood and takes its variances for a start; answers with how EM moves about there. */
function climbNearby(fitting: Fitting): StepResponse {
  const near = startFitting(neighbourhood(fitting.data, sampledPeople), fitting.options)
  climb(near, nearby)
  fitting.variances = near.variances
  fitting.range = near.range
  return responseAbout(near.variances, (variances) => emStep({ ...near, variances }, nearby))
}

function solveRound(fitting: Fitting, draws: number, effort: Effort): void {
  const { system, solver, values, variances, components } = fitting
  assembleSystem(system, solver.local, values, variances)
  fitting.leniencies = solveLeniencies(system, components, fitting.leniencies.mean, draws, effort)
}

function packGivens(fitting: Fitting): PackedGivens {
  const { leniencies, variances, values, scale, range } = fitting
  const { mean, columns } = leniencies
  const loadings = new Float32Array(leniencies.loadings.length)
  const error = new Float64Array(mean.length)
  for (let giver = 0, at = 0; giver < mean.length; giver++) {
    let sum = 0
    for (let column = 0; column < columns; column++, at++) {
      loadings[at] = roundedLoading(leniencies.loadings[at]!)
      sum += loadings[at]! ** 2
    }
    error[giver] = Math.sqrt(sum)
  }
  return {
    variances, offsets: values.offsets, scale, range, leniency: mean, error, columns, loadings,
    unknown: new Uint8Array(mean.length), settled: values.censored,
  }
}

/** Loadings are kept to 1e-5 level, so that a stored fit is short and reads back as the very same numbers. */
export function roundedLoading(value: number): number {
  return Math.round(value * 1e5) / 1e5
}
