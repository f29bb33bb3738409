import { action, change } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayUseOwn } from './policy.ts'
import { insertToken } from './writes.ts'

export const createToken = action(api.createToken, async (context, { name }) => {
  const own = mayUseOwn(context.actor, 'createToken')
  if (!own.ok) return own
  const { permit, self } = own.value
  return change(context, permit, { subject: `person:${self.personId}` }, async (tx) =>
    ok(await insertToken(tx, permit, self.accountId, name, context.now)),
  )
})
