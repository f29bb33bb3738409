import { action, change } from '../../platform/action.ts'
import { fail, ok, type Result } from '../../platform/result.ts'
import * as api from './api.ts'
import type { SupportRequest } from './model.ts'
import { mayTakeOnSupport } from './policy.ts'
import { supportById } from './reads/agreed.ts'
import { someoneHasIt } from './rules/held.ts'
import { takeOn } from './writes.ts'

/** The database shows a request to whoever asked and their managers alone: to others there is none. */
export const takeOnSupport = action(api.takeOnSupport, async (context, { id }) => {
  const before = await supportById(context.tx, id)
  const permit = mayTakeOnSupport(context.actor, before?.person.id)
  if (!permit.ok) return permit
  if (!before) return fail({ kind: 'not-found', what: 'such request for support' })
  if (before.doneAt !== null || someoneHasIt(before)) return takenAlready(before)
  return change(context, permit.value.permit, { subject: `person:${before.person.id}` }, async (tx) => {
    const taken = await takeOn(tx, permit.value.permit, 'support_request', id, before.takenOnBy?.id ?? null)
    const after = (await supportById(tx, id))!
    return taken ? ok(after) : takenAlready(after)
  })
})

const takenAlready = ({ doneAt, heldBy }: SupportRequest): Result<never> =>
  fail({ kind: 'conflict', why: doneAt === null ? `This is with ${heldBy[0]?.name ?? 'somebody else'} already.` : 'This support was given already.' })
