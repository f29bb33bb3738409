import { change } from '../../platform/action.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database.ts'
import { ok, type Result } from '../../platform/result.ts'
import { mayApplyRetention } from './policy.ts'
import { retentionMonths } from './reads/retention.ts'
import { keptSince } from './rules/retention.ts'
import { deleteFeedbackBefore } from './writes.ts'

/** Deletes what has been kept long enough, as a job, or as the operator who restores an archive. The database knows them as such already. */
export async function applyRetention({ tx, actor, now }: { readonly tx: Tx; readonly actor: Actor; readonly now: Date }): Promise<Result<{ feedback: number }>> {
  const permit = mayApplyRetention(actor)
  if (!permit.ok) return permit
  const feedback = await deleteFeedbackBefore(tx, permit.value, keptSince(now, await retentionMonths(tx)))
  if (feedback === 0) return ok({ feedback })
  return change({ tx, now }, permit.value, { subject: 'retention', detail: { feedback } }, async () => ok({ feedback }))
}
