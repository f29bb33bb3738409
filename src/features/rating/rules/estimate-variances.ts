import type { PackedObservations, Variances } from '../model.ts'
import { loadPerson } from './person-cells.ts'
import type { SquareSums } from './person-posterior.ts'
import { formPerson, solvePerson, sumPersonSquares, type PersonSolver } from './person-solver.ts'
import { loadResiduals, type Values } from './residuals.ts'
import { emptySteps, renewCensored, settlePerson } from './settle-censored.ts'
import type { Leniencies } from './solve-leniencies.ts'

/** What the variances are taken to be before anything is seen, and how many values that is worth. */
export interface VariancePrior {
  variances: Variances
  /** ν₀ by effect: 0 switches the prior off. */
  weight: Variances
}

/** From published peer ratings and simulated organizations; real peer data suggest a halo at or above leniency. */
export const usualPrior: VariancePrior = { variances: { e: 0.45, u: 0.36, h: 0.12, r: 0.2 }, weight: { e: 60, u: 60, h: 10, r: 4 } }

/** How many of each effect the data hold. */
export interface EffectCounts {
  e: number
  u: number
  h: number
  r: number
}

export function countEffects(data: PackedObservations): EffectCounts {
  const lastSeenBy = new Int32Array(data.competencies.length).fill(-1)
  let profiles = 0
  for (let person = 0; person < data.people.length; person++) {
    const end = data.reviewCells[data.personReviews[person + 1]!]!
    for (let cell = data.reviewCells[data.personReviews[person]!]!; cell < end; cell++) {
      const competency = data.cellCompetency[cell]!
      if (lastSeenBy[competency] !== person) profiles++
      lastSeenBy[competency] = person
    }
  }
  return { e: data.value.length, u: profiles, h: data.reviewGiver.length, r: data.givers.length }
}

/**
 * Expected squares over all people at the given variances. Settles the censored
 * values on the way where `settles` says so, and renews them once otherwise.
 */
export function expectedSquares(
  solver: PersonSolver, data: PackedObservations, values: Values, variances: Variances, leniencies: Leniencies, settles: boolean,
): SquareSums {
  const sums: SquareSums = { e: 0, u: 0, h: 0 }
  const { censored } = values
  const steps = emptySteps()
  for (let person = 0; person < data.people.length; person++) {
    loadPerson(solver.local, data, person)
    loadResiduals(solver.local, data, person, values)
    formPerson(solver, variances, leniencies)
    if (settles) settlePerson(solver, steps, data, person, values, variances, 1e-8)
    else solvePerson(solver, variances)
    sumPersonSquares(sums, solver, variances)
    for (let at = censored.start[person]!; at < censored.start[person + 1]!; at++) sums.e += censored.spread[at]!
    if (!settles) renewCensored(solver, data, person, values, variances.e)
  }
  return sums
}

/** A first idea of the censored values, with leniency counted as halo since none is known yet. */
export function guessCensored(solver: PersonSolver, data: PackedObservations, values: Values, variances: Variances): void {
  const { censored } = values
  if (censored.cell.length === 0) return
  const unknown = { ...variances, h: variances.h + variances.r }
  const none = { mean: new Float64Array(data.givers.length), columns: 0, loadings: new Float64Array(0) }
  for (let person = 0; person < data.people.length; person++) {
    if (censored.start[person] === censored.start[person + 1]) continue
    loadPerson(solver.local, data, person)
    loadResiduals(solver.local, data, person, values)
    formPerson(solver, unknown, none)
    for (let round = 0; round < 2; round++) {
      solvePerson(solver, unknown)
      renewCensored(solver, data, person, values, unknown.e)
    }
  }
}

/**
 * One step of MAP-EM: σ² ← (ν₀ s₀² + E[SS]) / (ν₀ + n) for each effect
 * (Dempster, Laird & Rubin 1977; Gelman et al., Bayesian Data Analysis, 2.6,
 * for the scaled inverse-χ² prior).
 */
export function nextVariances(sums: SquareSums, leniencies: Leniencies, counts: EffectCounts, prior: VariancePrior): Variances {
  const squares = { ...sums, r: leniencySquares(leniencies) }
  const next = (effect: keyof Variances): number => {
    const weight = prior.weight[effect]
    const total = weight + counts[effect]
    return Math.max(1e-10, (weight * prior.variances[effect] + squares[effect]) / Math.max(1, total))
  }
  return { e: next('e'), u: next('u'), h: next('h'), r: next('r') }
}

function leniencySquares({ mean, loadings }: Leniencies): number {
  let sum = 0
  for (const one of mean) sum += one * one
  for (const one of loadings) sum += one * one
  return sum
}

/** The largest change of a variance, relative. */
export function largestChange(from: Variances, to: Variances): number {
  const effects = ['e', 'u', 'h', 'r'] as const
  return Math.max(...effects.map((effect) => Math.abs(Math.log(to[effect] / from[effect]))))
}
