import { action, change } from '../../platform/action.ts'
import { fail, ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { soughtIn } from './name-competencies.ts'
import { mayMentor } from './policy.ts'
import { endOffer } from './writes.ts'

export const endMentorOffer = action(api.endMentorOffer, async (context, { framework, competency }) => {
  const asked = mayMentor(context.actor, 'endMentorOffer')
  if (!asked.ok) return asked
  const { permit, self } = asked.value
  return change(context, permit, { subject: `mentor-offer:${framework}/${competency}` }, async (tx) =>
    (await endOffer(tx, permit, self, await soughtIn(tx, framework, competency), context.now)) ? ok({}) : fail({ kind: 'not-found', what: 'offer of yours' }))
})
