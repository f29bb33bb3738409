import { action } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayKeepPeople } from './policy.ts'
import { feedbackBefore, retentionMonths } from './reads/retention.ts'
import { keptSince } from './rules/retention.ts'

export const showRetention = action(api.showRetention, async ({ tx, actor, now }, { months }) => {
  const permit = mayKeepPeople(actor, 'showRetention')
  if (!permit.ok) return permit
  const kept = await retentionMonths(tx)
  const since = keptSince(now, months ?? kept)
  return ok({ kept: [{ kind: 'feedback' as const, months: kept }], since, going: [{ kind: 'feedback' as const, count: await feedbackBefore(tx, permit.value, since) }] })
})
