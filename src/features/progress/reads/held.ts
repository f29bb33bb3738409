import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { Permit } from '../../../platform/permit.ts'
import type { HeldAboutMe, NoOpportunityHeld } from '../model.ts'
import { refTo } from './names.ts'

type Exporting = Permit<'exportAboutMe'>

/** A time as an answer has it, whether it stands in a row or in JSON. */
const time = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** The way in: an address and roles, and the names of tokens. Nothing that opens anything is in it. */
export async function accountHeld(tx: Tx, _permit: Exporting, person: string): Promise<HeldAboutMe['account']> {
  const { rows } = await sql<NonNullable<HeldAboutMe['account']>>`
    select email, roles, ${time('account.created_at')} as "createdAt", closes_on as "closesOn",
      coalesce((select reminders from feedback_preference where person_id = ${person}), true) as reminders,
      coalesce((
        select json_agg(json_build_object('name', name, 'createdAt', ${time('api_token.created_at')}, 'lastUsedAt', ${time('last_used_at')}) order by api_token.created_at)
        from api_token where account_id = account.id
      ), '[]') as tokens
    from account where person_id = ${person}`.execute(tx)
  return rows[0] ?? null
}

/** The teams that somebody was on, the latest first. */
export async function membershipsHeld(tx: Tx, _permit: Exporting, person: string): Promise<HeldAboutMe['memberships']> {
  const { rows } = await sql<HeldAboutMe['memberships'][number]>`
    select json_build_object('id', team.id, 'name', team.name) as team, role, starts_on as "startsOn", ends_on as "endsOn"
    from membership join team on team.id = team_id where person_id = ${person} order by starts_on desc, team.id`.execute(tx)
  return rows
}

/** What feedback said before it was corrected or withdrawn: what somebody gave, and what they received as far as they may read it. */
export async function correctionsHeld(tx: Tx, _permit: Exporting, person: string): Promise<HeldAboutMe['corrections']> {
  const { rows } = await sql<HeldAboutMe['corrections'][number]>`
    select it.feedback_id as feedback, it.revision, ${time('replaced_at')} as "replacedAt",
      json_build_object('id', it.framework_id, 'version', it.framework_version) as framework, it.specialty, it.relation, it.content
    from feedback_revision it join feedback on feedback.id = it.feedback_id
    where ${person} in (feedback.about_id, feedback.giver_id) or feedback.id = any ((select cairn_withheld())::uuid[])
    order by it.feedback_id, it.revision desc`.execute(tx)
  return rows
}

/** Feedback that somebody began and has not sent. */
export async function draftsHeld(tx: Tx, _permit: Exporting, person: string): Promise<HeldAboutMe['drafts']> {
  const { rows } = await sql<HeldAboutMe['drafts'][number]>`
    select it.id, ${refTo('about')} as about, it.framework_id as framework, it.content, ${time('updated_at')} as "updatedAt"
    from feedback_draft it join person about on about.id = about_id where giver_id = ${person} order by updated_at desc, it.id`.execute(tx)
  return rows
}

/** One-time links about somebody, and those that they made. The secret of a link is not stored, and its hash goes nowhere. */
export async function invitationsHeld(tx: Tx, _permit: Exporting, person: string): Promise<HeldAboutMe['invitations']> {
  const { rows } = await sql<HeldAboutMe['invitations'][number]>`
    select it.id, ${refTo('about')} as about, ${refTo('inviter')} as "invitedBy", it.name, framework_id as framework, competencies, message,
      case when work_item.id is null then null else json_build_object('id', work_item.id, 'title', work_item.title) end as work,
      ${time('it.created_at')} as "createdAt", ${time('expires_at')} as "expiresAt", ${time('used_at')} as "usedAt"
    from outside_invitation it join person about on about.id = about_id join person inviter on inviter.id = invited_by left join work_item on work_item.id = work_item_id
    where ${person} in (about_id, invited_by) order by it.created_at desc, it.id`.execute(tx)
  return rows
}

/** What somebody offers to mentor in, or offered. */
export async function mentorOffersHeld(tx: Tx, _permit: Exporting, person: string): Promise<HeldAboutMe['mentoring']['offers']> {
  const { rows } = await sql<HeldAboutMe['mentoring']['offers'][number]>`
    select framework_id as framework, competency, capacity, words, ${time('offered_at')} as "offeredAt", ${time('ended_at')} as "endedAt"
    from mentor_offer where person_id = ${person} order by offered_at desc, competency`.execute(tx)
  return rows
}

/** Who asked whom to mentor them, on either side. */
export async function mentorshipsHeld(tx: Tx, _permit: Exporting, person: string): Promise<HeldAboutMe['mentoring']['mentorships']> {
  const { rows } = await sql<HeldAboutMe['mentoring']['mentorships'][number]>`
    select it.id, ${refTo('mentor')} as mentor, ${refTo('mentee')} as mentee, framework_id as framework, competency, words, state,
      ${time('asked_at')} as "askedAt", ${time('answered_at')} as "answeredAt", ${time('ended_at')} as "endedAt"
    from mentorship it join person mentor on mentor.id = mentor_id join person mentee on mentee.id = mentee_id
    where ${person} in (mentor_id, mentee_id) order by it.asked_at desc, it.id`.execute(tx)
  return rows
}

/** What the person or a manager noted about missing chances, the latest first. */
export async function noOpportunityHeld(tx: Tx, _permit: Exporting, person: string): Promise<NoOpportunityHeld[]> {
  const { rows } = await sql<NoOpportunityHeld>`
    select it.id, framework_id as framework, competency, reason, starts_on as "from", ends_on as until, ${refTo('noter')} as "notedBy", ${time('noted_at')} as "notedAt"
    from no_opportunity it left join person noter on noter.id = noted_by where person_id = ${person} order by noted_at desc, it.id`.execute(tx)
  return rows
}

/** Chances that somebody offered to others. */
export async function chancesHeld(tx: Tx, _permit: Exporting, person: string): Promise<HeldAboutMe['chances']> {
  const { rows } = await sql<HeldAboutMe['chances'][number]>`
    select it.id, framework_id as framework, competency, title, words, opens_on as "opensOn", closes_on as "closesOn",
      ${time('offered_at')} as "offeredAt", ${time('closed_at')} as "closedAt"
    from opportunity it where offered_by = ${person} order by offered_at desc, it.id`.execute(tx)
  return rows
}

/** Work that somebody recorded. */
export async function workHeld(tx: Tx, _permit: Exporting, person: string): Promise<HeldAboutMe['work']> {
  const { rows } = await sql<HeldAboutMe['work'][number]>`
    select id, kind, title, tracker_key as "trackerKey", url, domain, started_on as "startedOn", finished_on as "finishedOn", ${time('created_at')} as "recordedAt"
    from work_item where created_by = ${person} order by created_at desc, id`.execute(tx)
  return rows
}
