import { action, change } from '../../platform/action.ts'
import { fail, ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayAsOneself } from './policy.ts'
import { outcomeById } from './reads/agreed.ts'
import { setComment } from './writes.ts'

/** The database shows an outcome to the person and their managers alone: to others there is none. */
export const commentOnAction = action(api.commentOnAction, async (context, { id, words }) => {
  const before = await outcomeById(context.tx, id)
  const permit = mayAsOneself(context.actor, before?.person, 'commentOnAction')
  if (!permit.ok) return permit
  if (!before) return fail({ kind: 'not-found', what: 'such action' })
  return change(context, permit.value.permit, { subject: `person:${before.person}` }, async (tx) => {
    await setComment(tx, permit.value.permit, id, words === '' ? null : words, context.now)
    return ok((await outcomeById(tx, id))!.outcome)
  })
})
