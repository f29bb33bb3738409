import type { PackedObservations } from '../model.ts'
import { censoredCells } from './censored-cells.ts'
import type { PackedGivens } from './fit-givens.ts'
import { mutualGivers } from './mutual-givers.ts'
import { personSolver, stepPerson, type PersonSolver } from './person-solver.ts'
import { settleFromGivens } from './rate-people.ts'
import { emptySteps } from './settle-censored.ts'

/** One observation's part in a rating; values in levels. */
export interface Part {
  giver: string
  competency: string
  /** As given. */
  value: number
  /** As counted: the value, or what a censored value is taken to be. */
  counted: number
  /** δ of the observation's competency and b of its giver, taken off. */
  offset: number
  leniency: number
  weight: number
  /** weight × (counted − offset − leniency). */
  part: number
}

/** adjusted = offset + Σ part, and Σ weight = 1. */
export interface Explanation {
  /** The competency explained, or null for the overall. */
  competency: string | null
  raw: number
  adjusted: number
  /** δ of the competency, or the mean δ of those rated for the overall. */
  offset: number
  parts: Part[]
}

/** A person's ratings, each as a sum. */
export interface PersonExplained {
  person: string
  overall: Explanation
  competencies: Explanation[]
  /** Givers whom the person rates in turn. */
  mutual: string[]
}

/**
 * Why a person's ratings are what they are, as sums that anyone can check: given
 * variances, δ and b, a rating is linear in the values. The competencies come in
 * the order of their names; undefined where nobody rated the person.
 */
export function explainPerson(data: PackedObservations, givens: PackedGivens, person: number): PersonExplained | undefined {
  const solver = personSolver(data.competencies.length)
  settleFromGivens(solver, emptySteps(), data, person, { offsets: givens.offsets, censored: censoredCells(data, givens.scale) }, givens)
  const { local, posterior } = solver
  const all = [...Array(local.slots).keys()].sort((a, b) => local.competency[a]! - local.competency[b]!)
  if (all.length === 0) return undefined
  const weights = weightsOf(solver, givens)
  const cells = listedCells(solver, data, givens)
  const explain = (competency: string | null, slots: readonly number[]): Explanation => {
    const parts = cells.map((cell, at): Part => {
      const weight = meanOver(slots, (slot) => weights[at * local.slots + slot]!)
      return { ...cell, weight, part: weight * (cell.counted - cell.offset - cell.leniency) }
    })
    const offset = meanOver(slots, (slot) => givens.offsets[local.competency[slot]!]!)
    const adjusted = offset + posterior.alpha + meanOver(slots, (slot) => posterior.profile[slot]!)
    return { competency, raw: meanOver(slots, (slot) => rawMean(cells, nameOf(slot))), offset, adjusted, parts }
  }
  const nameOf = (slot: number): string => data.competencies[local.competency[slot]!]!
  return {
    person: data.people[person]!, overall: explain(null, all),
    competencies: all.map((slot) => explain(nameOf(slot), [slot])), mutual: mutualGivers(data, person),
  }
}

/** How each slot's rating follows each cell's value, cell by cell. */
function weightsOf(solver: PersonSolver, givens: PackedGivens): Float64Array {
  const { local, posterior } = solver
  const weights = new Float64Array(local.cells * local.slots)
  for (let seat = 0; seat < local.seats; seat++) {
    for (let cell = local.seatCells[seat]!; cell < local.seatCells[seat + 1]!; cell++) {
      stepPerson(solver, seat, local.cellSlot[cell]!, givens.variances)
      for (let slot = 0; slot < local.slots; slot++) weights[cell * local.slots + slot] = posterior.alphaStep + posterior.profileStep[slot]!
    }
  }
  return weights
}

type ListedCell = Omit<Part, 'weight' | 'part'>

function listedCells({ local }: PersonSolver, data: PackedObservations, givens: PackedGivens): ListedCell[] {
  const listed: ListedCell[] = []
  for (let seat = 0; seat < local.seats; seat++) {
    const giver = local.giver[seat]!
    for (let cell = local.seatCells[seat]!; cell < local.seatCells[seat + 1]!; cell++) {
      const at = data.cellCompetency[local.first + cell]!
      const offset = givens.offsets[at]!
      listed.push({
        giver: data.givers[giver]!, competency: data.competencies[at]!, value: data.value[local.first + cell]!,
        counted: local.residual[cell]! + offset, offset, leniency: givens.leniency[giver]!,
      })
    }
  }
  return listed
}

function meanOver(slots: readonly number[], of: (slot: number) => number): number {
  return slots.reduce((sum, slot) => sum + of(slot), 0) / slots.length
}

function rawMean(cells: readonly ListedCell[], competency: string): number {
  const own = cells.filter((cell) => cell.competency === competency)
  return own.reduce((sum, cell) => sum + cell.value, 0) / own.length
}
