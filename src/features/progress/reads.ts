import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { Permit } from '../../platform/permit.ts'
import type { SelfAssessment } from '../feedback/model.ts'
import type { EmploymentOn, PersonRef } from '../people/model.ts'
import type { Bound } from '../rating/model.ts'
import type { AgendaItem, Opportunity, OverdueSupport, PromptOutcome, SupportRequest } from './model.ts'
import { loadingsIn } from './rules/fit-parts.ts'
import type { KnownFit, KnownGiver } from './rules/givens.ts'
import type { MapObservation, NotedNoOpportunity } from './rules/map-rows.ts'
import type { Review } from './rules/review-text.ts'
import type { Window } from './rules/window.ts'

type Refit = Permit<'refit'>

/** What a fit of a framework has to have seen to be up to date. */
export type FitDue = { readonly framework: string; readonly seenUntil: Date; readonly seenLately: number }

/**
 * The frameworks whose feedback or version has changed since their last fit, or whose fit is a day old: the window moves with the day.
 * A change is told by the time of the latest one, and by how many there were in the minute up to it.
 */
export async function fitsDue(tx: Tx, _permit: Refit, now: Date): Promise<FitDue[]> {
  const { rows } = await sql<{ framework: string; seen_until: Date; seen_lately: number; due: boolean }>`
    select framework.id as framework, latest.changed_at as seen_until, latest.lately as seen_lately,
      fit.id is null or fit.seen_until <> date_trunc('milliseconds', latest.changed_at) or fit.seen_lately <> latest.lately
        or fit.fitted_at < ${new Date(now.getTime() - 86_400_000)} or fit.framework_version <> version.number as due
    from framework
    join framework_version version on version.framework_id = framework.id and version.status = 'published'
    join lateral (
      select newest.changed_at, (
        select count(*)::int from feedback
        where framework_id = framework.id and changed_at between newest.changed_at - interval '1 minute' and newest.changed_at
      ) as lately
      from (select changed_at from feedback where framework_id = framework.id order by changed_at desc limit 1) newest
    ) latest on true
    left join fit on fit.framework_id = framework.id and fit.current
    order by framework.id`.execute(tx)
  return rows.filter((it) => it.due).map((it) => ({ framework: it.framework, seenUntil: it.seen_until, seenLately: it.seen_lately }))
}

/** Everybody about whom something may be held, in the order in which `reviewsOf` reads them. */
export async function peopleToRate(tx: Tx, _permit: Refit): Promise<string[]> {
  const rows = await tx.selectFrom('personal_record').select('person_id').orderBy('person_id').execute()
  return rows.map((it) => it.person_id)
}

/** What counts of what was said of the people from one to another, both included, as one text for each of their givers. */
export async function reviewsOf(tx: Tx, _permit: Refit, framework: string, [first, last]: readonly [string, string], { from, to }: Window): Promise<Review[]> {
  const { rows } = await sql<Review>`
    select person, giver, said from (
      select about_id::text as person, coalesce(giver_id::text, 'unknown:' || feedback_id) as giver,
        string_agg(
          competency || e'\t' || framework_version || e'\t' || choice || e'\t' || coalesce(level, '') || e'\t' || value || e'\t' || bound || e'\t' || coalesce(work_item_id::text, ''),
          e'\n' order by observed_on, feedback_id
        ) as said
      from observation
      where framework_id = ${framework} and counts and about_id between ${first} and ${last} and observed_on between ${from} and ${to}
      group by 1, 2
    ) review order by person collate "C", giver collate "C"`.execute(tx)
  return rows
}

/** What decides whose map somebody may see, and what it is of. */
export type Subject = {
  readonly id: string
  readonly name: string
  /** Whether whoever asks is this person, or manages them today. */
  readonly reads: boolean
  readonly employment: (Omit<EmploymentOn, 'id'> & { readonly published: { readonly number: number; readonly publishedAt: string } | null }) | null
  readonly managers: readonly PersonRef[]
}

/** The person, what they were on a day and who manages them today, in one question. The level is there for those alone who may know it. */
export async function subjectOn(tx: Tx, person: string, day: string, today: string): Promise<Subject | undefined> {
  const { rows } = await sql<{ it: Subject | null }>`select cairn_map_subject(${person}, ${day}, ${today}) as it`.execute(tx)
  return rows[0]?.it ?? undefined
}

/** What a map is drawn from: what was said, the fit, what is noted about chances, and since when there is feedback. */
export type MapSurroundings = {
  readonly said: readonly MapObservation[]
  readonly selfAssessments: readonly SelfAssessment[]
  readonly fit: KnownFit | null
  readonly noted: readonly NotedNoOpportunity[]
  readonly opportunities: readonly { readonly competency: string; readonly count: number }[]
  readonly since: string | null
}

type StoredGiver = readonly [id: string, leniency: number, error: number, loadings: string, component: number, simple: number]
type SurroundingsRow = Omit<MapSurroundings, 'fit' | 'said'> & { said: Said[]; fit: (Omit<KnownFit, 'givers' | 'fittedAt'> & { givers: StoredGiver[]; fittedAt: Date | string }) | null }

/** What one feedback said, a line a competency: competency, choice, level, frequency, scope, supported, value, bound, counts, from, until. */
type Said = readonly [feedbackId: string, giverId: string | null, version: number, workItemId: string | null, observedOn: string, lines: string, reasons: Readonly<Record<string, string>> | null]

const saidIn = ([feedbackId, giverId, version, workItemId, observedOn, lines, reasons]: Said): MapObservation[] =>
  lines.split('\n').map((line) => {
    const [competency, choice, level, frequency, scope, supported, value, bound, counts, from, until] = line.split('\t') as [string, string, string, string, string, string, string, Bound | '', string, string, string]
    return {
      feedbackId, giverId, competency, version, workItemId, observedOn, choice,
      level: level || null,
      frequency: frequency || null,
      scope: scope || null,
      scopeSupported: supported === 'true',
      value: value === '' ? null : Number(value),
      bound: bound || null,
      counts: counts === 'true',
      noOpportunityReason: reasons?.[competency] ?? null,
      noOpportunityFrom: from || null,
      noOpportunityUntil: until || null,
    }
  })

/**
 * All in one question, since a map is asked for more than anything else: what was said of work from one day to another, and what stands around it on
 * the last of them. Chances are those open on that day to the person's teams of that day, or to everybody.
 */
export async function mapSurroundings(tx: Tx, _permit: Permit<'readAbout'>, person: string, framework: string, { from, to: day }: Window): Promise<MapSurroundings> {
  const { rows } = await sql<{ it: SurroundingsRow }>`select cairn_map(${person}, ${framework}, ${from}, ${day}) as it`.execute(tx)
  const { fit, said, ...rest } = rows[0]!.it
  return { ...rest, said: said.flatMap(saidIn), fit: fit && { ...fit, fittedAt: new Date(fit.fittedAt).toISOString(), givers: fit.givers.map(giverIn) } }
}

const giverIn = ([id, leniency, error, loadings, component, simple]: StoredGiver): KnownGiver => ({
  id, leniency, error, loadings: loadingsIn(Buffer.from(loadings, 'hex')), component, simple,
})

/** The names of some people. */
export async function namesOf(tx: Tx, people: readonly string[]): Promise<Map<string, string>> {
  if (people.length === 0) return new Map()
  const { rows } = await sql<PersonRef>`select id, name from person where id = any(${[...people]}::uuid[])`.execute(tx)
  return new Map(rows.map((it) => [it.id, it.name]))
}

/** Whom somebody rated and was rated by within a window, in the order of names. */
export async function mutualGivers(tx: Tx, person: string, framework: string, { from, to }: Window): Promise<PersonRef[]> {
  const { rows } = await sql<PersonRef>`select id, name from cairn_mutual_givers(${person}, ${framework}, ${from}, ${to})`.execute(tx)
  return rows
}

const refTo = (table: string): RawBuilder<PersonRef | null> =>
  sql`case when ${sql.ref(`${table}.id`)} is null then null else json_build_object('id', ${sql.ref(`${table}.id`)}, 'name', ${sql.ref(`${table}.name`)}) end`

type Dated<T, Times extends keyof T> = { [Key in keyof T]: Key extends Times ? (null extends T[Key] ? Date | null : Date) : T[Key] }

/** An outcome and whom it is about. */
export type OutcomeAbout = { readonly person: string; readonly outcome: PromptOutcome }

async function outcomes(tx: Tx, where: RawBuilder<unknown>): Promise<OutcomeAbout[]> {
  const { rows } = await sql<Dated<PromptOutcome, 'agreedAt' | 'doneAt'> & { person: string }>`
    select it.id, it.person_id as person, framework_id as framework, competency, kind, growth_opportunities as "growthOpportunities",
      what_the_organization_does as "whatTheOrganizationDoes", action, ${refTo('owner')} as owner, due_on as "dueOn", ${refTo('agreer')} as "agreedBy",
      agreed_at as "agreedAt", done_at as "doneAt", done_words as "doneWords"
    from prompt_outcome it join person owner on owner.id = owner_id left join person agreer on agreer.id = agreed_by
    where ${where} order by agreed_at desc, it.id`.execute(tx)
  return rows.map(({ person, ...it }) => ({ person, outcome: { ...it, agreedAt: it.agreedAt.toISOString(), doneAt: it.doneAt?.toISOString() ?? null } }))
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

/** What the person or a manager noted about missing chances, the latest first. */
export async function noOpportunityOf(tx: Tx, _permit: Permit<'readAbout'>, person: string): Promise<NotedNoOpportunity[]> {
  return noOpportunities(tx, sql`person_id = ${person}`)
}

async function noOpportunities(tx: Tx, where: RawBuilder<unknown>): Promise<NotedNoOpportunity[]> {
  const { rows } = await sql<NotedNoOpportunity>`
    select it.id, competency, reason, starts_on as "from", ends_on as until, ${refTo('noter')} as "notedBy"
    from no_opportunity it left join person noter on noter.id = noted_by where ${where} order by noted_at desc, it.id`.execute(tx)
  return rows
}

export const noOpportunityById = async (tx: Tx, id: string): Promise<NotedNoOpportunity | undefined> => (await noOpportunities(tx, sql`it.id = ${id}`))[0]

async function opportunities(tx: Tx, where: RawBuilder<unknown>): Promise<Opportunity[]> {
  const { rows } = await sql<Opportunity>`
    select it.id, it.framework_id as framework, competency, it.title, words,
      case when team.id is null then null else json_build_object('id', team.id, 'name', team.name) end as team,
      case when work_item.id is null then null else json_build_object('id', work_item.id, 'title', work_item.title) end as work,
      opens_on as "opensOn", closes_on as "closesOn", ${refTo('offerer')} as "offeredBy",
      coalesce(offered_by = cairn_person(), false) or team_id is not null and cairn_manages_team(team_id) as "mayClose"
    from opportunity it
      left join team on team.id = team_id left join work_item on work_item.id = work_item_id left join person offerer on offerer.id = offered_by
    where closed_at is null and ${where} order by it.framework_id, competency, it.opens_on, it.title collate "und-x-icu", it.id`.execute(tx)
  return rows
}

/** Chances open on a day to somebody's teams, to those whom they manage, and to everybody. */
export function opportunitiesFor(tx: Tx, _permit: Permit<'listOpportunities'>, person: string, day: string, competency: string | undefined): Promise<Opportunity[]> {
  const theirs = sql`team_id in (select team_id from membership where person_id = ${person} and starts_on <= ${day} and (ends_on is null or ends_on >= ${day}))`
  const of = competency === undefined ? sql`true` : sql`competency = ${competency}`
  return opportunities(tx, sql`opens_on <= ${day} and (closes_on is null or closes_on >= ${day}) and (team_id is null or ${theirs} or cairn_manages_team(team_id)) and ${of}`)
}

export const openOpportunityById = async (tx: Tx, id: string): Promise<Opportunity | undefined> => (await opportunities(tx, sql`it.id = ${id}`))[0]

/** Whether whoever asks manages somebody on a team today. */
export async function managesTeam(tx: Tx, team: string): Promise<boolean> {
  const { rows } = await sql<{ manages: boolean }>`select cairn_manages_team(${team}) as manages`.execute(tx)
  return rows[0]!.manages
}

export async function workItemExists(tx: Tx, id: string): Promise<boolean> {
  return (await tx.selectFrom('work_item').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

/** How somebody gives against others who saw the same people, in each framework. */
export async function leniencyOf(tx: Tx, _permit: Permit<'showOwnLeniency'>, person: string): Promise<{ framework: string; leniency: number; error: number; sharedPeople: number; fittedAt: string }[]> {
  const rows = await tx
    .selectFrom('fit_giver')
    .innerJoin('fit', 'fit.id', 'fit_giver.fit_id')
    .select(['framework_id', 'leniency', 'error', 'shared_people', 'fitted_at'])
    .where('giver_id', '=', person)
    .where('current', '=', true)
    .orderBy('framework_id')
    .execute()
  return rows.map((it) => ({ framework: it.framework_id, leniency: it.leniency, error: it.error, sharedPeople: it.shared_people, fittedAt: it.fitted_at.toISOString() }))
}

/** Everything that somebody said of themselves, the latest first. */
export async function selfAssessmentsOf(tx: Tx, _permit: Permit<'exportAboutMe'>, person: string): Promise<SelfAssessment[]> {
  const { rows } = await sql<Dated<SelfAssessment, 'assessedAt'>>`
    select competency, level, frequency, scope, words, json_build_object('id', framework_id, 'version', framework_version) as framework, assessed_at as "assessedAt"
    from self_assessment where person_id = ${person} order by assessed_at desc, competency`.execute(tx)
  return rows.map((it) => ({ ...it, assessedAt: it.assessedAt.toISOString() }))
}

/** One person of a manager's team, before anything is counted up. */
export type Report = {
  readonly person: PersonRef
  readonly employment: Omit<EmploymentOn, 'id'> | null
  readonly newFeedback: number
  readonly lastFeedbackOn: string | null
  readonly openActions: number
  readonly agendaItems: number
  readonly openRequests: number
  readonly noted: readonly NotedNoOpportunity[]
  /** What was agreed about prompts since the beginning of the window. */
  readonly agreed: readonly { readonly competency: string; readonly kind: 'gap' | 'strength' }[]
}

/** Everybody whom whoever asks manages, in the order of names, in one question however many they are. */
export async function reportsWithState(tx: Tx, _permit: Permit<'showTeam'>, day: string, newSince: Date, agreedSince: string): Promise<Report[]> {
  const { rows } = await sql<Report>`
    select json_build_object('id', person.id, 'name', person.name) as person, (
        select json_build_object('title', title, 'framework', framework_id, 'family', family, 'specialty', specialty, 'domain', domain, 'level', level,
          'secondary', coalesce((select json_agg(json_build_object('family', other.family, 'specialty', other.specialty) order by other.family, other.specialty)
            from employment_secondary_role other where other.employment_id = employment.id), '[]'))
        from employment left join employment_level on employment_level.employment_id = employment.id
        where person_id = person.id and starts_on <= ${day} and (ends_on is null or ends_on >= ${day}) order by starts_on desc limit 1
      ) as employment,
      (select count(*)::int from feedback where about_id = person.id and withdrawn_at is null and given_at >= ${newSince}) as "newFeedback",
      (select (max(given_at) at time zone 'UTC')::date from feedback where about_id = person.id and withdrawn_at is null) as "lastFeedbackOn",
      (select count(*)::int from prompt_outcome where person_id = person.id and done_at is null) as "openActions",
      (select count(*)::int from agenda_item where person_id = person.id and settled_at is null) as "agendaItems",
      (select count(*)::int from support_request where person_id = person.id and done_at is null) as "openRequests",
      coalesce((select json_agg(json_build_object('id', id, 'competency', competency, 'reason', reason, 'from', starts_on, 'until', ends_on, 'notedBy', null) order by starts_on, id)
        from no_opportunity where person_id = person.id), '[]') as noted,
      coalesce((select json_agg(json_build_object('competency', competency, 'kind', kind)) from prompt_outcome
        where person_id = person.id and (done_at is null or agreed_at >= ${agreedSince})), '[]') as agreed
    from person where id = any ((select cairn_reports())::uuid[]) order by name collate "und-x-icu", id`.execute(tx)
  return rows
}

/** What was said of everybody whom whoever asks manages, from one day to another: as much as their team page counts. */
export async function saidOfReports(tx: Tx, _permit: Permit<'showTeam'>, { from, to }: Window): Promise<(MapObservation & { readonly about: string; readonly frameworkId: string })[]> {
  const { rows } = await sql<MapObservation & { about: string; frameworkId: string }>`
    select about_id as about, feedback_id as "feedbackId", giver_id as "giverId", competency, framework_id as "frameworkId", framework_version as version,
      work_item_id as "workItemId", observed_on as "observedOn", choice, level, null as frequency, null as scope, false as "scopeSupported", value, bound, counts,
      case when choice = 'no-opportunity' then words end as "noOpportunityReason", no_opportunity_from as "noOpportunityFrom", no_opportunity_until as "noOpportunityUntil"
    from observation where about_id = any ((select cairn_reports())::uuid[]) and observed_on between ${from} and ${to} and (counts or choice = 'no-opportunity')`.execute(tx)
  return rows
}

/** The current fit of a framework with the givers of everybody whom whoever asks manages. */
export async function fitForReports(tx: Tx, _permit: Permit<'showTeam'>, framework: string): Promise<KnownFit | null> {
  const { rows } = await sql<NonNullable<SurroundingsRow['fit']>>`
    select fitted_at as "fittedAt", main_component as "mainComponent", givens, coalesce((
      select json_agg(json_build_array(giver_id, leniency, error, encode(loadings, 'hex'), component, simple_leniency)) from cairn_givens_for_reports(${framework})
    ), '[]') as givers
    from fit where framework_id = ${framework} and current`.execute(tx)
  const fit = rows[0]
  return fit ? { ...fit, fittedAt: new Date(fit.fittedAt).toISOString(), givers: fit.givers.map(giverIn) } : null
}

/** The teams of those whom whoever asks manages today, by name. */
export async function teamsOfReports(tx: Tx, _permit: Permit<'showTeam'>, day: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct team.id, team.name, team.name collate "und-x-icu" as sorting from membership join team on team.id = team_id
    where person_id = any ((select cairn_reports())::uuid[]) and starts_on <= ${day} and (ends_on is null or ends_on >= ${day}) order by sorting, team.id`.execute(tx)
  return rows.map(({ id, name }) => ({ id, name }))
}

/** Who the givers of some feedback were to the person, where the database lets whoever asks see it. */
export async function relationsOf(tx: Tx, _permit: Permit<'readAbout'>, feedback: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; relation: string }>`select id, relation from feedback where id = any(${[...feedback]}::uuid[])`.execute(tx)
  return new Map(rows.map((it) => [it.id, it.relation]))
}
