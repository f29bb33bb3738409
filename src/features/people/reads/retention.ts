import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { Permit } from '../../../platform/permit.ts'
import { usualMonths } from '../rules/retention.ts'

/** For how many months feedback is kept. */
export async function retentionMonths(tx: Tx): Promise<number> {
  return (await tx.selectFrom('retention').select('months').where('kind', '=', 'feedback').executeTakeFirst())?.months ?? usualMonths
}

/** How much feedback was given before a day: a count, without any of it. */
export async function feedbackBefore(tx: Tx, permit: Permit<'keepPeople'>, day: string): Promise<number> {
  void permit
  const { rows } = await sql<{ count: number }>`select cairn_feedback_before(${day}) as count`.execute(tx)
  return rows[0]!.count
}
