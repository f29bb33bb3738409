import type { Givens, Observation, PersonRating } from '../../rating/model.ts'
import { explainPerson, type PersonExplained } from '../../rating/rules/explain-rating.ts'
import { packObservations } from '../../rating/rules/pack-observations.ts'
import { givensFor } from '../../rating/rules/stored-givens.ts'
import { rateFromGivens } from '../../rating/rules/what-if.ts'
import type { Cell } from './counted-observations.ts'

/** A person's cells as the rating takes them. The person needs no name of their own: there is one. */
export const observationsIn = (cells: readonly Cell<unknown>[], person: string): Observation[] =>
  cells.map(({ giver, competency, value, bound }) => ({ giver, person, competency, value, bound }))

/** With a role, the overall is the mean over that role's competencies. */
export const rateCells = (cells: readonly Cell<unknown>[], givens: Givens, person: string, role?: readonly string[]): PersonRating | undefined =>
  rateFromGivens(observationsIn(cells, person), givens, role)

export function explainCells(cells: readonly Cell<unknown>[], givens: Givens, person: string): PersonExplained | undefined {
  const data = packObservations(observationsIn(cells, person))
  return data.people.length === 0 ? undefined : explainPerson(data, givensFor(data, givens), 0)
}
