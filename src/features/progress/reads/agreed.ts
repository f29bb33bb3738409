import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { Permit } from '../../../platform/permit.ts'
import type { AgendaItem, OverdueSupport, PromptOutcome, SupportRequest } from '../model.ts'
import { refTo, type Dated } from './names.ts'

/** An outcome and whom it is about. */
export type OutcomeAbout = { readonly person: string; readonly outcome: PromptOutcome }

async function outcomes(tx: Tx, where: RawBuilder<unknown>): Promise<OutcomeAbout[]> {
  const { rows } = await sql<Dated<PromptOutcome, 'agreedAt' | 'doneAt' | 'commentedAt'> & { person: string }>`
    select it.id, it.person_id as person, framework_id as framework, competency, kind, growth_opportunities as "growthOpportunities",
      what_the_organization_does as "whatTheOrganizationDoes", action, ${refTo('owner')} as owner, due_on as "dueOn", ${refTo('agreer')} as "agreedBy",
      agreed_at as "agreedAt", done_at as "doneAt", done_words as "doneWords", own_comment as comment, commented_at as "commentedAt"
    from prompt_outcome it join person owner on owner.id = owner_id left join person agreer on agreer.id = agreed_by
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
    select it.id, ${refTo('asker')} as person, framework_id as framework, competency, words, ${refTo('owner')} as owner, due_on as "dueOn", shared,
      asked_at as "askedAt", done_at as "doneAt", done_words as "doneWords"
    from support_request it join person asker on asker.id = person_id join person owner on owner.id = owner_id
    where ${where} order by done_at is not null, due_on, it.id`.execute(tx)
  return rows.map((it) => ({ ...it, askedAt: it.askedAt.toISOString(), doneAt: it.doneAt?.toISOString() ?? null }))
}

/** Support that somebody asked for, what is still owed first. */
export const supportAskedBy = (tx: Tx, _permit: Permit<'listSupport' | 'readAbout'>, person: string): Promise<SupportRequest[]> => supportRequests(tx, sql`it.person_id = ${person}`)

/** Support that somebody owes to people whom they manage today. */
export const supportOwedBy = (tx: Tx, _permit: Permit<'listSupport'>, owner: string): Promise<SupportRequest[]> => supportRequests(tx, sql`it.owner_id = ${owner} and it.person_id <> ${owner}`)

export const supportById = async (tx: Tx, id: string): Promise<SupportRequest | undefined> => (await supportRequests(tx, sql`it.id = ${id}`))[0]

/** Overdue support one level below: owner and days, and the rest where the engineer shares it. */
export async function supportOverdueBelow(tx: Tx, _permit: Permit<'listSupport' | 'showTeam'>): Promise<OverdueSupport[]> {
  const { rows } = await sql<OverdueSupport>`
    select it.id, ${refTo('owner')} as owner, days, ${refTo('asker')} as person, framework_id as framework, competency
    from cairn_overdue_support() it join person owner on owner.id = owner_id left join person asker on asker.id = person_id
    order by owner.name collate "und-x-icu", it.id`.execute(tx)
  return rows
}

async function agendaItems(tx: Tx, where: RawBuilder<unknown>): Promise<AgendaItem[]> {
  const { rows } = await sql<Dated<AgendaItem, 'raisedAt' | 'settledAt'>>`
    select it.id, kind, framework_id as framework, competency, level, words, ${refTo('raiser')} as "raisedBy", raised_at as "raisedAt", settled_at as "settledAt"
    from agenda_item it left join person raiser on raiser.id = raised_by
    where ${where} order by settled_at desc nulls first, raised_at, it.id`.execute(tx)
  return rows.map((it) => ({ ...it, raisedAt: it.raisedAt.toISOString(), settledAt: it.settledAt?.toISOString() ?? null }))
}

/** What is on somebody's next agenda, in the order in which it was raised; then what was talked about, the latest first. */
export const agendaOf = (tx: Tx, _permit: Permit<'readAbout'>, person: string): Promise<AgendaItem[]> => agendaItems(tx, sql`person_id = ${person}`)

export const agendaItemById = async (tx: Tx, id: string): Promise<AgendaItem | undefined> => (await agendaItems(tx, sql`it.id = ${id}`))[0]
