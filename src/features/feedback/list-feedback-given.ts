import { action } from '../../platform/action.ts'
import { invalid, ok } from '../../platform/result.ts'
import { mayUseOwn } from '../access/policy.ts'
import * as api from './api.ts'
import { pageOf, pageSize, placeFrom, withFrameworks } from './read-feedback.ts'
import { feedbackGivenBy } from './reads/given.ts'

export const listFeedbackGiven = action(api.listFeedbackGiven, async (context, { before }) => {
  const may = mayUseOwn(context.actor, 'listFeedbackGiven')
  if (!may.ok) return may
  const place = placeFrom(before)
  if (place === 'none') return invalid('before', 'Leave “before” out, or use the “next” of the page before.')
  return ok(pageOf(await withFrameworks(context, await feedbackGivenBy(context.tx, may.value.permit, may.value.self.personId, place, pageSize + 1))))
})
