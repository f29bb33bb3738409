import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import { dayOf } from '../people/rules/days.ts'
import type { MentorOffer, Mentorship } from './model.ts'
import { askAgainFrom } from './rules/ask-again.ts'

/** An offer or a mentorship as it is stored: without the name that the published framework gives its competency. */
export type Unnamed<T> = Omit<T, 'name'>

/** A competency of a framework by all its names: its own and those of earlier versions. What was offered or asked keeps the name of its day. */
export type Sought = { readonly framework: string; readonly names: readonly string[] }

const isOf = (table: 'mentor_offer' | 'mentorship', { framework, names }: Sought): RawBuilder<unknown> =>
  sql`${sql.ref(`${table}.framework_id`)} = ${framework} and ${sql.ref(`${table}.competency`)} = any(${[...names]}::text[])`

/** Offers with how many more people there is room for. Names are in their order; whoever no longer works here is left out. */
async function offersWhere(tx: Tx, day: string, which: RawBuilder<unknown>, limit: number | null): Promise<Unnamed<MentorOffer>[]> {
  const { rows } = await sql<Unnamed<MentorOffer>>`
    select json_build_object('id', person.id, 'name', person.name) as person, mentor_offer.framework_id as framework, mentor_offer.competency,
      capacity, words, greatest(0, capacity - coalesce(mentees, 0)) as free
    from mentor_offer join person on person.id = mentor_offer.person_id
    left join cairn_mentees() as taken on taken.mentor_id = mentor_offer.person_id and taken.framework_id = mentor_offer.framework_id and taken.competency = mentor_offer.competency
    where ended_at is null and ${which} and exists (
      select from employment where employment.person_id = mentor_offer.person_id and starts_on <= ${day} and (ends_on is null or ends_on >= ${day})
    )
    order by person.name collate "und-x-icu", person.id, mentor_offer.framework_id, mentor_offer.competency limit ${limit}`.execute(tx)
  return rows
}

/** The offer after which a page begins. */
export type Place = { readonly person: string; readonly framework: string; readonly competency: string }

export const offersOnPage = 50

const withRoomFor = (self: string): RawBuilder<unknown> => sql`mentor_offer.person_id <> ${self} and capacity > coalesce(mentees, 0)`

/** What colleagues offer and still have room for, in one competency or in all, one more than a page from a place on. */
export function offersWithRoom(tx: Tx, self: string, day: string, sought: Sought | null, after: Place | null): Promise<Unnamed<MentorOffer>[]> {
  const of = sought ? isOf('mentor_offer', sought) : sql`true`
  const later = after === null ? sql`true` : sql`(person.name collate "und-x-icu", person.id, mentor_offer.framework_id, mentor_offer.competency) > (
    (select name from person where id = ${after.person}) collate "und-x-icu", ${after.person}::uuid, ${after.framework}, ${after.competency})`
  return offersWhere(tx, day, sql`${withRoomFor(self)} and ${of} and ${later}`, offersOnPage + 1)
}

/** In what colleagues with room offer to mentor. */
export async function competenciesOffered(tx: Tx, self: string, day: string): Promise<{ framework: string; competency: string }[]> {
  const { rows } = await sql<{ framework: string; competency: string }>`
    select distinct mentor_offer.framework_id as framework, mentor_offer.competency
    from mentor_offer
    left join cairn_mentees() as taken on taken.mentor_id = mentor_offer.person_id and taken.framework_id = mentor_offer.framework_id and taken.competency = mentor_offer.competency
    where ended_at is null and ${withRoomFor(self)} and exists (
      select from employment where employment.person_id = mentor_offer.person_id and starts_on <= ${day} and (ends_on is null or ends_on >= ${day})
    )`.execute(tx)
  return rows
}

/** What somebody offers in a competency. Of competencies that became one, the offer with the most room. */
export async function offerOf(tx: Tx, mentor: string, sought: Sought, day: string): Promise<Unnamed<MentorOffer> | undefined> {
  const offers = await offersWhere(tx, day, sql`mentor_offer.person_id = ${mentor} and ${isOf('mentor_offer', sought)}`, null)
  return offers.toSorted((a, b) => b.free - a.free)[0]
}

/** By which of its names somebody offered in a competency before, their open offer first. */
export async function nameOfOwnOffer(tx: Tx, self: string, sought: Sought): Promise<string | undefined> {
  const { rows } = await sql<{ competency: string }>`
    select competency from mentor_offer where person_id = ${self} and ${isOf('mentor_offer', sought)} order by ended_at is not null, offered_at desc, competency limit 1`.execute(tx)
  return rows[0]?.competency
}

/** One's own offers. Whoever is not employed yet, or not any more, still sees theirs. */
export async function ownOffers(tx: Tx, self: string): Promise<Unnamed<MentorOffer>[]> {
  const { rows } = await sql<Unnamed<MentorOffer>>`
    select json_build_object('id', person.id, 'name', person.name) as person, mentor_offer.framework_id as framework, mentor_offer.competency,
      capacity, words, greatest(0, capacity - coalesce(mentees, 0)) as free
    from mentor_offer join person on person.id = mentor_offer.person_id
    left join cairn_mentees() as taken on taken.mentor_id = mentor_offer.person_id and taken.framework_id = mentor_offer.framework_id and taken.competency = mentor_offer.competency
    where ended_at is null and mentor_offer.person_id = ${self} order by offered_at, mentor_offer.competency`.execute(tx)
  return rows
}

type MentorshipRow = Omit<Unnamed<Mentorship>, 'askedAt' | 'askAgainFrom'> & { readonly askedAt: Date; readonly answeredAt: Date | null }

const mentorshipsWhere = async (tx: Tx, which: RawBuilder<unknown>): Promise<Unnamed<Mentorship>[]> => {
  const { rows } = await sql<MentorshipRow>`
    select mentorship.id, json_build_object('id', mentor.id, 'name', mentor.name) as mentor, json_build_object('id', mentee.id, 'name', mentee.name) as mentee,
      framework_id as framework, competency, words, asked_at as "askedAt", answered_at as "answeredAt", state
    from mentorship join person mentor on mentor.id = mentor_id join person mentee on mentee.id = mentee_id
    where ${which}
    order by mentor.name collate "und-x-icu", mentee.name collate "und-x-icu", asked_at`.execute(tx)
  return rows.map(({ answeredAt, ...row }) => ({
    ...row,
    askedAt: row.askedAt.toISOString(),
    askAgainFrom: row.state === 'declined' && answeredAt ? askAgainFrom(dayOf(answeredAt)) : null,
  }))
}

/** What is under way between somebody and others, and what they were declined and may not ask again yet. */
export async function mentorshipsOf(tx: Tx, self: string, day: string): Promise<Unnamed<Mentorship>[]> {
  const all = await mentorshipsWhere(tx, sql`(mentor_id = ${self} or mentee_id = ${self}) and (state in ('asked', 'accepted') or state = 'declined' and mentee_id = ${self})`)
  return all.filter((it) => it.askAgainFrom === null || it.askAgainFrom > day)
}

/** From which day on somebody may ask a mentor again, where they were declined so lately that they may not yet. */
export async function waitsUntil(tx: Tx, self: string, mentor: string, sought: Sought, day: string): Promise<string | undefined> {
  const declined = await mentorshipsWhere(tx, sql`mentor_id = ${mentor} and mentee_id = ${self} and ${isOf('mentorship', sought)} and state = 'declined'`)
  return declined.map((one) => one.askAgainFrom!).filter((from) => from > day).sort().at(-1)
}

/** Whether somebody asked this mentor in a competency and it has not ended. */
export const hasAsked = async (tx: Tx, self: string, mentor: string, sought: Sought): Promise<boolean> =>
  (await mentorshipsWhere(tx, sql`mentor_id = ${mentor} and mentee_id = ${self} and ${isOf('mentorship', sought)} and state in ('asked', 'accepted')`)).length > 0

export const mentorshipNamed = async (tx: Tx, id: string): Promise<Unnamed<Mentorship> | undefined> =>
  (await mentorshipsWhere(tx, sql`mentorship.id = ${id}`))[0]

/** A mentorship that is about to change, for either side and nobody else. */
export async function lockMentorship(tx: Tx, id: string, self: string): Promise<{ mentor: string; mentee: string; framework: string; competency: string; state: Mentorship['state'] } | undefined> {
  const { rows } = await sql<{ mentor: string; mentee: string; framework: string; competency: string; state: Mentorship['state'] }>`
    select mentor_id as mentor, mentee_id as mentee, framework_id as framework, competency, state from mentorship
    where id = ${id} and ${self} in (mentor_id, mentee_id) for update`.execute(tx)
  return rows[0]
}

/** One's own open offer, held so that nobody else is accepted on it meanwhile, with how many it has room for in all. */
export async function lockOwnOffer(tx: Tx, self: string, sought: Sought): Promise<number | undefined> {
  const { rows } = await sql<{ capacity: number }>`
    select capacity from mentor_offer
    where person_id = ${self} and ${isOf('mentor_offer', sought)} and ended_at is null order by competency for update`.execute(tx)
  return rows.length === 0 ? undefined : rows.reduce((sum, it) => sum + it.capacity, 0)
}

export async function menteesOf(tx: Tx, self: string, { framework, names }: Sought): Promise<number> {
  const row = await tx
    .selectFrom('mentorship')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('mentor_id', '=', self)
    .where('framework_id', '=', framework)
    .where('competency', 'in', [...names])
    .where('state', '=', 'accepted')
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** The framework that somebody's role is of on a day, or else the first that is published. */
export async function ownFramework(tx: Tx, self: string, day: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select framework_id as id from employment where person_id = ${self} and framework_id is not null and starts_on <= ${day} and (ends_on is null or ends_on >= ${day})
    union all (select framework_id from framework_version where status = 'published' order by framework_id limit 1)
    limit 1`.execute(tx)
  return rows[0]?.id ?? null
}
