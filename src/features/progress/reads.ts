import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { Permit } from '../../platform/permit.ts'
import type { EmploymentOn, PersonRef } from '../people/model.ts'
import { loadingsIn } from './rules/fit-parts.ts'
import type { KnownFit, KnownGiver } from './rules/givens.ts'
import type { NotedNoOpportunity } from './rules/map-rows.ts'
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
  readonly employment: Omit<EmploymentOn, 'id'> | null
  readonly managers: readonly PersonRef[]
}

/** The person, what they were on a day and who manages them today, in one question. The level is there for those alone who may know it. */
export async function subjectOn(tx: Tx, person: string, day: string, today: string): Promise<Subject | undefined> {
  const { rows } = await sql<Subject>`
    select person.id, person.name, cairn_reads_of(person.id) as reads, (
      select json_build_object('title', title, 'framework', framework_id, 'family', family, 'specialty', specialty, 'domain', domain, 'level', level,
        'secondary', coalesce((select json_agg(json_build_object('family', other.family, 'specialty', other.specialty) order by other.family, other.specialty)
          from employment_secondary_role other where other.employment_id = employment.id), '[]'))
      from employment left join employment_level on employment_level.employment_id = employment.id
      where person_id = person.id and starts_on <= ${day} and (ends_on is null or ends_on >= ${day})
      order by starts_on desc limit 1
    ) as employment, coalesce((
      select json_agg(json_build_object('id', manager.id, 'name', manager.name) order by manager.name collate "und-x-icu", manager.id)
      from person manager where manager.id in (
        select manager_id from employment_manager join employment on employment.id = employment_id
        where employment.person_id = person.id and employment_manager.starts_on <= ${today} and (employment_manager.ends_on is null or employment_manager.ends_on >= ${today})
      )
    ), '[]') as managers
    from person where id = ${person}`.execute(tx)
  return rows[0]
}

/** What a map is drawn from beside what was said: the fit, what is noted about chances, and since when there is feedback. */
export type MapSurroundings = {
  readonly fit: KnownFit | null
  readonly noted: readonly NotedNoOpportunity[]
  readonly opportunities: readonly { readonly competency: string; readonly count: number }[]
  readonly since: string | null
}

type StoredGiver = readonly [id: string, leniency: number, error: number, loadings: string, component: number, simple: number]
type SurroundingsRow = Omit<MapSurroundings, 'fit'> & { fit: (Omit<KnownFit, 'givers' | 'fittedAt'> & { givers: StoredGiver[]; fittedAt: Date | string }) | null }

/** In one question. Chances are those open on the day to the person's teams of that day, or to everybody. */
export async function mapSurroundings(tx: Tx, _permit: Permit<'readAbout'>, person: string, framework: string, day: string): Promise<MapSurroundings> {
  const { rows } = await sql<SurroundingsRow>`
    select (
      select json_build_object('fittedAt', fitted_at, 'mainComponent', main_component, 'givens', givens, 'givers', coalesce((
        select json_agg(json_build_array(giver_id, leniency, error, encode(loadings, 'hex'), component, simple_leniency))
        from cairn_givens_for(${person}, ${framework})
      ), '[]'))
      from fit where framework_id = ${framework} and current
    ) as fit, coalesce((
      select json_agg(json_build_object('id', it.id, 'competency', competency, 'reason', reason, 'from', starts_on, 'until', ends_on,
        'notedBy', case when noter.id is null then null else json_build_object('id', noter.id, 'name', noter.name) end) order by starts_on, it.id)
      from no_opportunity it left join person noter on noter.id = noted_by
      where person_id = ${person} and framework_id = ${framework}
    ), '[]') as noted, coalesce((
      select json_agg(json_build_object('competency', competency, 'count', count)) from (
        select competency, count(*)::int from opportunity
        where framework_id = ${framework} and closed_at is null and opens_on <= ${day} and (closes_on is null or closes_on >= ${day})
          and (team_id is null or team_id in (
            select team_id from membership where person_id = ${person} and starts_on <= ${day} and (ends_on is null or ends_on >= ${day})))
        group by competency
      ) open
    ), '[]') as opportunities,
    (select min(observed_on) from observation where about_id = ${person})::text as since`.execute(tx)
  const { fit, ...rest } = rows[0]!
  return { ...rest, fit: fit && { ...fit, fittedAt: new Date(fit.fittedAt).toISOString(), givers: fit.givers.map(giverIn) } }
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
