import { action, change } from '../../platform/action.ts'
import { fail, ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayMentor } from './policy.ts'
import { lockMentorship } from './reads.ts'
import { closeMentorship } from './writes.ts'

export const endMentorship = action(api.endMentorship, async (context, { id }) => {
  const asked = mayMentor(context.actor, 'endMentorship')
  if (!asked.ok) return asked
  const { permit, self } = asked.value
  const mentorship = await lockMentorship(context.tx, id, self)
  if (!mentorship) return fail({ kind: 'not-found', what: 'mentorship' })
  if (mentorship.state === 'declined' || mentorship.state === 'ended') return fail({ kind: 'conflict', why: 'This has ended already.' })
  if (mentorship.state === 'asked' && mentorship.mentor === self) return fail({ kind: 'conflict', why: 'This is a request. Decline it instead.' })
  return change(context, permit, { subject: `mentorship:${id}` }, async (tx) => {
    await closeMentorship(tx, permit, id, context.now)
    return ok({})
  })
})
