import { action, change } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayKeepPeople } from './policy.ts'
import { saveRetention } from './writes.ts'

export const changeRetention = action(api.changeRetention, async (context, { kind, months }) => {
  const permit = mayKeepPeople(context.actor, 'changeRetention')
  if (!permit.ok) return permit
  return change(context, permit.value, { subject: `retention:${kind}`, detail: { months } }, async (tx) => {
    await saveRetention(tx, permit.value, months)
    return ok({})
  })
})
