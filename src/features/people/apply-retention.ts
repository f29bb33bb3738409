import { change } from '../../platform/action.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database.ts'
import { ok, type Result } from '../../platform/result.ts'
import { mayApplyRetention } from './policy.ts'
import { retentionMonths } from './reads/retention.ts'
import { keptSince } from './rules/retention.ts'
import { deleteFeedbackBefore } from './writes.ts'

/** So much of each kind goes at once that nobody waits for long, however much has been kept long enough. */
const usualMost = 2_000

type House = { readonly tx: Tx; readonly actor: Actor; readonly now: Date; readonly most?: number }

/**
 * Deletes some of what has been kept long enough, as a job, or as the operator who restores an archive. The database knows them as such
 * already. Where there may be more of it this is done again, in a transaction of its own where others wait.
 */
export async function applyRetention({ tx, actor, now, most = usualMost }: House): Promise<Result<{ feedback: number; more: boolean }>> {
  const permit = mayApplyRetention(actor)
  if (!permit.ok) return permit
  const { gone: feedback, more } = await deleteFeedbackBefore(tx, permit.value, keptSince(now, await retentionMonths(tx)), most)
  if (feedback === 0) return ok({ feedback, more })
  return change({ tx, now }, permit.value, { subject: 'retention', detail: { feedback } }, async () => ok({ feedback, more }))
}
