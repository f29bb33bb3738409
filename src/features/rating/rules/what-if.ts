import type { Givens, Observation, PersonRating } from '../model.ts'
import { packObservations } from './pack-observations.ts'
import { personRating } from './packed-ratings.ts'
import { ratePeople } from './rate-people.ts'
import { givensFor } from './stored-givens.ts'

/**
 * One person's ratings from a stored fit and that person's observations alone.
 * With a role, the overall is the mean over that role's competencies; what was seen of others still informs it.
 */
export function rateFromGivens(observations: readonly Observation[], givens: Givens, role?: readonly string[]): PersonRating | undefined {
  const data = packObservations(observations)
  if (data.people.length === 0) return undefined
  const counted = role && Uint8Array.from(data.competencies, (name) => (role.includes(name) ? 1 : 0))
  return personRating(data, ratePeople(data, givensFor(data, givens), counted), 0)
}

/** The ratings as they are and as they would be with some observations more or less. */
export function whatIf(
  observations: readonly Observation[], givens: Givens, change: { more?: readonly Observation[]; less?: readonly Observation[] }, role?: readonly string[],
): { before: PersonRating | undefined; after: PersonRating | undefined } {
  const less = new Set(change.less)
  const changed = [...observations.filter((one) => !less.has(one)), ...(change.more ?? [])]
  return { before: rateFromGivens(observations, givens, role), after: rateFromGivens(changed, givens, role) }
}
