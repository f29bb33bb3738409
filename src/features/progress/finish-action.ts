import { action, change } from '../../platform/action.ts'
import { fail, ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayForSelf } from './policy.ts'
import { outcomeById } from './reads/agreed.ts'
import { finishOutcome } from './writes.ts'

/** The database shows an outcome to the person and their managers alone: to others there is none. */
export const finishAction = action(api.finishAction, async (context, { id, words }) => {
  const permit = mayForSelf(context.actor, 'finishAction')
  if (!permit.ok) return permit
  const before = await outcomeById(context.tx, id)
  if (!before) return fail({ kind: 'not-found', what: 'such action' })
  if (before.outcome.doneAt !== null) return fail({ kind: 'conflict', why: 'This action is done already.' })
  return change(context, permit.value.permit, { subject: `person:${before.person}` }, async (tx) => {
    await finishOutcome(tx, permit.value.permit, id, words, context.now)
    return ok((await outcomeById(tx, id))!.outcome)
  })
})
