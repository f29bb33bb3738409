import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { Permit } from '../../platform/permit.ts'
import { hasWordsTyped } from '../../platform/plain-letters-sql.ts'
import type { EmploymentOn, PersonRef } from '../people/model.ts'
import type { RelationFacts } from '../people/rules/relation.ts'
import type { DraftContent, Feedback, FeedbackContent, FeedbackRequest, Observation, Relation, SelfAssessment } from './model.ts'
import type { OutsideWords } from './rules/outside-evidence.ts'

const namesInOrder = sql.raw('collate "und-x-icu"')

/** What is known of whoever asks, the giver, and of whom they speak, on the day of the work and today; one question, since every giving waits for it. */
export type Circumstances = {
  readonly name: string
  readonly accountOpen: boolean
  /** Whether the person works here today, and did on the day of the work. */
  readonly here: boolean
  readonly hereThen: boolean
  readonly giverHereThen: boolean
  /** The giver's teams on that day. */
  readonly giverTeams: readonly string[]
  readonly aboutTeams: readonly string[]
  /** Whether a request to this giver about this person is open, or is the one that is being answered. */
  readonly asked: boolean
  readonly request: { readonly state: FeedbackRequest['state'] } | null
  readonly roster: RelationFacts
  /** What the person was on that day, without their level. */
  readonly employment: EmploymentOn | null
}

export async function circumstances(tx: Tx, giver: string, about: string, then: string, today: string, request: string | null): Promise<Circumstances | undefined> {
  const { rows } = await sql<Omit<Circumstances, 'request' | 'roster'> & { requestState: FeedbackRequest['state'] | null } & Omit<RelationFacts, 'same'>>`
    select name, account_open as "accountOpen", here, here_then as "hereThen", giver_here_then as "giverHereThen", giver_teams as "giverTeams", about_teams as "aboutTeams", asked,
      request_state as "requestState", manages, is_managed as "isManaged", shares_team as "sharesTeam", employment
    from cairn_giving_facts(${about}, ${then}, ${today}, ${request})`.execute(tx)
  const [row] = rows
  if (!row) return undefined
  const { requestState, manages, isManaged, sharesTeam, ...facts } = row
  return { ...facts, request: requestState === null ? null : { state: requestState }, roster: { same: giver === about, manages, isManaged, sharesTeam } }
}

type FeedbackRow = {
  id: string
  about_id: string
  about_name: string
  giver_id: string | null
  giver_name: string | null
  outsider: string | null
  relation: string
  name_withheld: boolean
  visibility: string
  framework_id: string
  framework_version: number
  work: Feedback['work']
  observed_on: string
  given_at: Date
  corrected_at: Date | null
  withdrawn_at: Date | null
  revision: number
  words: string | null
  own: boolean
  observations: Omit<Observation, 'remarks'>[]
}

const feedbackRows = async (tx: Tx, where: RawBuilder<unknown>, limit: number): Promise<Feedback[]> => {
  const { rows } = await sql<FeedbackRow>`
    select feedback.id, feedback.about_id, about.name as about_name, feedback.giver_id, giver.name as giver_name, feedback.outsider, feedback.relation,
      feedback.name_withheld, feedback.visibility, feedback.framework_id, feedback.framework_version, feedback.observed_on, feedback.given_at,
      feedback.corrected_at, feedback.withdrawn_at, feedback.revision, feedback.words,
      case when work_item.id is null then null else json_build_object('id', work_item.id, 'kind', work_item.kind, 'title', work_item.title, 'url', work_item.url) end as work,
      coalesce(feedback.giver_id = cairn_person(), false) or feedback.id = any ((select cairn_withheld())::uuid[]) as own,
      coalesce((
        select json_agg(json_build_object(
          'competency', competency, 'choice', choice, 'level', level, 'frequency', frequency, 'scope', scope, 'scopeSupported', scope_supported,
          'scopeShown', scope_shown, 'value', value, 'bound', bound, 'counts', counts, 'statements', statements, 'words', observation.words,
          'noOpportunityFrom', no_opportunity_from, 'noOpportunityUntil', no_opportunity_until, 'evidence', evidence) order by competency)
        from observation where feedback_id = feedback.id
      ), '[]') as observations
    from feedback
      join person about on about.id = feedback.about_id
      left join person giver on giver.id = feedback.giver_id
      left join work_item on work_item.id = feedback.work_item_id
    where ${where}
    order by feedback.given_at desc, feedback.id desc limit ${limit}`.execute(tx)
  return rows.map(feedbackOfRow)
}

const feedbackOfRow = (row: FeedbackRow): Feedback => ({
  id: row.id,
  about: { id: row.about_id, name: row.about_name },
  giver: row.giver_id === null ? null : { id: row.giver_id, name: row.giver_name! },
  outsider: row.outsider,
  relation: row.relation as Relation,
  nameWithheld: row.name_withheld,
  visibility: row.visibility as Feedback['visibility'],
  framework: { id: row.framework_id, version: row.framework_version },
  work: row.work,
  observedOn: row.observed_on,
  givenAt: row.given_at.toISOString(),
  correctedAt: row.corrected_at?.toISOString() ?? null,
  withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
  revision: row.revision,
  words: row.words,
  observations: row.observations.map((it) => ({ ...it, remarks: [] })),
  own: row.own,
})

/** Where a page of feedback ends: what `before` takes. */
export type Place = { readonly givenAt: Date; readonly id: string }

const earlierThan = (before: Place | undefined): RawBuilder<unknown> =>
  before ? sql`(feedback.given_at, feedback.id) < (${before.givenAt}, ${before.id}::uuid)` : sql`true`

/** Which feedback about somebody: of all competencies or of some, older than a place, at most so much. */
export type Which = { readonly competency?: string | readonly string[]; readonly before?: Place; readonly limit: number }

/** Feedback about somebody that whoever asks may read, newest first. `asRead` adds what is missing from its evidence. */
export function feedbackOf(tx: Tx, _permit: Permit<'readAbout'>, person: string, { competency, before, limit }: Which): Promise<Feedback[]> {
  const of = competency === undefined
    ? sql`true`
    : sql`exists (select from observation where feedback_id = feedback.id and competency = any(${[competency].flat()}::text[]))`
  return feedbackRows(tx, sql`feedback.about_id = ${person} and ${of} and ${earlierThan(before)}`, limit)
}

export function feedbackGivenBy(tx: Tx, _permit: Permit<'listFeedbackGiven'>, giver: string, before: Place | undefined, limit: number): Promise<Feedback[]> {
  return feedbackRows(tx, sql`(feedback.giver_id = ${giver} or feedback.id = any ((select cairn_withheld())::uuid[])) and ${earlierThan(before)}`, limit)
}

/** What the person has received of late, in their inbox. */
export function feedbackReceived(tx: Tx, _permit: Permit<'showInbox'>, person: string, limit: number): Promise<Feedback[]> {
  return feedbackRows(tx, sql`feedback.about_id = ${person} and feedback.withdrawn_at is null`, limit)
}

/** One giving, where the database lets whoever asks see it. */
export async function feedbackById(tx: Tx, id: string): Promise<Feedback | undefined> {
  return (await feedbackRows(tx, sql`feedback.id = ${id}`, 1))[0]
}

export type PastContent = { readonly revision: number; readonly replacedAt: string; readonly content: FeedbackContent }

/** What feedback said before each correction, the latest first. */
export async function revisionsOf(tx: Tx, _permit: Permit<'showFeedback'>, id: string): Promise<PastContent[]> {
  const rows = await tx.selectFrom('feedback_revision').select(['revision', 'replaced_at', 'content']).where('feedback_id', '=', id).orderBy('revision', 'desc').execute()
  return rows.map((it) => ({ revision: it.revision, replacedAt: it.replaced_at.toISOString(), content: it.content as FeedbackContent }))
}

/** Where somebody sees themselves: the latest of each competency. */
export async function latestSelfAssessments(tx: Tx, _permit: Permit<'readAbout'>, person: string): Promise<SelfAssessment[]> {
  const { rows } = await sql<Omit<SelfAssessment, 'assessedAt'> & { assessedAt: Date }>`
    select distinct on (framework_id, competency) competency, level, frequency, scope, words,
      json_build_object('id', framework_id, 'version', framework_version) as framework, assessed_at as "assessedAt"
    from self_assessment where person_id = ${person} order by framework_id, competency, assessed_at desc, id desc`.execute(tx)
  return rows.map((it) => ({ ...it, assessedAt: it.assessedAt.toISOString() }))
}

type RequestRow = Omit<FeedbackRequest, 'askedAt' | 'answeredAt'> & { askedAt: Date; answeredAt: Date | null }

const requestRows = async (tx: Tx, where: RawBuilder<unknown>): Promise<FeedbackRequest[]> => {
  const person = (name: string): RawBuilder<PersonRef> => sql`json_build_object('id', ${sql.ref(`${name}.id`)}, 'name', ${sql.ref(`${name}.name`)})`
  const { rows } = await sql<RequestRow>`
    select it.id, ${person('about')} as about, ${person('giver')} as giver, ${person('asker')} as "askedBy", asked_at as "askedAt",
      case when work_item.id is null then null else json_build_object('id', work_item.id, 'kind', work_item.kind, 'title', work_item.title, 'url', work_item.url) end as work,
      framework_id as framework, competencies, message, state, answered_at as "answeredAt", declined_because as "declinedBecause"
    from feedback_request it
      join person about on about.id = it.about_id join person giver on giver.id = it.giver_id join person asker on asker.id = it.asked_by
      left join work_item on work_item.id = it.work_item_id
    where ${where}
    order by asked_at desc, giver.name ${namesInOrder}, it.id limit 200`.execute(tx)
  return rows.map((it) => ({ ...it, askedAt: it.askedAt.toISOString(), answeredAt: it.answeredAt?.toISOString() ?? null }))
}

export const requestsNamed = (tx: Tx, ids: readonly string[]): Promise<FeedbackRequest[]> => requestRows(tx, sql`it.id = any(${[...ids]}::uuid[])`)

export const requestById = async (tx: Tx, id: string): Promise<FeedbackRequest | undefined> => (await requestsNamed(tx, [id]))[0]

/** What somebody is asked for and has not answered, and all that they asked others for since a day. */
export async function requestsConcerning(tx: Tx, _permit: Permit<'showInbox'>, person: string, since: Date): Promise<FeedbackRequest[]> {
  return requestRows(tx, sql`it.giver_id = ${person} and it.state = 'open' or it.asked_by = ${person} and (it.state = 'open' or it.asked_at >= ${since})`)
}

/** Which of these people are asked about somebody already and have not answered, in the order of names. */
export async function askedAlready(tx: Tx, about: string, givers: readonly string[]): Promise<PersonRef[]> {
  const { rows } = await sql<PersonRef>`
    select person.id, person.name from feedback_request join person on person.id = giver_id
    where about_id = ${about} and state = 'open' and giver_id = any(${[...givers]}::uuid[]) order by person.name ${namesInOrder}, person.id`.execute(tx)
  return rows
}

/** Those of these people who have an open account. */
export async function peopleWithAccounts(tx: Tx, people: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select person_id as id from account where active and person_id = any(${[...people]}::uuid[])`.execute(tx)
  return rows.map((it) => it.id)
}

export type Draft = { readonly id: string; readonly revision: number; readonly content: DraftContent; readonly updatedAt: string; readonly framework: string; readonly version: number }

/** One's own draft about somebody, of the answer to one request or of feedback that nobody asked for. */
export async function draftAbout(tx: Tx, _permit: Permit<'prepareFeedback'>, giver: string, about: string, request: string | null): Promise<Draft | undefined> {
  const row = await tx
    .selectFrom('feedback_draft')
    .select(['id', 'revision', 'content', 'updated_at', 'framework_id', 'framework_version'])
    .where('giver_id', '=', giver)
    .where('about_id', '=', about)
    .where('request_id', request === null ? 'is' : '=', request)
    .executeTakeFirst()
  return row && { id: row.id, revision: row.revision, content: row.content as DraftContent, updatedAt: row.updated_at.toISOString(), framework: row.framework_id, version: row.framework_version }
}

export type DraftInList = { readonly id: string; readonly about: PersonRef; readonly request: string | null; readonly updatedAt: string }

export async function draftsOf(tx: Tx, _permit: Permit<'showInbox'>, giver: string): Promise<DraftInList[]> {
  const rows = await tx
    .selectFrom('feedback_draft')
    .innerJoin('person', 'person.id', 'feedback_draft.about_id')
    .select(['feedback_draft.id', 'feedback_draft.about_id', 'person.name', 'feedback_draft.request_id', 'feedback_draft.updated_at'])
    .where('giver_id', '=', giver)
    .orderBy('updated_at', 'desc')
    .orderBy('feedback_draft.id')
    .execute()
  return rows.map((it) => ({ id: it.id, about: { id: it.about_id, name: it.name }, request: it.request_id, updatedAt: it.updated_at.toISOString() }))
}

export type InvitationInList = { readonly id: string; readonly name: string; readonly createdAt: string; readonly expiresAt: string; readonly usedAt: string | null }

/** The one-time links that somebody made of late, the latest first. */
export async function invitationsOf(tx: Tx, _permit: Permit<'showInbox'>, person: string): Promise<InvitationInList[]> {
  const rows = await tx
    .selectFrom('outside_invitation')
    .select(['id', 'name', 'created_at', 'expires_at', 'used_at'])
    .where('invited_by', '=', person)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(100)
    .execute()
  return rows.map((it) => ({ id: it.id, name: it.name, createdAt: it.created_at.toISOString(), expiresAt: it.expires_at.toISOString(), usedAt: it.used_at?.toISOString() ?? null }))
}

/** Whether somebody wants to be reminded; they do until they say otherwise. */
export async function remindersOf(tx: Tx, person: string): Promise<boolean> {
  const row = await tx.selectFrom('feedback_preference').select('reminders').where('person_id', '=', person).executeTakeFirst()
  return row?.reminders ?? true
}

export type PossibleGiver = PersonRef & { readonly title: string | null }

const titleOn = (day: string): RawBuilder<string | null> =>
  sql`(select title from employment where employment.person_id = person.id and starts_on <= ${day} and (ends_on is null or ends_on >= ${day}) order by starts_on desc limit 1)`

type Teammates = { readonly from: string; readonly today: string; readonly apart: readonly string[] }

/** Who shared a team with somebody at the same time since a day and has an open account, in the order of names. */
export async function teammatesSince(tx: Tx, _permit: Permit<'listPossibleGivers'>, person: string, { from, today, apart }: Teammates): Promise<PossibleGiver[]> {
  const { rows } = await sql<PossibleGiver>`
    select person.id, person.name, ${titleOn(today)} as title
    from person join account on account.person_id = person.id and account.active
    where person.id <> all(${[...apart]}::uuid[]) and exists (
      select from membership own join membership other on other.team_id = own.team_id and other.person_id = person.id
      where own.person_id = ${person} and greatest(own.starts_on, other.starts_on) <= ${today}
        and greatest(own.starts_on, other.starts_on, ${from}::date) <= least(own.ends_on, other.ends_on, ${today}::date)
    )
    order by person.name ${namesInOrder}, person.id`.execute(tx)
  return rows
}

type Sought = { readonly text: string; readonly teams: readonly string[] | null; readonly today: string; readonly apart: readonly string[] }

/** Others with an open account whose name has the text, and who are on one of the teams where work names them: at most fifty, in the order of names. */
export async function stakeholdersFound(tx: Tx, _permit: Permit<'listPossibleGivers'>, { text, teams, today, apart }: Sought): Promise<PossibleGiver[]> {
  const onTeams = teams === null || text !== ''
    ? sql`true`
    : sql`exists (select from membership where person_id = person.id and team_id = any(${[...teams]}::text[]) and starts_on <= ${today} and (ends_on is null or ends_on >= ${today}))`
  const { rows } = await sql<PossibleGiver>`
    select person.id, person.name, ${titleOn(today)} as title
    from person join account on account.person_id = person.id and account.active
    where person.id <> all(${[...apart]}::uuid[]) and ${hasWordsTyped(sql`person.name`, text)} and ${onTeams}
    order by person.name ${namesInOrder}, person.id limit 50`.execute(tx)
  return rows
}

/** What stands behind a one-time link. */
export type OutsideForm = {
  readonly id: string
  readonly aboutId: string
  readonly about: string
  readonly invitedBy: string
  readonly organization: string
  readonly name: string
  readonly message: string | null
  readonly work: string | null
  readonly workItemId: string | null
  readonly framework: string
  readonly version: number
  readonly competencies: readonly string[]
  readonly content: OutsideWords
  readonly expiresAt: Date
  readonly usedAt: Date | null
}

/** The form behind a link, for whoever holds its secret. */
export async function outsideForm(tx: Tx, _permit: Permit<'giveOutsideFeedback'>, tokenHash: Buffer): Promise<OutsideForm | undefined> {
  const { rows } = await sql<OutsideForm>`
    select id, about_id as "aboutId", about, invited_by as "invitedBy", (select name from organization) as organization, name, message, work,
      work_item_id as "workItemId", framework_id as framework, framework_version as version, competencies, content, expires_at as "expiresAt", used_at as "usedAt"
    from cairn_outside_form(${tokenHash})`.execute(tx)
  return rows[0]
}
