import { action } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayUseOwn } from './policy.ts'
import { tokensOf } from './reads.ts'

export const listTokens = action(api.listTokens, async ({ tx, actor }) => {
  const own = mayUseOwn(actor, 'listTokens')
  return own.ok ? ok(await tokensOf(tx, own.value.permit, own.value.self.accountId)) : own
})
