import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { Permit } from '../../../platform/permit.ts'
import type { ManagerNotice } from '../model.ts'

export async function noticesOf(tx: Tx, permit: Permit<'readNotices'>, recipient: string, limit = 100): Promise<ManagerNotice[]> {
  void permit
  const named = (column: string) => sql`coalesce((select json_agg(json_build_object('id', person.id, 'name', person.name) order by person.name collate "und-x-icu") from person where person.id = any(${sql.ref(column)})), '[]')`
  const { rows } = await sql<Omit<ManagerNotice, 'recordedAt' | 'readAt'> & { recordedAt: Date; readAt: Date | null }>`
    select notice.id, json_build_object('id', about.id, 'name', about.name) as person, ${named('notice.before_ids')} as before, ${named('notice.after_ids')} as after,
      notice.starts_on as "startsOn", notice.recorded_at as "recordedAt", notice.read_at as "readAt"
    from manager_change_notice notice join person about on about.id = notice.person_id
    where recipient_id = ${recipient} order by notice.recorded_at desc, notice.id limit ${limit}`.execute(tx)
  return rows.map((it) => ({ ...it, recordedAt: it.recordedAt.toISOString(), readAt: it.readAt?.toISOString() ?? null }))
}
