import { action, change } from '../../platform/action.ts'
import { fail, ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayChangeSupport, mayForSelf } from './policy.ts'
import { supportById } from './reads/agreed.ts'
import { updateSupport } from './writes.ts'

export const changeSupport = action(api.changeSupport, async (context, { id, done, words, shared }) => {
  const somebody = mayForSelf(context.actor, 'changeSupport')
  if (!somebody.ok) return somebody
  const before = await supportById(context.tx, id)
  if (!before) return fail({ kind: 'not-found', what: 'such request for support' })
  const permit = mayChangeSupport(context.actor, before.person.id, shared !== undefined && shared !== before.shared)
  if (!permit.ok) return permit
  if (done && before.doneAt !== null) return fail({ kind: 'conflict', why: 'This support was given already.' })
  return change(context, permit.value.permit, { subject: `person:${before.person.id}` }, async (tx) => {
    await updateSupport(tx, permit.value.permit, id, { done, words, ...(shared === undefined ? {} : { shared }) }, context.now)
    return ok((await supportById(tx, id))!)
  })
})
