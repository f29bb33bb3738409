import { action } from '../../platform/action.ts'
import { fail, ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayUseWork, removes } from './policy.ts'
import { itemOf, partsOf, surroundingsOf } from './reads.ts'
import { warningsOf } from './rules/work-in-order.ts'

export const showWork = action(api.showWork, async ({ tx, actor }, { id }) => {
  const permit = mayUseWork(actor, 'showWork')
  if (!permit.ok) return permit
  const item = await itemOf(tx, id)
  if (!item) return fail({ kind: 'not-found', what: 'work item' })
  const around = await surroundingsOf(tx, id)
  const parts = await partsOf(tx, id)
  return ok({ item, ...around, recordedAt: around.recordedAt.toISOString(), parts, warnings: warningsOf(item.kind, parts.length), mayRemove: removes(actor, around.recordedBy?.id ?? null) })
})
