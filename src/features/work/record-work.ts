import { action, change } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { checkWork, issueTaken } from './check-work.ts'
import { mayUseWork } from './policy.ts'
import { itemByKey, itemOf } from './reads.ts'
import { warningsOf } from './rules/work-in-order.ts'
import { insertWorks, newWorkId } from './writes.ts'

export const recordWork = action(api.recordWork, async (context, fields) => {
  const permit = mayUseWork(context.actor, 'recordWork')
  if (!permit.ok) return permit
  const work = await checkWork(context, fields, null)
  if (!work.ok) return work
  const id = newWorkId(context.now)
  return change(context, permit.value, { subject: `work:${id}`, detail: { kind: fields.kind } }, async (tx) => {
    const recorded = await insertWorks(tx, permit.value, [{ ...work.value, id }], context.now)
    if (!recorded) return issueTaken((await itemByKey(tx, work.value.trackerKey!))?.title)
    return ok({ item: (await itemOf(tx, id))!, warnings: warningsOf(fields.kind, 0) })
  })
})
