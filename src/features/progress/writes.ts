import { sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Permit } from '../../platform/permit.ts'
import { loadingBytes, type FitParts } from './rules/fit-parts.ts'
import type { FitDue } from './reads/refits.ts'
import type { Window } from './rules/window.ts'

type Refit = Permit<'refit'>

/** Begins a fit beside the current one. Unfinished ones of earlier attempts go. */
export async function beginFit(tx: Tx, _permit: Refit, { framework, seenUntil, seenLately }: FitDue, version: number, window: Window, parts: FitParts | null, now: Date): Promise<string> {
  await tx.deleteFrom('fit').where('framework_id', '=', framework).where('current', '=', false).execute()
  const id = newId<'fit'>(now)
  const givens = parts && { variances: parts.variances, offsets: Object.fromEntries(parts.offsets), scale: parts.scale, range: parts.range }
  await tx
    .insertInto('fit')
    .values({
      id, framework_id: framework, framework_version: version, fitted_at: now, seen_until: seenUntil, seen_lately: seenLately,
      window_starts_on: window.from, window_ends_on: window.to, givens: JSON.stringify(givens),
      people: parts?.people ?? 0, observations: parts?.observations ?? 0, main_component: parts?.main ?? null,
    })
    .execute()
  return id
}

/** Adds the givens of some givers, from one position up to another. Whoever is no longer known has none. */
export async function addFitGivers(tx: Tx, _permit: Refit, fit: string, parts: FitParts, first: number, end: number): Promise<void> {
  const at = Array.from({ length: Math.min(end, parts.givers.length) - first }, (_, one) => first + one).filter((one) => !parts.givers[one]!.startsWith('unknown:'))
  const of = <T>(value: (giver: number) => T): T[] => at.map(value)
  await sql`
    insert into fit_giver (fit_id, giver_id, leniency, error, loadings, component, simple_leniency, shared_people)
    select ${fit}::uuid, it.giver, it.leniency, it.error, decode(it.loadings, 'hex'), it.component, it.simple, it.shared
    from unnest(
      ${of((one) => parts.givers[one]!)}::uuid[], ${of((one) => parts.leniency[one]!)}::float8[], ${of((one) => parts.error[one]!)}::float8[],
      ${of((one) => Buffer.from(loadingBytes(parts, one)).toString('hex'))}::text[], ${of((one) => parts.component[one]!)}::int[],
      ${of((one) => parts.simple[one]!)}::float8[], ${of((one) => parts.shared[one]!)}::int[]
    ) as it (giver, leniency, error, loadings, component, simple, shared)
    -- Somebody may have been erased since they were read.
    where exists (select from person where person.id = it.giver)`.execute(tx)
}

/** From here on ratings are computed from this fit. The one before it is taken apart later. */
export async function makeCurrent(tx: Tx, _permit: Refit, framework: string, fit: string): Promise<void> {
  await tx.updateTable('fit').set({ current: false }).where('framework_id', '=', framework).where('current', '=', true).execute()
  await tx.updateTable('fit').set({ current: true }).where('id', '=', fit).execute()
}

/** Takes some givers of fits that are no longer current away; false once nothing is left of them. */
export async function removeOldFits(tx: Tx, _permit: Refit, framework: string, most: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from fit_giver where (fit_id, giver_id) in (
      select fit_id, giver_id from fit_giver join fit on fit.id = fit_id where framework_id = ${framework} and not current limit ${most}
    )`.execute(tx)
  if (Number(numAffectedRows ?? 0) > 0) return true
  await tx.deleteFrom('fit').where('framework_id', '=', framework).where('current', '=', false).execute()
  return false
}

const personOf = (actor: Actor): string | null => (actor.kind === 'person' ? actor.personId : null)

type Agreed = {
  readonly person: string
  readonly framework: string
  readonly competency: string
  readonly kind: 'gap' | 'strength'
  readonly growthOpportunities: string | null
  readonly whatTheOrganizationDoes: string | null
  readonly action: string
  readonly owner: string
  readonly dueOn: string
}

/** Until the end of the transaction nobody else agrees on anything about the same person: of two who do so at once the second sees what the first agreed. */
export const lockAgreements = (tx: Tx, _permit: Permit<'agreeAction'>, person: string): Promise<unknown> => sql`select pg_advisory_xact_lock(7215121, hashtext(${person}))`.execute(tx)

export async function addOutcome(tx: Tx, { actor }: Permit<'agreeAction'>, it: Agreed, now: Date): Promise<string> {
  const id = newId<'prompt_outcome'>(now)
  await tx
    .insertInto('prompt_outcome')
    .values({
      id, person_id: it.person, framework_id: it.framework, competency: it.competency, kind: it.kind, growth_opportunities: it.growthOpportunities,
      what_the_organization_does: it.whatTheOrganizationDoes, action: it.action, owner_id: it.owner, due_on: it.dueOn, agreed_by: personOf(actor), agreed_at: now,
    })
    .execute()
  return id
}

/** False where it is done already. `by` is who takes it on with that, where it was with several. */
export async function finishOutcome(tx: Tx, _permit: Permit<'finishAction'>, id: string, { words, by }: Finished, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('prompt_outcome').set({ done_at: now, done_words: words, ...(by && { taken_on_by: by }) }).where('id', '=', id).where('done_at', 'is', null).executeTakeFirst()
  return numUpdatedRows > 0n
}

type Finished = { readonly words: string | null; readonly by: string | null }

/** False where it is done, or somebody took it on in the meantime. */
export async function takeOn(tx: Tx, { actor }: Permit<'takeOnAction' | 'takeOnSupport'>, table: 'prompt_outcome' | 'support_request', id: string, before: string | null): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable(table).set({ taken_on_by: personOf(actor) }).where('id', '=', id).where('done_at', 'is', null).where('taken_on_by', 'is not distinct from', before).executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function setComment(tx: Tx, _permit: Permit<'commentOnAction'>, id: string, words: string | null, now: Date): Promise<void> {
  await tx.updateTable('prompt_outcome').set({ own_comment: words, commented_at: words === null ? null : now }).where('id', '=', id).execute()
}

type Asked = { readonly person: string; readonly framework: string | null; readonly competency: string | null; readonly words: string; readonly owner: string; readonly dueOn: string; readonly shared: boolean }

export async function addSupport(tx: Tx, _permit: Permit<'askForSupport'>, it: Asked, now: Date): Promise<string> {
  const id = newId<'support_request'>(now)
  await tx
    .insertInto('support_request')
    .values({ id, person_id: it.person, framework_id: it.framework, competency: it.competency, words: it.words, owner_id: it.owner, due_on: it.dueOn, shared: it.shared, asked_at: now })
    .execute()
  return id
}

export async function shareSupport(tx: Tx, _permit: Permit<'changeSupport'>, id: string, shared: boolean): Promise<void> {
  await tx.updateTable('support_request').set({ shared }).where('id', '=', id).execute()
}

/** False where it was given already. `by` is who takes it on with that, where it was with several. */
export async function giveSupport(tx: Tx, _permit: Permit<'changeSupport'>, id: string, { words, by }: Finished, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('support_request').set({ done_at: now, done_words: words, ...(by && { taken_on_by: by }) }).where('id', '=', id).where('done_at', 'is', null).executeTakeFirst()
  return numUpdatedRows > 0n
}

type Noted = { readonly person: string; readonly framework: string; readonly competency: string; readonly reason: string; readonly startsOn: string; readonly endsOn: string | null }

export async function addNoOpportunity(tx: Tx, { actor }: Permit<'markNoOpportunity'>, it: Noted, now: Date): Promise<string> {
  const id = newId<'no_opportunity'>(now)
  await tx
    .insertInto('no_opportunity')
    .values({ id, person_id: it.person, framework_id: it.framework, competency: it.competency, reason: it.reason, starts_on: it.startsOn, ends_on: it.endsOn, noted_by: personOf(actor), noted_at: now })
    .execute()
  return id
}

export async function deleteNoOpportunity(tx: Tx, _permit: Permit<'removeNoOpportunity'>, id: string): Promise<void> {
  await tx.deleteFrom('no_opportunity').where('id', '=', id).execute()
}

type Offered = { readonly framework: string; readonly competency: string; readonly title: string; readonly words: string | null; readonly team: string | null; readonly forEngineering: boolean; readonly workItem: string | null; readonly opensOn: string; readonly closesOn: string | null }

export async function addOpportunity(tx: Tx, { actor }: Permit<'offerOpportunity'>, it: Offered, now: Date): Promise<string> {
  const id = newId<'opportunity'>(now)
  await tx
    .insertInto('opportunity')
    .values({
      id, framework_id: it.framework, competency: it.competency, title: it.title, words: it.words, team_id: it.team, for_engineering: it.forEngineering, work_item_id: it.workItem,
      opens_on: it.opensOn, closes_on: it.closesOn, offered_by: personOf(actor), offered_at: now,
    })
    .execute()
  return id
}

export async function closeOffered(tx: Tx, _permit: Permit<'closeOpportunity'>, id: string, now: Date): Promise<void> {
  await tx.updateTable('opportunity').set({ closed_at: now }).where('id', '=', id).execute()
}

type Raised = { readonly person: string; readonly kind: string; readonly framework: string | null; readonly competency: string | null; readonly level: string | null; readonly words: string }

export async function addAgendaItem(tx: Tx, { actor }: Permit<'raiseAgendaItem'>, it: Raised, now: Date): Promise<string> {
  const id = newId<'agenda_item'>(now)
  await tx
    .insertInto('agenda_item')
    .values({ id, person_id: it.person, kind: it.kind, framework_id: it.framework, competency: it.competency, level: it.level, words: it.words, raised_by: personOf(actor), raised_at: now })
    .execute()
  return id
}

export async function settleItem(tx: Tx, _permit: Permit<'settleAgendaItem'>, id: string, now: Date): Promise<void> {
  await tx.updateTable('agenda_item').set({ settled_at: now }).where('id', '=', id).where('settled_at', 'is', null).execute()
}
