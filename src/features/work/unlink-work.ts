import { action, change } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayUseWork } from './policy.ts'
import { deleteLink } from './writes.ts'

export const unlinkWork = action(api.unlinkWork, async (context, { id, to, kind }) => {
  const permit = mayUseWork(context.actor, 'unlinkWork')
  if (!permit.ok) return permit
  return change(context, permit.value, { subject: `work:${id}`, detail: { kind, to } }, async (tx) => {
    await deleteLink(tx, permit.value, id, to, kind)
    return ok({})
  })
})
