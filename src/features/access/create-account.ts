import { actionInSteps, change, type Context } from '../../platform/action.ts'
import { fail, ok, type Result } from '../../platform/result.ts'
import { hashPassword } from '../../platform/secret.ts'
import * as api from './api.ts'
import type { Account } from './model.ts'
import { mayAdministrate } from './policy.ts'
import { accountByEmail, accountById } from './reads.ts'
import { insertAccount, type NewAccount } from './writes.ts'

export const createAccount = actionInSteps(api.createAccount, async (visit, { password, ...input }) => {
  const allowed = await visit.transact(async ({ actor }) => mayAdministrate(actor, 'createAccount'))
  if (!allowed.ok) return allowed
  const passwordHash = password === null ? null : await hashPassword(password)
  return visit.transact((context) => create(context, { ...input, passwordHash }))
})

async function create(context: Context, account: NewAccount): Promise<Result<Account>> {
  const permit = mayAdministrate(context.actor, 'createAccount')
  if (!permit.ok) return permit
  if (await accountByEmail(context.tx, account.email)) {
    return fail({ kind: 'conflict', why: `There is an account with the address ${account.email} already.` })
  }
  return change(context, permit.value, { subject: 'account', detail: { roles: account.roles.join(',') } }, async (tx) => {
    const id = await insertAccount(tx, permit.value, account, context.now)
    return ok((await accountById(tx, id))!)
  })
}
