import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { Permit } from '../../../platform/permit.ts'
import type { Opportunity } from '../model.ts'
import type { NotedNoOpportunity } from '../rules/map-rows.ts'
import { refTo } from './names.ts'

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
      case when team.id is null then null else json_build_object('id', team.id, 'name', team.name) end as team, for_engineering as "forEngineering",
      case when work_item.id is null then null else json_build_object('id', work_item.id, 'title', work_item.title) end as work,
      opens_on as "opensOn", closes_on as "closesOn", ${refTo('offerer')} as "offeredBy",
      coalesce(offered_by = cairn_person(), false) or team_id is not null and cairn_manages_team(team_id) or (select cairn_has('administrator')) as "mayClose"
    from opportunity it
      left join team on team.id = team_id left join work_item on work_item.id = work_item_id left join person offerer on offerer.id = offered_by
    where closed_at is null and (${where}) order by it.framework_id, competency, it.opens_on, it.title collate "und-x-icu", it.id`.execute(tx)
  return rows
}

/** Whether a chance is open to somebody on a day: to a team of theirs, to the engineering organization where they belong to it, or to everybody. */
const openTo = (person: string, day: string): RawBuilder<unknown> => sql`it.id in (select id from cairn_open_to(${person}, ${day}))`

/** Chances to show a competency that are open to somebody on a day: those that their map counts. */
export function opportunitiesOpenTo(tx: Tx, _permit: Permit<'readAbout'>, person: string, day: string, of: { readonly framework: string; readonly names: readonly string[] }): Promise<Opportunity[]> {
  return opportunities(tx, sql`it.framework_id = ${of.framework} and competency = any(${[...of.names]}::text[]) and ${openTo(person, day)}`)
}

/** Chances open on a day to somebody, those of the teams of whom they manage, and those that they offered; to administrators those whose author is gone. */
export function opportunitiesFor(tx: Tx, _permit: Permit<'listOpportunities'>, person: string, day: string): Promise<Opportunity[]> {
  const seesToIt = sql`cairn_manages_team(team_id) or offered_by = ${person} or offered_by is null and (select cairn_has('administrator'))`
  return opportunities(tx, sql`${openTo(person, day)} or opens_on <= ${day} and (closes_on is null or closes_on >= ${day}) and (${seesToIt})`)
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
