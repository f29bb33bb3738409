import { action } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayAdministrate } from './policy.ts'
import { allAccounts } from './reads.ts'

export const listAccounts = action(api.listAccounts, async ({ tx, actor }) => {
  const permit = mayAdministrate(actor, 'listAccounts')
  return permit.ok ? ok(await allAccounts(tx, permit.value)) : permit
})
