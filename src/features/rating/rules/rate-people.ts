import type { PackedObservations } from '../model.ts'
import { censoredCells } from './censored-cells.ts'
import type { PackedGivens } from './fit-givens.ts'
import { emptyRatings, type PackedRatings } from './packed-ratings.ts'
import { loadPerson, shareOverall, type PersonCells } from './person-cells.ts'
import { formPerson, personSolver, spreadPerson, type PersonSolver } from './person-solver.ts'
import { loadResiduals, type Values } from './residuals.ts'
import { emptySteps, settlePerson, type CensoredSteps } from './settle-censored.ts'

/**
 * Rates everybody in the data from a fit's givens: the fit itself and a page
 * with one person take this same way. `counted` marks with 1 the competencies whose mean is the overall; by default all are.
 */
export function ratePeople(data: PackedObservations, givens: PackedGivens, counted?: Uint8Array): PackedRatings {
  const ratings = emptyRatings(data)
  const solver = personSolver(data.competencies.length)
  const steps = emptySteps()
  const values = { offsets: givens.offsets, censored: givens.settled ?? censoredCells(data, givens.scale) }
  for (let person = 0; person < data.people.length; person++) {
    settleFromGivens(solver, steps, data, person, values, givens)
    const counting = shareOverall(solver.local, counted)
    spreadPerson(solver, givens.variances)
    addCensoredSpread(solver, steps, person, values)
    writeRatings(ratings, solver, data, person, givens)
    if (counting === 0) ratings.overall[person] = NaN
  }
  return ratings
}

/** Loads and solves one person from the givens; the solver then holds the means. */
export function settleFromGivens(
  solver: PersonSolver, steps: CensoredSteps, data: PackedObservations, person: number, values: Values, givens: PackedGivens,
): void {
  loadPerson(solver.local, data, person)
  loadResiduals(solver.local, data, person, values)
  formPerson(solver, givens.variances, { mean: givens.leniency, columns: givens.columns, loadings: givens.loadings, unknown: givens.unknown })
  settlePerson(solver, steps, data, person, values, givens.variances, 1e-10)
}

/** What is unknown about a censored value adds w² times its variance to a rating that gives it weight w. */
function addCensoredSpread(solver: PersonSolver, steps: CensoredSteps, person: number, values: Values): void {
  const { local, posterior } = solver
  const { censored } = values
  for (let k = 0; k < steps.count; k++) {
    const spread = censored.spread[censored.start[person]! + k]!
    let mean = 0
    for (let slot = 0; slot < local.slots; slot++) {
      const weight = steps.weights[k * local.slots + slot]!
      posterior.ratingVariance[slot]! += weight * weight * spread
      mean += weight * local.share[slot]!
    }
    posterior.overallVariance += mean * mean * spread
  }
}

function writeRatings(ratings: PackedRatings, solver: PersonSolver, data: PackedObservations, person: number, { offsets, range }: PackedGivens): void {
  const { local, posterior } = solver
  const { slotSum } = local
  slotSum.fill(0, 0, local.slots)
  for (let cell = 0; cell < local.cells; cell++) slotSum[local.cellSlot[cell]!]! += data.value[local.first + cell]!
  let overall = 0
  let overallRaw = 0
  for (let slot = 0; slot < local.slots; slot++) {
    const at = ratings.start[person]! + rankOf(local, slot)
    const raw = slotSum[slot]! / local.seen[slot]!
    const adjusted = offsets[local.competency[slot]!]! + posterior.alpha + posterior.profile[slot]!
    ratings.competency[at] = local.competency[slot]!
    ratings.givers[at] = local.seen[slot]!
    ratings.raw[at] = raw
    ratings.adjusted[at] = adjusted
    ratings.deviation[at] = Math.sqrt(posterior.ratingVariance[slot]! + (range.spread * (adjusted - range.middle)) ** 2)
    overall += adjusted * local.share[slot]!
    overallRaw += raw * local.share[slot]!
  }
  ratings.overall[person] = overall
  ratings.overallRaw[person] = overallRaw
  ratings.overallDeviation[person] = Math.sqrt(posterior.overallVariance + (range.spread * (overall - range.middle)) ** 2)
}

/** Where a slot's competency comes among the person's, in the order of names. */
function rankOf({ competency, slots }: PersonCells, slot: number): number {
  let rank = 0
  for (let other = 0; other < slots; other++) if (competency[other]! < competency[slot]!) rank++
  return rank
}
