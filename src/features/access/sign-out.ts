import { action, change } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayUseOwn } from './policy.ts'
import { deleteSession } from './writes.ts'

export const signOut = action(api.signOut, async (context) => {
  const own = mayUseOwn(context.actor, 'signOut')
  if (!own.ok) return own
  const { permit, self } = own.value
  return change(context, permit, { subject: `person:${self.personId}` }, async (tx) => {
    if (context.session.token) await deleteSession(tx, permit, context.session.token)
    context.session.end()
    return ok({})
  })
})
