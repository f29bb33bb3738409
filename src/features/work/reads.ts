import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { Team } from '../people/model.ts'
import type { WorkItem, WorkKind, WorkLink, WorkName } from './model.ts'

/** A work item as evidence refers to it. Teams are those that it, or anything in it, affected. */
export type NamedWork = { readonly id: string; readonly kind: WorkKind; readonly title: string; readonly url: string | null; readonly teams: number; readonly teamIds: readonly string[] }

/** Each of these items with everything in it, and the teams that it all affected. */
const affectedBy = (ids: readonly string[]): RawBuilder<unknown> => sql`
  part as (
    select id as whole, id from work_item where id = any(${[...ids]}::uuid[])
    union
    select part.whole, work_item.id from part join work_item on work_item.parent_id = part.id
  ), affected as (
    select distinct part.whole, team_id from part join work_item_team on work_item_id = part.id
  )`

export async function worksNamed(tx: Tx, ids: readonly string[]): Promise<NamedWork[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<NamedWork>`
    with recursive ${affectedBy(ids)}
    select work_item.id, kind, title, url, count(team_id)::int as teams, coalesce(array_agg(team_id order by team_id) filter (where team_id is not null), '{}') as "teamIds"
    from work_item left join affected on affected.whole = work_item.id
    where work_item.id = any(${[...ids]}::uuid[])
    group by work_item.id
    order by title collate "und-x-icu", work_item.id`.execute(tx)
  return rows
}

export async function workNamed(tx: Tx, id: string): Promise<NamedWork | undefined> {
  return (await worksNamed(tx, [id]))[0]
}

/** The day that a list of work goes by: when it began, or when it was recorded. */
const listedOn = sql`coalesce(work_item.started_on, (work_item.created_at at time zone 'utc')::date)`

/** Items as lists show them, the newest first. */
async function itemsOf(tx: Tx, ids: readonly string[]): Promise<WorkItem[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<WorkItem>`
    with recursive ${affectedBy(ids)}
    select work_item.id, work_item.kind, work_item.title, work_item.tracker_key as "trackerKey", work_item.url,
      case when whole.id is null then null else json_build_object('id', whole.id, 'kind', whole.kind, 'title', whole.title) end as parent,
      coalesce((
        select json_agg(json_build_object('id', team.id, 'name', team.name) order by team.name collate "und-x-icu", team.id)
        from affected join team on team.id = team_id where affected.whole = work_item.id
      ), '[]') as teams,
      work_item.domain, work_item.started_on as "startedOn", work_item.finished_on as "finishedOn"
    from work_item left join work_item whole on whole.id = work_item.parent_id
    where work_item.id = any(${[...ids]}::uuid[])
    order by ${listedOn} desc, work_item.id desc`.execute(tx)
  return rows
}

export const itemOf = async (tx: Tx, id: string): Promise<WorkItem | undefined> => (await itemsOf(tx, [id]))[0]

export async function itemByKey(tx: Tx, key: string): Promise<WorkItem | undefined> {
  const row = await tx.selectFrom('work_item').select('id').where('tracker_key', '=', key).executeTakeFirst()
  return row && itemOf(tx, row.id)
}

export type WorkFilter = {
  readonly text: string | null
  /** The tracker's issue whose address was searched for. */
  readonly key: string | null
  readonly kind: WorkKind | null
  /** Where given, what affected one of these teams, by itself or by one of its parts. */
  readonly teams: readonly string[] | null
  readonly domain: string | null
  readonly before: string | null
}

const pageSize = 50

/** A page of work, and where the next begins. */
export async function workInList(tx: Tx, { text, key, kind, teams, domain, before }: WorkFilter): Promise<{ items: WorkItem[]; next: string | null }> {
  const pattern = text === null ? null : `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const [day = null, id = null] = before?.split('_') ?? []
  const { rows } = await sql<{ id: string; day: string }>`
    with recursive touched as (
      select work_item_id as id from work_item_team where team_id = any(${teams === null ? [] : [...teams]}::text[])
      union
      select parent_id from touched join work_item on work_item.id = touched.id where parent_id is not null
    )
    select id, ${listedOn} as day from work_item
    where (${teams === null} or id in (select touched.id from touched))
      and (${kind}::text is null or kind = ${kind})
      and (${domain}::text is null or domain = ${domain})
      and (${key}::text is null or tracker_key = ${key})
      and (${pattern}::text is null or title ilike ${pattern} or tracker_key ilike ${pattern})
      and (${day}::date is null or (${listedOn}, id) < (${day}::date, ${id}::uuid))
    order by ${listedOn} desc, id desc limit ${pageSize + 1}`.execute(tx)
  const shown = rows.slice(0, pageSize)
  const last = shown.at(-1)
  return { items: await itemsOf(tx, shown.map((it) => it.id)), next: rows.length > pageSize && last ? `${last.day}_${last.id}` : null }
}

export type StoredWork = { readonly id: string; readonly kind: WorkKind; readonly parentId: string | null; readonly recordedBy: string | null; readonly trackerKey: string | null; readonly domain: string | null; readonly revision: number }

/** Work that is about to change, or to get a part, which nobody else changes meanwhile. */
export async function workToChange(tx: Tx, ids: readonly string[]): Promise<StoredWork[]> {
  const { rows } = await sql<StoredWork>`
    select id, kind, parent_id as "parentId", created_by as "recordedBy", tracker_key as "trackerKey", domain, revision
    from work_item where id = any(${[...ids]}::uuid[]) order by id for update`.execute(tx)
  return rows
}

export async function kindsOfParts(tx: Tx, id: string): Promise<WorkKind[]> {
  const rows = await tx.selectFrom('work_item').select('kind').distinct().where('parent_id', '=', id).execute()
  return rows.map((it) => it.kind as WorkKind)
}

export const partsOf = async (tx: Tx, id: string): Promise<WorkItem[]> =>
  itemsOf(tx, (await tx.selectFrom('work_item').select('id').where('parent_id', '=', id).execute()).map((it) => it.id))

/** Whether anything outside of work, such as feedback, refers to this item. It is not said what. */
export async function workIsCited(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ cited: boolean }>`select cairn_work_is_cited(${id}) as cited`.execute(tx)
  return rows[0]!.cited
}

export type WorkSurroundings = { readonly wholes: WorkName[]; readonly links: WorkLink[]; readonly ownTeams: string[]; readonly revision: number; readonly recordedBy: { id: string; name: string } | null; readonly recordedAt: Date }

/** What a page says around an item: what it is part of, its links, its own teams, and who recorded it. */
export async function surroundingsOf(tx: Tx, id: string): Promise<WorkSurroundings> {
  const { rows } = await sql<WorkSurroundings>`
    with recursive whole as (
      select work_item.id, kind, title, parent_id, 0 as height from work_item where id = ${id}
      union all
      select work_item.id, work_item.kind, work_item.title, work_item.parent_id, height + 1 from work_item join whole on whole.parent_id = work_item.id where height < 10
    ), link as (
      select 'out' as direction, kind, to_id as other from work_item_link where from_id = ${id}
      union all
      select 'in', kind, from_id from work_item_link where to_id = ${id}
    )
    select
      coalesce((select json_agg(json_build_object('id', id, 'kind', kind, 'title', title) order by height desc) from whole where height > 0), '[]') as wholes,
      coalesce((
        select json_agg(json_build_object('kind', link.kind, 'direction', direction, 'item', json_build_object('id', other.id, 'kind', other.kind, 'title', other.title, 'url', other.url))
          order by link.kind, direction, other.title collate "und-x-icu", other.id)
        from link join work_item other on other.id = link.other
      ), '[]') as links,
      array(select team_id from work_item_team where work_item_id = ${id} order by team_id) as "ownTeams", revision,
      case when person.id is null then null else json_build_object('id', person.id, 'name', person.name) end as "recordedBy",
      created_at as "recordedAt"
    from work_item left join person on person.id = created_by where work_item.id = ${id}`.execute(tx)
  return rows[0]!
}

export const teamsToChoose = (tx: Tx): Promise<Team[]> =>
  tx.selectFrom('team').select(['id', 'name']).orderBy(sql`name collate "und-x-icu"`).orderBy('id').execute()

/** The domains that published frameworks declare, in the order of names. */
export async function domainsToChoose(tx: Tx): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select domain.id, min(domain.name) as name from framework_version, json_to_recordset(content->'domains') as domain(id text, name text)
    where status = 'published' group by domain.id order by min(domain.name) collate "und-x-icu", domain.id`.execute(tx)
  return rows
}

export type KeyedWork = { readonly id: string; readonly kind: WorkKind; readonly title: string; readonly key: string }

/** The items that these issues of trackers belong to. */
export async function worksByKey(tx: Tx, keys: readonly string[]): Promise<KeyedWork[]> {
  const { rows } = await sql<KeyedWork>`select id, kind, title, tracker_key as key from work_item where tracker_key = any(${[...keys]}::text[])`.execute(tx)
  return rows
}
