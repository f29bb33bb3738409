import { action, change } from '../../platform/action.ts'
import { fail, ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayUseOwn } from './policy.ts'
import { deleteToken } from './writes.ts'

export const revokeToken = action(api.revokeToken, async (context, { id }) => {
  const own = mayUseOwn(context.actor, 'revokeToken')
  if (!own.ok) return own
  const { permit, self } = own.value
  return change(context, permit, { subject: `token:${id}` }, async (tx) =>
    (await deleteToken(tx, permit, self.accountId, id)) ? ok({}) : fail({ kind: 'not-found', what: 'such token of yours' }),
  )
})
