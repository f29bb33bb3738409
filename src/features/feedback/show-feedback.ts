import { action } from '../../platform/action.ts'
import { fail, ok } from '../../platform/result.ts'
import { mayUseOwn } from '../access/policy.ts'
import * as api from './api.ts'
import { withFrameworks } from './read-feedback.ts'
import { feedbackById, revisionsOf } from './reads/given.ts'

/** The database shows it to its giver, to the person and to their managers; to others it is not there. */
export const showFeedback = action(api.showFeedback, async (context, { id }) => {
  const may = mayUseOwn(context.actor, 'showFeedback')
  if (!may.ok) return may
  const found = await feedbackById(context.tx, id)
  if (!found) return fail({ kind: 'not-found', what: 'such feedback' })
  const [feedback] = await withFrameworks(context, [found])
  return ok({ feedback: feedback!, history: await revisionsOf(context.tx, may.value.permit, id) })
})
