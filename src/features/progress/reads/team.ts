import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { Permit } from '../../../platform/permit.ts'
import type { EmploymentOn, PersonRef } from '../../people/model.ts'
import type { PromptOutcome } from '../model.ts'
import type { KnownFit } from '../rules/givens.ts'
import type { MapObservation, NotedNoOpportunity } from '../rules/map-rows.ts'
import type { Window } from '../rules/window.ts'
import { knownFit, type StoredFit } from './known-fit.ts'

/** One person of a manager's team, before anything is counted up. */
export type Report = {
  readonly person: PersonRef
  readonly employment: Omit<EmploymentOn, 'id'> | null
  readonly newFeedback: number
  readonly lastFeedbackOn: string | null
  readonly openActions: number
  readonly agendaItems: number
  readonly openRequests: number
  readonly noted: readonly (NotedNoOpportunity & { readonly framework: string })[]
  /** What was agreed about prompts, and when it was done. */
  readonly agreed: readonly Pick<PromptOutcome, 'framework' | 'competency' | 'kind' | 'agreedAt' | 'doneAt'>[]
}

/** Everybody whom whoever asks manages, in the order of names, in one question however many they are. */
export async function reportsWithState(tx: Tx, _permit: Permit<'showTeam'>, day: string, newSince: Date): Promise<Report[]> {
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
      coalesce((select json_agg(json_build_object('id', id, 'framework', framework_id, 'competency', competency, 'reason', reason, 'from', starts_on, 'until', ends_on, 'notedBy', null) order by starts_on, id)
        from no_opportunity where person_id = person.id), '[]') as noted,
      coalesce((select json_agg(json_build_object('framework', framework_id, 'competency', competency, 'kind', kind, 'agreedAt', agreed_at at time zone 'UTC', 'doneAt', done_at at time zone 'UTC')) from prompt_outcome
        where person_id = person.id), '[]') as agreed
    from person where id = any ((select cairn_reports())::uuid[]) order by name collate "und-x-icu", id`.execute(tx)
  return rows
}

/** What was said of everybody whom whoever asks manages, from one day to another: as much as their team page counts. */
export async function saidOfReports(tx: Tx, _permit: Permit<'showTeam'>, { from, to }: Window): Promise<(MapObservation & { readonly about: string; readonly frameworkId: string })[]> {
  const { rows } = await sql<MapObservation & { about: string; frameworkId: string }>`
    select about_id as about, feedback_id as "feedbackId", giver_id as "giverId", competency, framework_id as "frameworkId", framework_version as version,
      work_item_id as "workItemId", observed_on as "observedOn", choice, level, null as frequency, null as scope, false as "scopeSupported", value, bound, counts,
      case when choice = 'no-opportunity' then words end as "noOpportunityReason", no_opportunity_from as "noOpportunityFrom", no_opportunity_until as "noOpportunityUntil"
    from observation where about_id = any ((select cairn_reports())::uuid[]) and observed_on between ${from} and ${to}`.execute(tx)
  return rows
}

/** The current fit of a framework with the givers of everybody whom whoever asks manages. */
export async function fitForReports(tx: Tx, _permit: Permit<'showTeam'>, framework: string): Promise<KnownFit | null> {
  const { rows } = await sql<StoredFit>`
    select fitted_at as "fittedAt", main_component as "mainComponent", givens, coalesce((
      select json_agg(json_build_array(giver_id, leniency, error, encode(loadings, 'hex'), component, simple_leniency)) from cairn_givens_for_reports(${framework})
    ), '[]') as givers
    from fit where framework_id = ${framework} and current`.execute(tx)
  return rows[0] ? knownFit(rows[0]) : null
}

/** The teams of those whom whoever asks manages today, by name. */
export async function teamsOfReports(tx: Tx, _permit: Permit<'showTeam'>, day: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct team.id, team.name, team.name collate "und-x-icu" as sorting from membership join team on team.id = team_id
    where person_id = any ((select cairn_reports())::uuid[]) and starts_on <= ${day} and (ends_on is null or ends_on >= ${day}) order by sorting, team.id`.execute(tx)
  return rows.map(({ id, name }) => ({ id, name }))
}
