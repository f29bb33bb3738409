import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Permit } from '../../platform/permit.ts'
import type { WorkKind, WorkLinkKind } from './model.ts'

export type NewWork = {
  readonly kind: WorkKind
  readonly title: string
  readonly trackerKey: string | null
  readonly url: string | null
  readonly parent: string | null
  readonly teams: readonly string[]
  readonly domain: string | null
  readonly startedOn: string | null
  readonly finishedOn: string | null
}

const columnsOf = (it: NewWork) => ({
  kind: it.kind, title: it.title, tracker_key: it.trackerKey, url: it.url, parent_id: it.parent, domain: it.domain, started_on: it.startedOn, finished_on: it.finishedOn,
})

export const newWorkId = (now: Date): string => newId<'work'>(now)

/** Records items with the identifiers given to them. False where somebody recorded one of their issues in the meantime. */
export async function insertWorks(tx: Tx, { actor }: Permit<'recordWork' | 'importWork'>, works: readonly (NewWork & { readonly id: string })[], now: Date): Promise<boolean> {
  if (works.length === 0) return true
  const by = actor.kind === 'person' ? actor.personId : null
  const inserted = await tx
    .insertInto('work_item')
    .values(works.map((it) => ({ id: it.id, ...columnsOf(it), created_at: now, created_by: by })))
    .onConflict((on) => on.column('tracker_key').doNothing())
    .returning('id')
    .execute()
  if (inserted.length < works.length) return false
  await insertTeams(tx, works)
  return true
}

async function insertTeams(tx: Tx, works: readonly { readonly id: string; readonly teams: readonly string[] }[]): Promise<void> {
  const rows = works.flatMap((it) => [...new Set(it.teams)].map((team) => ({ work_item_id: it.id, team_id: team })))
  if (rows.length > 0) await tx.insertInto('work_item_team').values(rows).execute()
}

/** False where another item has the issue. */
export async function updateWork(tx: Tx, _permit: Permit<'changeWork'>, id: string, it: NewWork): Promise<boolean> {
  try {
    await tx.updateTable('work_item').set({ ...columnsOf(it), revision: sql`revision + 1` }).where('id', '=', id).execute()
  } catch (error) {
    if ((error as { code?: unknown }).code === '23505') return false
    throw error
  }
  await tx.deleteFrom('work_item_team').where('work_item_id', '=', id).execute()
  await insertTeams(tx, [{ id, teams: it.teams }])
  return true
}

export const deleteWork = (tx: Tx, _permit: Permit<'removeWork'>, id: string): Promise<unknown> =>
  tx.deleteFrom('work_item').where('id', '=', id).execute()

/** A link that is there already stays as it is. */
export const insertLink = (tx: Tx, _permit: Permit<'linkWork'>, from: string, to: string, kind: WorkLinkKind): Promise<unknown> =>
  tx.insertInto('work_item_link').values({ from_id: from, to_id: to, kind }).onConflict((on) => on.doNothing()).execute()

/** Whichever of the two said it. */
export const deleteLink = (tx: Tx, _permit: Permit<'unlinkWork'>, one: string, other: string, kind: WorkLinkKind): Promise<unknown> =>
  sql`delete from work_item_link where kind = ${kind} and ((from_id, to_id) in ((${one}::uuid, ${other}::uuid), (${other}::uuid, ${one}::uuid)))`.execute(tx)
