import { action, change } from '../../platform/action.ts'
import { fail, invalid, ok } from '../../platform/result.ts'
import { dayOf } from '../people/rules/days.ts'
import * as api from './api.ts'
import { named, soughtIn } from './name-competencies.ts'
import { mayMentor } from './policy.ts'
import { hasAsked, mentorshipNamed, offerOf, waitsUntil } from './reads.ts'
import { insertRequest, newMentorshipId } from './writes.ts'

/** Who asks whom, and about what, stays between the two: the audit has an opaque identifier only. */
export const askMentor = action(api.askMentor, async (context, request) => {
  const asked = mayMentor(context.actor, 'askMentor')
  if (!asked.ok) return asked
  const { permit, self } = asked.value
  if (request.mentor === self) return invalid('mentor', 'Nobody mentors themselves. Choose a colleague.')
  const today = dayOf(context.now)
  const sought = await soughtIn(context.tx, request.framework, request.competency)
  const offer = await offerOf(context.tx, request.mentor, sought, today)
  if (!offer) return fail({ kind: 'not-found', what: 'offer' })
  const already = fail({ kind: 'conflict', why: `You have asked ${offer.person.name} already.` })
  if (await hasAsked(context.tx, self, request.mentor, sought)) return already
  if (offer.free === 0) return fail({ kind: 'conflict', why: `${offer.person.name} has no room at the moment. Ask somebody else, or come back later.` })
  const from = await waitsUntil(context.tx, self, request.mentor, sought, today)
  if (from) return fail({ kind: 'conflict', why: `${offer.person.name} declined not long ago. You can ask again from ${from}; until then, ask somebody else who offers.` })
  const id = newMentorshipId(context.now)
  return change(context, permit, { subject: `mentorship:${id}` }, async (tx) => {
    const inserted = await insertRequest(tx, permit, self, { ...request, competency: offer.competency, id, words: request.words || null }, context.now)
    return inserted ? ok(await named(tx, (await mentorshipNamed(tx, id))!)) : already
  })
})
