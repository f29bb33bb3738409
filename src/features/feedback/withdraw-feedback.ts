import { action, change } from '../../platform/action.ts'
import { fail, ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayChangeGiven } from './policy.ts'
import { feedbackById } from './reads/given.ts'
import { withdraw } from './writes.ts'

const changedMeanwhile = 'This was corrected or withdrawn in another window. Open it again.'

export const withdrawFeedback = action(api.withdrawFeedback, async (context, { id }) => {
  const feedback = await feedbackById(context.tx, id)
  const permit = mayChangeGiven(context.actor, feedback, 'withdrawFeedback')
  if (!permit.ok) return permit
  if (feedback!.withdrawnAt) return fail({ kind: 'conflict', why: 'This is withdrawn already.' })
  return change(context, permit.value, { subject: `feedback:${id}` }, async (tx) => {
    const done = await withdraw(tx, permit.value, feedback!, context.now)
    return done ? ok({}) : fail({ kind: 'conflict', why: changedMeanwhile })
  })
})
