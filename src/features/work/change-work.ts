import { action, change } from '../../platform/action.ts'
import { fail, ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { checkWork, issueTaken } from './check-work.ts'
import { mayUseWork } from './policy.ts'
import { itemOf, kindsOfParts, workToChange } from './reads.ts'
import { warningsOf } from './rules/work-in-order.ts'
import { updateWork } from './writes.ts'

export const changeWork = action(api.changeWork, async (context, { id, ...fields }) => {
  const permit = mayUseWork(context.actor, 'changeWork')
  if (!permit.ok) return permit
  const [before] = await workToChange(context.tx, [id])
  if (!before) return fail({ kind: 'not-found', what: 'work item' })
  const parts = await kindsOfParts(context.tx, id)
  const work = await checkWork(context, fields, { id, domain: before.domain, parts })
  if (!work.ok) return work
  return change(context, permit.value, { subject: `work:${id}`, detail: { kind: fields.kind } }, async (tx) => {
    if (!(await updateWork(tx, permit.value, id, work.value))) return issueTaken(undefined)
    return ok({ item: (await itemOf(tx, id))!, warnings: warningsOf(fields.kind, parts.length) })
  })
})
