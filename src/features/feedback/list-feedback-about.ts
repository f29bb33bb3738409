import { action } from '../../platform/action.ts'
import { invalid, ok } from '../../platform/result.ts'
import { mayReadAbout } from '../people/policy.ts'
import { readsAbout } from '../people/reads/person.ts'
import * as api from './api.ts'
import { pageOf, pageSize, placeFrom, withFrameworks } from './read-feedback.ts'
import { feedbackOf } from './reads/given.ts'

export const listFeedbackAbout = action(api.listFeedbackAbout, async (context, { person, competency, before }) => {
  const permit = mayReadAbout(context.actor, await readsAbout(context.tx, person))
  if (!permit.ok) return permit
  const place = placeFrom(before)
  if (place === 'none') return invalid('before', 'Leave “before” out, or use the “next” of the page before.')
  const which = { ...(competency ? { competency } : {}), ...(place ? { before: place } : {}), limit: pageSize + 1 }
  return ok(pageOf(await withFrameworks(context, await feedbackOf(context.tx, permit.value, person, which))))
})
