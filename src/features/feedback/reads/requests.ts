import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { Permit } from '../../../platform/permit.ts'
import type { PersonRef } from '../../people/model.ts'
import type { FeedbackRequest } from '../model.ts'
import { namesInOrder } from './possible-givers.ts'

type RequestRow = Omit<FeedbackRequest, 'askedAt' | 'answeredAt'> & { askedAt: Date; answeredAt: Date | null }

const requestRows = async (tx: Tx, where: RawBuilder<unknown>, limit: number | null = 200): Promise<FeedbackRequest[]> => {
  const person = (name: string): RawBuilder<PersonRef> => sql`json_build_object('id', ${sql.ref(`${name}.id`)}, 'name', ${sql.ref(`${name}.name`)})`
  const { rows } = await sql<RequestRow>`
    select it.id, ${person('about')} as about, ${person('giver')} as giver, ${person('asker')} as "askedBy", asked_at as "askedAt",
      case when work_item.id is null then null else json_build_object('id', work_item.id, 'kind', work_item.kind, 'title', work_item.title, 'url', work_item.url) end as work,
      framework_id as framework, competencies, message, state, answered_at as "answeredAt", declined_because as "declinedBecause"
    from feedback_request it
      join person about on about.id = it.about_id join person giver on giver.id = it.giver_id join person asker on asker.id = it.asked_by
      left join work_item on work_item.id = it.work_item_id
    where ${where}
    order by asked_at desc, giver.name ${namesInOrder}, it.id limit ${limit}`.execute(tx)
  return rows.map((it) => ({ ...it, askedAt: it.askedAt.toISOString(), answeredAt: it.answeredAt?.toISOString() ?? null }))
}

export const requestsNamed = (tx: Tx, ids: readonly string[]): Promise<FeedbackRequest[]> => requestRows(tx, sql`it.id = any(${[...ids]}::uuid[])`, null)

export const requestById = async (tx: Tx, id: string): Promise<FeedbackRequest | undefined> => (await requestsNamed(tx, [id]))[0]

/** What somebody is asked for and has not answered: all of it, since each waits for them. */
export const requestsWaitingFor = (tx: Tx, _permit: Permit<'showInbox'>, person: string): Promise<FeedbackRequest[]> =>
  requestRows(tx, sql`it.giver_id = ${person} and it.state = 'open'`, null)

const sentShown = 200

/** What somebody asked others for since a day, and what is open of before. */
export const requestsSentBy = (tx: Tx, _permit: Permit<'showInbox'>, person: string, since: Date): Promise<FeedbackRequest[]> =>
  requestRows(tx, sql`it.asked_by = ${person} and (it.state = 'open' or it.asked_at >= ${since})`, sentShown)

/** The request that was answered with some feedback. */
export async function requestAnsweredBy(tx: Tx, feedback: string): Promise<string | null> {
  const row = await tx.selectFrom('feedback').select('request_id').where('id', '=', feedback).executeTakeFirst()
  return row?.request_id ?? null
}

/** Everything that was asked about somebody, by them and of them. Why a request was declined is for whoever asked, and for whoever said it. */
export async function requestsAround(tx: Tx, _permit: Permit<'exportAboutMe'>, person: string, limit: number): Promise<FeedbackRequest[]> {
  const all = await requestRows(tx, sql`${person} in (it.about_id, it.giver_id, it.asked_by)`, limit)
  return all.map((it) => (person === it.askedBy.id || person === it.giver.id ? it : { ...it, declinedBecause: null }))
}

/** Which of these people are asked about somebody already and have not answered, in the order of names. */
export async function askedAlready(tx: Tx, about: string, givers: readonly string[]): Promise<PersonRef[]> {
  const { rows } = await sql<PersonRef>`
    select person.id, person.name from feedback_request join person on person.id = giver_id
    where about_id = ${about} and state = 'open' and giver_id = any(${[...givers]}::uuid[]) order by person.name ${namesInOrder}, person.id`.execute(tx)
  return rows
}

/** Whether somebody wants to be reminded; they do until they say otherwise. */
export async function remindersOf(tx: Tx, person: string): Promise<boolean> {
  const row = await tx.selectFrom('feedback_preference').select('reminders').where('person_id', '=', person).executeTakeFirst()
  return row?.reminders ?? true
}
