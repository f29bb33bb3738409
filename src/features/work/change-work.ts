import { action, change } from '../../platform/action.ts'
import { fail, ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { checkWork, issueTaken } from './check-work.ts'
import { mayUseWork } from './policy.ts'
import { itemOf, kindsOfParts, workToChange } from './reads.ts'
import { warningsOf } from './rules/work-in-order.ts'
import { updateWork } from './writes.ts'

const changedMeanwhile = 'Somebody changed this work since you opened it, or you did in another window. What you entered is still here, and nothing of it was saved.'

export const changeWork = action(api.changeWork, async (context, { id, revision, ...fields }) => {
  const permit = mayUseWork(context.actor, 'changeWork')
  if (!permit.ok) return permit
  const [before] = await workToChange(context.tx, [id])
  if (!before) return fail({ kind: 'not-found', what: 'work item' })
  // The item is locked, so that of two who save at once the second reads what the first saved.
  if (before.revision !== revision) return fail({ kind: 'conflict', why: changedMeanwhile })
  const parts = await kindsOfParts(context.tx, id)
  const work = await checkWork(context, fields, { id, domain: before.domain, parts })
  if (!work.ok) return work
  return change(context, permit.value, { subject: `work:${id}`, detail: { kind: fields.kind } }, async (tx) => {
    if (!(await updateWork(tx, permit.value, id, work.value))) return issueTaken(undefined)
    return ok({ item: (await itemOf(tx, id))!, warnings: warningsOf(fields.kind, parts.length) })
  })
})
