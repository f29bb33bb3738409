import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Permit } from '../../platform/permit.ts'
import type { Sought } from './reads.ts'

/** Makes an offer, or changes the one there is. */
export const saveOffer = (tx: Tx, _permit: Permit<'offerMentoring'>, self: string, offer: { framework: string; competency: string; capacity: number; words: string | null }, now: Date): Promise<unknown> =>
  tx
    .insertInto('mentor_offer')
    .values({ person_id: self, framework_id: offer.framework, competency: offer.competency, capacity: offer.capacity, words: offer.words, offered_at: now })
    .onConflict((on) => on.columns(['person_id', 'framework_id', 'competency']).doUpdateSet({ capacity: offer.capacity, words: offer.words, ended_at: null }))
    .execute()

export const endOffer = (tx: Tx, _permit: Permit<'endMentorOffer'>, self: string, sought: Sought, now: Date): Promise<boolean> => endOffers(tx, self, sought, now)

/** Of competencies that became one, one offer stays. */
export const endOtherOffers = (tx: Tx, _permit: Permit<'offerMentoring'>, self: string, { framework, names }: Sought, kept: string, now: Date): Promise<boolean> =>
  endOffers(tx, self, { framework, names: names.filter((it) => it !== kept) }, now)

async function endOffers(tx: Tx, self: string, { framework, names }: Sought, now: Date): Promise<boolean> {
  if (names.length === 0) return false
  const { numUpdatedRows } = await tx
    .updateTable('mentor_offer')
    .set({ ended_at: now })
    .where('person_id', '=', self)
    .where('framework_id', '=', framework)
    .where('competency', 'in', [...names])
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export const newMentorshipId = (now: Date): string => newId<'mentorship'>(now)

/** Asks; false where it was asked already and has not ended. */
export async function insertRequest(tx: Tx, _permit: Permit<'askMentor'>, self: string, it: { id: string; mentor: string; framework: string; competency: string; words: string | null }, now: Date): Promise<boolean> {
  const row = await tx
    .insertInto('mentorship')
    .values({ id: it.id, mentor_id: it.mentor, mentee_id: self, framework_id: it.framework, competency: it.competency, words: it.words, asked_at: now, state: 'asked' })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export const answerRequest = (tx: Tx, _permit: Permit<'answerMentee'>, id: string, accept: boolean, now: Date): Promise<unknown> =>
  tx.updateTable('mentorship').set({ state: accept ? 'accepted' : 'declined', answered_at: now }).where('id', '=', id).execute()

export const closeMentorship = (tx: Tx, _permit: Permit<'endMentorship'>, id: string, now: Date): Promise<unknown> =>
  sql`update mentorship set state = 'ended', ended_at = ${now} where id = ${id}`.execute(tx)
