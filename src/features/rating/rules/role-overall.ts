import type { PersonRating } from '../model.ts'

/** The share of a role's competencies that must be rated before an overall is shown. */
export const ratedShare = 0.6

export type RoleOverall =
  | { kind: 'shown'; overall: NonNullable<PersonRating['overall']>; missing: string[] }
  | { kind: 'too-few'; rated: number; of: number; missing: string[] }

/**
 * The overall for a role: the mean over the role's rated competencies, shown
 * once 60 % of them are rated and always with those missing. `rating` is made
 * from the givens with the same `role`, so that its overall counts those alone.
 */
export function roleOverall(rating: PersonRating | undefined, role: readonly string[]): RoleOverall {
  const rated = new Set(rating?.competencies.map((one) => one.competency))
  const missing = role.filter((competency) => !rated.has(competency))
  const count = role.length - missing.length
  if (!rating?.overall || role.length === 0 || count < ratedShare * role.length) return { kind: 'too-few', rated: count, of: role.length, missing }
  return { kind: 'shown', overall: rating.overall, missing }
}
