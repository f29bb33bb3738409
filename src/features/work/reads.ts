import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { WorkKind } from './model.ts'

/** A work item as evidence refers to it. Teams are those that it, or anything in it, affected. */
export type NamedWork = { readonly id: string; readonly kind: WorkKind; readonly title: string; readonly url: string | null; readonly teams: number; readonly teamIds: readonly string[] }

export async function worksNamed(tx: Tx, ids: readonly string[]): Promise<NamedWork[]> {
  const { rows } = await sql<NamedWork>`
    with recursive part as (
      select id as whole, id from work_item where id = any(${[...ids]}::uuid[])
      union
      select part.whole, work_item.id from part join work_item on work_item.parent_id = part.id
    ), affected as (
      select part.whole, array_agg(distinct team_id order by team_id) as teams
      from part join work_item_team on work_item_id = part.id group by part.whole
    )
    select work_item.id, kind, title, url, coalesce(cardinality(affected.teams), 0) as teams, coalesce(affected.teams, '{}') as "teamIds"
    from work_item left join affected on affected.whole = work_item.id
    where work_item.id = any(${[...ids]}::uuid[])
    order by title collate "und-x-icu", work_item.id`.execute(tx)
  return rows
}

export async function workNamed(tx: Tx, id: string): Promise<NamedWork | undefined> {
  return (await worksNamed(tx, [id]))[0]
}
