import { action, change } from '../../platform/action.ts'
import { fail, ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayRemoveWork, mayUseWork } from './policy.ts'
import { kindsOfParts, workIsCited, workToChange } from './reads.ts'
import { deleteWork } from './writes.ts'

export const removeWork = action(api.removeWork, async (context, { id }) => {
  const signedIn = mayUseWork(context.actor, 'removeWork')
  if (!signedIn.ok) return signedIn
  const [work] = await workToChange(context.tx, [id])
  if (!work) return fail({ kind: 'not-found', what: 'work item' })
  const permit = mayRemoveWork(context.actor, work.recordedBy)
  if (!permit.ok) return permit
  if ((await kindsOfParts(context.tx, id)).length > 0) return fail({ kind: 'conflict', why: 'This work has parts. Move them elsewhere or remove them first.' })
  if (await workIsCited(context.tx, id)) return fail({ kind: 'conflict', why: 'Something refers to this work, such as feedback or a chance that was offered, so it stays. You can still correct it.' })
  return change(context, permit.value, { subject: `work:${id}` }, async (tx) => {
    await deleteWork(tx, permit.value, id)
    return ok({})
  })
})
