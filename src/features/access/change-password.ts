import { actionInSteps, change } from '../../platform/action.ts'
import { invalid, ok } from '../../platform/result.ts'
import { hashPassword, passwordFits } from '../../platform/secret.ts'
import * as api from './api.ts'
import { mayUseOwn } from './policy.ts'
import { passwordHashOf } from './reads.ts'
import { deleteOtherSessions, updatePassword } from './writes.ts'

export const changePassword = actionInSteps(api.changePassword, async (visit, { current, next }) => {
  const stored = await visit.transact(async ({ tx, actor }) => {
    const own = mayUseOwn(actor, 'changePassword')
    return own.ok ? ok(await passwordHashOf(tx, own.value.self.accountId)) : own
  })
  if (!stored.ok) return stored
  if (!(await passwordFits(current, stored.value))) return invalid('current', 'This is not your current password.')
  const passwordHash = await hashPassword(next)

  return visit.transact(async (context) => {
    const own = mayUseOwn(context.actor, 'changePassword')
    if (!own.ok) return own
    const { permit, self } = own.value
    return change(context, permit, { subject: `person:${self.personId}` }, async (tx) => {
      await updatePassword(tx, permit, self.accountId, passwordHash)
      await deleteOtherSessions(tx, permit, self.accountId, context.session.token)
      return ok({})
    })
  })
})
