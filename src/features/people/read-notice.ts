import { action } from '../../platform/action.ts'
import { fail, ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayReadNotices } from './policy.ts'
import { markNoticeRead } from './writes.ts'

/** Reading is no change of anything that the audit is for. */
export const readNotice = action(api.readNotice, async ({ tx, actor, now }, { id }) => {
  const own = mayReadNotices(actor)
  if (!own.ok) return own
  return (await markNoticeRead(tx, own.value.permit, id, own.value.self, now)) ? ok({}) : fail({ kind: 'not-found', what: 'such notice' })
})
