import { action, change } from '../../platform/action.ts'
import { fail, ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayKeepPeople } from './policy.ts'
import { feedbackBefore } from './reads/retention.ts'
import { keptSince } from './rules/retention.ts'
import { saveRetention } from './writes.ts'

export const changeRetention = action(api.changeRetention, async (context, { kind, months, seen }) => {
  const permit = mayKeepPeople(context.actor, 'changeRetention')
  if (!permit.ok) return permit
  const since = keptSince(context.now, months)
  if (seen.since !== since || seen.count !== (await feedbackBefore(context.tx, permit.value, since))) {
    return fail({ kind: 'conflict', why: 'What would go is no longer what was shown. Look at it again, and save then. Nothing was changed.' })
  }
  return change(context, permit.value, { subject: `retention:${kind}`, detail: { months } }, async (tx) => {
    await saveRetention(tx, permit.value, months)
    return ok({})
  })
})
