import { action } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayAdministrate } from './policy.ts'
import { accountsInList, accountsPageSize } from './reads.ts'

export const listAccounts = action(api.listAccounts, async ({ tx, actor }, asked) => {
  const permit = mayAdministrate(actor, 'listAccounts')
  if (!permit.ok) return permit
  const found = await accountsInList(tx, permit.value, asked)
  const accounts = found.slice(0, accountsPageSize)
  return ok({ accounts, next: found.length > accounts.length ? accounts.at(-1)!.id : null })
})
