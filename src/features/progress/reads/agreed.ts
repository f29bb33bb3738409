import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { Permit } from '../../../platform/permit.ts'
import type { AgendaItem, OverdueSupport, PromptOutcome, SupportRequest } from '../model.ts'
import { refsTo, refTo, type Dated } from './names.ts'

/** An outcome and whom it is about. */
export type OutcomeAbout = { readonly person: string; readonly outcome: PromptOutcome }

/** Whom it is with: while it is open that follows the dates, and once it is done it is known. */
const heldBy = refsTo(sql`case when done_at is null then cairn_held_by(it.person_id, owner_id, taken_on_by) else array[coalesce(taken_on_by, owner_id)] end`)

async function outcomes(tx: Tx, where: RawBuilder<unknown>): Promise<OutcomeAbout[]> {
  const { rows } = await sql<Dated<PromptOutcome, 'agreedAt' | 'doneAt' | 'commentedAt'> & { person: string }>`
    select it.id, it.person_id as person, framework_id as framework, competency, kind, growth_opportunities as "growthOpportunities",
      what_the_organization_does as "whatTheOrganizationDoes", action, ${refTo('owner')} as owner, ${refTo('taker')} as "takenOnBy", ${heldBy} as "heldBy", due_on as "dueOn", ${refTo('agreer')} as "agreedBy",
      agreed_at as "agreedAt", done_at as "doneAt", done_words as "doneWords", own_comment as comment, commented_at as "commentedAt"
    from prompt_outcome it join person owner on owner.id = owner_id left join person taker on taker.id = taken_on_by left join person agreer on agreer.id = agreed_by
    where ${where} order by agreed_at desc, it.id`.execute(tx)
  return rows.map(({ person, ...it }) => ({ person, outcome: { ...it, agreedAt: it.agreedAt.toISOString(), doneAt: it.doneAt?.toISOString() ?? null, commentedAt: it.commentedAt?.toISOString() ?? null } }))
}

/** What was agreed about somebody's prompts, the latest first. */
export async function outcomesOf(tx: Tx, _permit: Permit<'readAbout'>, person: string): Promise<PromptOutcome[]> {
  return (await outcomes(tx, sql`it.person_id = ${person}`)).map((it) => it.outcome)
}

/** One outcome, where the database lets whoever asks see it. */
export const outcomeById = async (tx: Tx, id: string): Promise<OutcomeAbout | undefined> => (await outcomes(tx, sql`it.id = ${id}`))[0]

async function supportRequests(tx: Tx, where: RawBuilder<unknown>): Promise<SupportRequest[]> {
  const { rows } = await sql<Dated<SupportRequest, 'askedAt' | 'doneAt'>>`
    select it.id, ${refTo('asker')} as person, framework_id as framework, competency, words, ${refTo('owner')} as owner, ${refTo('taker')} as "takenOnBy", ${heldBy} as "heldBy", due_on as "dueOn", shared,
      asked_at as "askedAt", done_at as "doneAt", done_words as "doneWords"
    from support_request it join person asker on asker.id = person_id join person owner on owner.id = owner_id left join person taker on taker.id = taken_on_by
    where ${where} order by done_at is not null, due_on, it.id`.execute(tx)
  return rows.map((it) => ({ ...it, askedAt: it.askedAt.toISOString(), doneAt: it.doneAt?.toISOString() ?? null }))
}

/** Support that somebody asked for, what is still owed first. */
export const supportAskedBy = (tx: Tx, _permit: Permit<'listSupport' | 'readAbout'>, person: string): Promise<SupportRequest[]> => supportRequests(tx, sql`it.person_id = ${person}`)

/** Support that the people whom somebody manages today asked for, whomever they asked. */
export const supportAskedOf = (tx: Tx, _permit: Permit<'listSupport'>, manager: string): Promise<SupportRequest[]> => supportRequests(tx, sql`it.person_id = any ((select cairn_reports())::uuid[]) and it.person_id <> ${manager}`)

export const supportById = async (tx: Tx, id: string): Promise<SupportRequest | undefined> => (await supportRequests(tx, sql`it.id = ${id}`))[0]

/** Overdue support one level below: whom it is with and the days, and the rest where the engineer shares it. */
export async function supportOverdueBelow(tx: Tx, _permit: Permit<'listSupport' | 'showTeam'>): Promise<OverdueSupport[]> {
  const { rows } = await sql<OverdueSupport>`
    select it.id, owners, days, ${refTo('asker')} as person, framework_id as framework, competency
    from cairn_overdue_support() it cross join lateral (select ${refsTo(sql`owner_ids`)} as owners) owing left join person asker on asker.id = person_id
    order by owners->0->>'name' collate "und-x-icu", it.id`.execute(tx)
  return rows
}

async function agendaItems(tx: Tx, where: RawBuilder<unknown>): Promise<AgendaItem[]> {
  const { rows } = await sql<Dated<AgendaItem, 'raisedAt' | 'settledAt'>>`
    select it.id, kind, framework_id as framework, competency, level, words, ${refTo('raiser')} as "raisedBy", raised_at as "raisedAt", settled_at as "settledAt"
    from agenda_item it left join person raiser on raiser.id = raised_by
    where ${where} order by settled_at desc nulls first, raised_at, it.id`.execute(tx)
  return rows.map((it) => ({ ...it, raisedAt: it.raisedAt.toISOString(), settledAt: it.settledAt?.toISOString() ?? null }))
}

/** What is on somebody's next agenda, as far as the database shows it to whoever asks, in the order in which it was raised; then what was talked about, the latest first. */
export const agendaOf = (tx: Tx, _permit: Permit<'readAbout'>, person: string): Promise<AgendaItem[]> => agendaItems(tx, sql`person_id = ${person}`)

export const agendaItemById = async (tx: Tx, id: string): Promise<AgendaItem | undefined> => (await agendaItems(tx, sql`it.id = ${id}`))[0]
