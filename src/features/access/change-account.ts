import { action, change } from '../../platform/action.ts'
import { fail, ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayChangeAccount } from './policy.ts'
import { accountById } from './reads.ts'
import { updateAccount } from './writes.ts'

const changedMeanwhile = 'Somebody changed this account since you opened it. Look at what it is now, and save again if yours still holds. Nothing was saved.'

export const changeAccount = action(api.changeAccount, async (context, { id, roles, active, seen }) => {
  const account = await accountById(context.tx, id)
  const permit = mayChangeAccount(context.actor, account ?? { id, roles: [] }, roles, active)
  if (!permit.ok) return permit
  if (!account) return fail({ kind: 'not-found', what: 'such account' })
  const note = { subject: `person:${account.personId}`, detail: { roles: roles.join(','), active } }
  return change(context, permit.value, note, async (tx) => {
    const changed = await updateAccount(tx, permit.value, id, { roles, active }, seen)
    return changed ? ok({ ...account, roles, active }) : fail({ kind: 'conflict', why: changedMeanwhile })
  })
})
