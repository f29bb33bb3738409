import type { MapRow } from '../model.ts'

/** What people say of a competency that is no number: it lies outside the role, words alone, they did not see it, or what they said stopped counting. */
type WithoutNumber = { readonly kind: 'outside-role' | 'words' | 'not-observed' | 'before'; readonly count: number }

/** What was said of a row that is no number, and by how many people. Beside a rating only that somebody finds it outside the role is worth a word. */
export function saidWithoutNumber({ rating, outsideRole, wordsOnly, notObserved, stopped }: MapRow): WithoutNumber[] {
  const said: WithoutNumber[] = [
    { kind: 'outside-role', count: outsideRole },
    { kind: 'words', count: rating ? 0 : wordsOnly },
    { kind: 'not-observed', count: rating ? 0 : notObserved },
    { kind: 'before', count: rating ? 0 : stopped },
  ]
  return said.filter(({ count }) => count > 0)
}

/** Somebody said that it is outside the role, and nobody gave a value. */
export const isCalledOutside = ({ rating, outsideRole }: MapRow): boolean => rating === null && outsideRole > 0

/** Where there was a chance and nobody gave a value, asking is what helps: where there was none the chance is missing, and outside the role nothing is. */
export const mayAskAbout = (row: MapRow): boolean =>
  row.inRole && row.rating === null && row.noOpportunity.length === 0 && !isCalledOutside(row) && row.standing.kind !== 'starts-later'

/** Where nobody saw anything. Words without a number are feedback too. */
export const lacksFeedback = (row: MapRow): boolean => mayAskAbout(row) && row.wordsOnly === 0
