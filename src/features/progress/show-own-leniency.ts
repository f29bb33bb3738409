import { action } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayForSelf } from './policy.ts'
import { leniencyOf } from './reads/known-fit.ts'

export const showOwnLeniency = action(api.showOwnLeniency, async ({ tx, actor }) => {
  const may = mayForSelf(actor, 'showOwnLeniency')
  return may.ok ? ok(await leniencyOf(tx, may.value.permit, may.value.self.personId)) : may
})
