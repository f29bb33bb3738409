import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Permit } from '../../platform/permit.ts'
import { hashOfSecret, newSecret } from '../../platform/secret.ts'
import type { DraftContent, Feedback, FeedbackContent, ObservationInput, Relation } from './model.ts'
import { contentOfFeedback } from './rules/as-read.ts'
import type { WeighedObservation } from './rules/weigh-observation.ts'

type Writing = Permit<'giveFeedback' | 'correctFeedback' | 'giveOutsideFeedback'>

/** One giving as it is stored. `giver` is who gives; their name is kept apart where it is withheld. */
export type NewFeedback = {
  readonly id: string
  readonly about: string
  readonly giver: string | null
  readonly outsider: string | null
  readonly relation: Relation
  readonly withheld: boolean
  readonly framework: string
  readonly version: number
  /** The specialty whose texts the giver read. */
  readonly specialty: string | null
  readonly request: string | null
  readonly content: Pick<FeedbackContent, 'workItem' | 'observedOn' | 'visibility' | 'words'>
  readonly observations: readonly WeighedObservation[]
}

/** A giving and its observations in one statement; a name that is withheld is kept apart first, since it says whose the observations are. */
export async function insertFeedback(tx: Tx, permit: Writing, it: NewFeedback, now: Date): Promise<void> {
  if (it.observations.length > 0 && !it.withheld) {
    await sql`with given as (${givingOf(it, now)}) ${observationsOf(it)}`.execute(tx)
    return
  }
  await givingOf(it, now).execute(tx)
  if (it.withheld && it.giver) await tx.insertInto('withheld_giver').values({ feedback_id: it.id, giver_id: it.giver }).execute()
  await insertObservations(tx, permit, it)
}

const givingOf = ({ content, ...it }: NewFeedback, now: Date): RawBuilder<unknown> => sql`
  insert into feedback (id, about_id, giver_id, relation, name_withheld, outsider, visibility, framework_id, framework_version, specialty, request_id, work_item_id,
    observed_on, words, given_at, changed_at)
  values (${it.id}, ${it.about}, ${it.withheld ? null : it.giver}, ${it.relation}, ${it.withheld}, ${it.outsider}, ${content.visibility}, ${it.framework},
    ${it.version}, ${it.specialty}, ${it.request}, ${content.workItem}, ${content.observedOn}, ${content.words}, ${now}, ${now})`

async function insertObservations(tx: Tx, _permit: Writing, it: NewFeedback): Promise<void> {
  if (it.observations.length > 0) await observationsOf(it).execute(tx)
}

/** All observations of a giving at once. */
const observationsOf = (it: NewFeedback): RawBuilder<unknown> => sql`
  insert into observation (feedback_id, about_id, giver_id, framework_id, framework_version, work_item_id, observed_on, competency, choice, level,
    frequency, scope, scope_supported, scope_shown, value, bound, counts, statements, words, no_opportunity_from, no_opportunity_until, evidence)
  select ${it.id}::uuid, ${it.about}::uuid, ${it.withheld ? null : it.giver}::uuid, ${it.framework}, ${it.version}::integer, ${it.content.workItem}::uuid,
    ${it.content.observedOn}::date, competency, choice, level, frequency, scope, "scopeSupported", "scopeShown", value, bound, counts,
    array(select json_array_elements_text(statements)), words, "noOpportunityFrom", "noOpportunityUntil", evidence
  from json_to_recordset(${JSON.stringify(it.observations)}::json) as said(competency text, choice text, level text, frequency text, scope text,
    "scopeSupported" boolean, "scopeShown" boolean, value double precision, bound text, counts boolean, statements json, words text,
    "noOpportunityFrom" date, "noOpportunityUntil" date, evidence json)`

/** Keeps what feedback said, and says something else from now on. False where somebody was faster. */
export async function replaceFeedback(tx: Tx, permit: Permit<'correctFeedback'>, it: NewFeedback, before: Feedback, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('feedback')
    .set({
      relation: it.relation,
      visibility: it.content.visibility,
      framework_id: it.framework,
      framework_version: it.version,
      specialty: it.specialty,
      work_item_id: it.content.workItem,
      observed_on: it.content.observedOn,
      words: it.content.words,
      corrected_at: now,
      changed_at: now,
      revision: before.revision + 1,
    })
    .where('id', '=', it.id)
    .where('revision', '=', before.revision)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await keepRevision(tx, before, now)
  await tx.deleteFrom('observation').where('feedback_id', '=', it.id).execute()
  await insertObservations(tx, permit, it)
  return true
}

/** What was withdrawn stays with its giver alone, in the history. False where it was withdrawn or corrected meanwhile. */
export async function withdraw(tx: Tx, _permit: Permit<'withdrawFeedback'>, feedback: Feedback, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('feedback')
    .set({ words: null, withdrawn_at: now, changed_at: now, revision: feedback.revision + 1 })
    .where('id', '=', feedback.id)
    .where('revision', '=', feedback.revision)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await keepRevision(tx, feedback, now)
  await tx.deleteFrom('observation').where('feedback_id', '=', feedback.id).execute()
  return true
}

/** What feedback says now, as it is read: its version, who the giver was, and what was marked stay with it. */
async function keepRevision(tx: Tx, it: Feedback, now: Date): Promise<void> {
  await tx
    .insertInto('feedback_revision')
    .values({
      feedback_id: it.id,
      revision: it.revision,
      about_id: it.about.id,
      visibility: it.visibility,
      framework_id: it.framework.id,
      framework_version: it.framework.version,
      relation: it.relation,
      specialty: it.specialty,
      content: JSON.stringify(contentOfFeedback(it)),
      replaced_at: now,
    })
    .execute()
}

/** Answers a request that is still open; false where it is not. */
export async function answerRequest(tx: Tx, _permit: Permit<'giveFeedback' | 'declineRequest' | 'cancelRequest'>, id: string, state: 'given' | 'declined' | 'cancelled', because: string | null, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('feedback_request')
    .set({ state, answered_at: now, declined_because: because })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** What was sent is no draft any more: neither the one it was sent from, nor another of the same answer. Says how many there were. */
export async function deleteDraftsOf(tx: Tx, _permit: Permit<'giveFeedback'>, giver: string, about: string, request: string | null, draft: string | null): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('feedback_draft')
    .where('giver_id', '=', giver)
    .where('about_id', '=', about)
    .where((on) => on.or([on('request_id', request === null ? 'is' : '=', request), on('id', '=', draft)]))
    .executeTakeFirst()
  return Number(numDeletedRows)
}

export async function deleteDraft(tx: Tx, _permit: Permit<'discardFeedbackDraft'>, giver: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('feedback_draft').where('id', '=', id).where('giver_id', '=', giver).executeTakeFirst()
  return numDeletedRows > 0n
}

export type NewDraft = { readonly giver: string; readonly about: string; readonly request: string | null; readonly framework: string; readonly version: number; readonly content: DraftContent }

/** Saves over the draft that was read; undefined where another was saved since. Revision 0 is a draft that is not there yet. */
export async function saveDraftOver(tx: Tx, _permit: Permit<'saveDraft'>, it: NewDraft, revision: number, now: Date): Promise<{ id: string; revision: number } | undefined> {
  const said = { framework_id: it.framework, framework_version: it.version, content: JSON.stringify(it.content), updated_at: now }
  if (revision === 0) {
    return tx
      .insertInto('feedback_draft')
      .values({ id: newId<'feedback-draft'>(now), giver_id: it.giver, about_id: it.about, request_id: it.request, revision: 1, ...said })
      .onConflict((on) => on.columns(['giver_id', 'about_id', 'request_id']).doNothing())
      .returning(['id', 'revision'])
      .executeTakeFirst()
  }
  return tx
    .updateTable('feedback_draft')
    .set({ ...said, revision: revision + 1 })
    .where('giver_id', '=', it.giver)
    .where('about_id', '=', it.about)
    .where('request_id', it.request === null ? 'is' : '=', it.request)
    .where('revision', '=', revision)
    .returning(['id', 'revision'])
    .executeTakeFirst()
}

export type NewRequests = { readonly about: string; readonly askedBy: string; readonly givers: readonly string[]; readonly framework: string; readonly competencies: readonly string[]; readonly workItem: string | null; readonly message: string | null }

/** Asks everybody at once; who was asked meanwhile is not asked again, and missing from the answer. */
export async function insertRequests(tx: Tx, _permit: Permit<'askForFeedback'>, it: NewRequests, now: Date): Promise<string[]> {
  const rows = await tx
    .insertInto('feedback_request')
    .values(
      it.givers.map((giver) => ({
        id: newId<'feedback-request'>(now),
        about_id: it.about,
        giver_id: giver,
        asked_by: it.askedBy,
        asked_at: now,
        work_item_id: it.workItem,
        framework_id: it.framework,
        competencies: [...it.competencies],
        message: it.message || null,
        state: 'open',
      })),
    )
    .onConflict((on) => on.doNothing())
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

export const upsertReminders = (tx: Tx, _permit: Permit<'changeReminders'>, person: string, reminders: boolean): Promise<unknown> =>
  tx.insertInto('feedback_preference').values({ person_id: person, reminders }).onConflict((on) => on.column('person_id').doUpdateSet({ reminders })).execute()

export type NewInvitation = { readonly about: string; readonly invitedBy: string; readonly name: string; readonly framework: string; readonly competencies: readonly string[]; readonly workItem: string | null; readonly message: string | null }

/** Makes a one-time link and answers with its secret, which is stored only as a hash. */
export async function insertInvitation(tx: Tx, _permit: Permit<'inviteOutsider'>, it: NewInvitation, expiresAt: Date, now: Date): Promise<{ id: string; token: string }> {
  const token = newSecret()
  const id = newId<'outside-invitation'>(now)
  await tx
    .insertInto('outside_invitation')
    .values({
      id,
      about_id: it.about,
      invited_by: it.invitedBy,
      name: it.name,
      framework_id: it.framework,
      competencies: [...it.competencies],
      work_item_id: it.workItem,
      message: it.message || null,
      token_hash: hashOfSecret(token),
      created_at: now,
      expires_at: expiresAt,
    })
    .execute()
  return { id, token }
}

/**
 * Uses up a link; false where it was used already, also by the same answer sent twice at once. From here on the transaction may write
 * what this one link is for.
 */
export async function useInvitation(tx: Tx, _permit: Permit<'giveOutsideFeedback'>, tokenHash: Buffer, now: Date): Promise<boolean> {
  await sql`select set_config('cairn.outsider', ${tokenHash.toString('hex')}, true)`.execute(tx)
  const { numUpdatedRows } = await tx.updateTable('outside_invitation').set({ used_at: now }).where('token_hash', '=', tokenHash).where('used_at', 'is', null).executeTakeFirst()
  return numUpdatedRows > 0n
}

export type NewSelfAssessment = Pick<ObservationInput, 'competency' | 'level' | 'frequency' | 'scope' | 'words'>

export async function insertSelfAssessments(tx: Tx, _permit: Permit<'assessSelf'>, person: string, { framework, version }: { readonly framework: string; readonly version: number }, said: readonly NewSelfAssessment[], now: Date): Promise<void> {
  await tx
    .insertInto('self_assessment')
    .values(
      said.map(({ competency, level, frequency, scope, words }) => ({
        id: newId<'self-assessment'>(now), person_id: person, framework_id: framework, framework_version: version, competency, level, frequency, scope, words, assessed_at: now,
      })),
    )
    .execute()
}
