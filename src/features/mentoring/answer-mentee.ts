import { action, change } from '../../platform/action.ts'
import { fail, ok, type Result } from '../../platform/result.ts'
import type { Tx } from '../../platform/database.ts'
import * as api from './api.ts'
import { named, soughtIn } from './name-competencies.ts'
import { mayMentor } from './policy.ts'
import { lockMentorship, lockOwnOffer, menteesOf, mentorshipNamed } from './reads.ts'
import { answerRequest } from './writes.ts'

export const answerMentee = action(api.answerMentee, async (context, { id, accept }) => {
  const asked = mayMentor(context.actor, 'answerMentee')
  if (!asked.ok) return asked
  const { permit, self } = asked.value
  const request = await lockMentorship(context.tx, id, self)
  if (!request) return fail({ kind: 'not-found', what: 'request' })
  if (request.mentor !== self) return fail({ kind: 'forbidden', why: 'You asked, and whoever you asked answers. You can take your request back.' })
  if (request.state !== 'asked') return fail({ kind: 'conflict', why: 'This request was answered or taken back already.' })
  const room = accept ? await roomFor(context.tx, self, request) : ok(null)
  if (!room.ok) return room
  return change(context, permit, { subject: `mentorship:${id}`, detail: { accept } }, async (tx) => {
    await answerRequest(tx, permit, id, accept, context.now)
    return ok(await named(tx, (await mentorshipNamed(tx, id))!))
  })
})

/** Whether the offer has room for one more. The offer stays locked until this one is in, so that two do not take the last place. */
async function roomFor(tx: Tx, self: string, { framework, competency }: { framework: string; competency: string }): Promise<Result<null>> {
  const sought = await soughtIn(tx, framework, competency)
  const capacity = await lockOwnOffer(tx, self, sought)
  if (capacity === undefined) return fail({ kind: 'conflict', why: 'You have taken this offer back. Offer again to accept, or decline.' })
  const mentees = await menteesOf(tx, self, sought)
  if (mentees < capacity) return ok(null)
  return fail({ kind: 'conflict', why: `You have ${mentees === 1 ? 'one mentee' : `${mentees} mentees`} here, as many as you offered room for. Offer room for more, or decline.` })
}
