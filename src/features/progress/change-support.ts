import { action, change } from '../../platform/action.ts'
import { fail, ok, type Result } from '../../platform/result.ts'
import * as api from './api.ts'
import type { SupportRequest } from './model.ts'
import { mayChangeSupport, mayForSelf } from './policy.ts'
import { supportById } from './reads/agreed.ts'
import { takenOnByDoing } from './rules/held.ts'
import { giveSupport, shareSupport } from './writes.ts'

export const changeSupport = action(api.changeSupport, async (context, { id, done, words, shared }) => {
  const somebody = mayForSelf(context.actor, 'changeSupport')
  if (!somebody.ok) return somebody
  const before = await supportById(context.tx, id)
  if (!before) return fail({ kind: 'not-found', what: 'such request for support' })
  const may = mayChangeSupport(context.actor, before.person.id, shared !== undefined && shared !== before.shared)
  if (!may.ok) return may
  const { permit, self } = may.value
  if (done && before.doneAt !== null) return givenAlready(before)
  return change(context, permit, { subject: `person:${before.person.id}` }, async (tx) => {
    if (shared !== undefined) await shareSupport(tx, permit, id, shared)
    const given = !done || (await giveSupport(tx, permit, id, { words, by: takenOnByDoing(before, self.personId) }, context.now))
    const after = (await supportById(tx, id))!
    return given ? ok(after) : givenAlready(after)
  })
})

const givenAlready = ({ doneWords }: SupportRequest): Result<never> =>
  fail({ kind: 'conflict', why: `This support was marked as given already${doneWords ? `, with the words “${doneWords}”` : ''}. What you wrote was not saved, and is still in the form.` })
