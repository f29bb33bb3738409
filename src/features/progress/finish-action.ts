import { action, change } from '../../platform/action.ts'
import { fail, ok, type Result } from '../../platform/result.ts'
import * as api from './api.ts'
import type { PromptOutcome } from './model.ts'
import { mayForSelf } from './policy.ts'
import { outcomeById } from './reads/agreed.ts'
import { takenOnByDoing } from './rules/held.ts'
import { finishOutcome } from './writes.ts'

/** The database shows an outcome to the person and their managers alone: to others there is none. */
export const finishAction = action(api.finishAction, async (context, { id, words }) => {
  const may = mayForSelf(context.actor, 'finishAction')
  if (!may.ok) return may
  const { permit, self } = may.value
  const before = await outcomeById(context.tx, id)
  if (!before) return fail({ kind: 'not-found', what: 'such action' })
  if (before.outcome.doneAt !== null) return doneAlready(before.outcome)
  return change(context, permit, { subject: `person:${before.person}` }, async (tx) => {
    const finished = await finishOutcome(tx, permit, id, { words, by: takenOnByDoing(before.outcome, self.personId) }, context.now)
    const { outcome } = (await outcomeById(tx, id))!
    return finished ? ok(outcome) : doneAlready(outcome)
  })
})

const doneAlready = ({ doneWords }: PromptOutcome): Result<never> =>
  fail({ kind: 'conflict', why: `This action was marked as done already${doneWords ? `, with the words “${doneWords}”` : ''}. What you wrote was not saved, and is still in the form.` })
