import { action } from '../../platform/action.ts'
import { fail, ok } from '../../platform/result.ts'
import { mayUseOwn } from '../access/policy.ts'
import { contentsOf } from '../framework/reads.ts'
import * as api from './api.ts'
import { feedbackById, revisionsOf } from './reads/given.ts'
import { asRead, pastAsRead } from './rules/as-read.ts'

/** The database shows it to its giver, to the person and to their managers; to others it is not there. */
export const showFeedback = action(api.showFeedback, async (context, { id }) => {
  const may = mayUseOwn(context.actor, 'showFeedback')
  if (!may.ok) return may
  const found = await feedbackById(context.tx, id)
  if (!found) return fail({ kind: 'not-found', what: 'such feedback' })
  const history = await revisionsOf(context.tx, may.value.permit, id)
  const content = await contentsOf(context.tx, [found, ...history].map((it) => it.framework))
  return ok({ feedback: asRead(content(found.framework), found), history: history.map((it) => pastAsRead(content(it.framework), it)) })
})
