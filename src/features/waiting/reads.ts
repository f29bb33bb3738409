import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { Permit } from '../../platform/permit.ts'

export type Waiting = { readonly feedback: number; readonly mentoring: number; readonly notices: number }

export async function waitingFor(tx: Tx, permit: Permit<'showWaiting'>, person: string): Promise<Waiting> {
  void permit
  const { rows } = await sql<Waiting>`
    select
      (select count(*)::int from feedback_request where giver_id = ${person} and state = 'open'
        and not exists (select from feedback_preference where person_id = ${person} and not reminders)) as feedback,
      (select count(*)::int from mentorship where mentor_id = ${person} and state = 'asked') as mentoring,
      (select count(*)::int from manager_change_notice where recipient_id = ${person} and read_at is null) as notices`.execute(tx)
  return rows[0]!
}
