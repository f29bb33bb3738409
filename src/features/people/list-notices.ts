import { action } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayReadNotices } from './policy.ts'
import { noticesOf } from './reads/notices.ts'

export const listNotices = action(api.listNotices, async ({ tx, actor }) => {
  const own = mayReadNotices(actor)
  return own.ok ? ok(await noticesOf(tx, own.value.permit, own.value.self)) : own
})
