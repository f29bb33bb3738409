import { actionInSteps, change } from '../../platform/action.ts'
import { fail, ok } from '../../platform/result.ts'
import { hashPassword } from '../../platform/secret.ts'
import * as api from './api.ts'
import { mayAdministrate } from './policy.ts'
import { accountByEmail } from './reads.ts'
import { deleteOtherSessions, updatePassword } from './writes.ts'

export const resetPassword = actionInSteps(api.resetPassword, async (visit, { email, password }) => {
  const allowed = await visit.transact(async ({ actor }) => mayAdministrate(actor, 'resetPassword'))
  if (!allowed.ok) return allowed
  const passwordHash = await hashPassword(password)

  return visit.transact(async (context) => {
    const permit = mayAdministrate(context.actor, 'resetPassword')
    if (!permit.ok) return permit
    const account = await accountByEmail(context.tx, email)
    if (!account) return fail({ kind: 'not-found', what: 'such account' })
    return change(context, permit.value, { subject: `person:${account.person_id}` }, async (tx) => {
      await updatePassword(tx, permit.value, account.id, passwordHash)
      await deleteOtherSessions(tx, permit.value, account.id, null)
      return ok({})
    })
  })
})
