import { action, change } from '../../platform/action.ts'
import { fail, invalid, ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayUseWork } from './policy.ts'
import { workToChange } from './reads.ts'
import { insertLink } from './writes.ts'

export const linkWork = action(api.linkWork, async (context, { id, to, kind }) => {
  const permit = mayUseWork(context.actor, 'linkWork')
  if (!permit.ok) return permit
  if (id === to) return invalid('to', 'Work is not linked with itself. Choose another item.')
  const found = await workToChange(context.tx, [id, to])
  if (found.length < 2) return fail({ kind: 'not-found', what: 'work item' })
  if (found.some((it) => it.parentId === id || it.parentId === to)) return invalid('to', 'One of the two is part of the other, which says more than a link.')
  return change(context, permit.value, { subject: `work:${id}`, detail: { kind, to } }, async (tx) => {
    await insertLink(tx, permit.value, id, to, kind)
    return ok({})
  })
})
