import { action, change } from '../../platform/action.ts'
import { fail, ok, type Result } from '../../platform/result.ts'
import * as api from './api.ts'
import type { PromptOutcome } from './model.ts'
import { mayForSelf } from './policy.ts'
import { outcomeById } from './reads/agreed.ts'
import { someoneHasIt } from './rules/held.ts'
import { takeOn } from './writes.ts'

/** The database shows an outcome to the person and their managers alone: to others there is none. */
export const takeOnAction = action(api.takeOnAction, async (context, { id }) => {
  const permit = mayForSelf(context.actor, 'takeOnAction')
  if (!permit.ok) return permit
  const before = await outcomeById(context.tx, id)
  if (!before) return fail({ kind: 'not-found', what: 'such action' })
  if (before.outcome.doneAt !== null || someoneHasIt(before.outcome)) return takenAlready(before.outcome)
  return change(context, permit.value.permit, { subject: `person:${before.person}` }, async (tx) => {
    const taken = await takeOn(tx, permit.value.permit, 'prompt_outcome', id, before.outcome.takenOnBy?.id ?? null)
    const { outcome } = (await outcomeById(tx, id))!
    return taken ? ok(outcome) : takenAlready(outcome)
  })
})

const takenAlready = ({ doneAt, heldBy }: PromptOutcome): Result<never> =>
  fail({ kind: 'conflict', why: doneAt === null ? `${heldBy[0]?.name ?? 'Somebody else'} sees to this action.` : 'This action is done already.' })
