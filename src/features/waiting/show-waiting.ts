import { action } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import { mayUseOwn } from '../access/policy.ts'
import * as api from './api.ts'
import { waitingFor } from './reads.ts'

export const showWaiting = action(api.showWaiting, async ({ tx, actor }) => {
  const own = mayUseOwn(actor, 'showWaiting')
  return own.ok ? ok(await waitingFor(tx, own.value.permit, own.value.self.personId)) : own
})
