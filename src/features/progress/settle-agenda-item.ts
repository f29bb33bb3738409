import { action, change } from '../../platform/action.ts'
import { fail, ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayForSelf } from './policy.ts'
import { agendaItemById } from './reads/agreed.ts'
import { settleItem } from './writes.ts'

/** The database shows an item to the person and their managers alone: to others there is none. */
export const settleAgendaItem = action(api.settleAgendaItem, async (context, { id }) => {
  const permit = mayForSelf(context.actor, 'settleAgendaItem')
  if (!permit.ok) return permit
  const item = await agendaItemById(context.tx, id)
  if (!item) return fail({ kind: 'not-found', what: 'such item' })
  if (item.settledAt !== null) return ok({})
  return change(context, permit.value.permit, { subject: `agenda-item:${id}` }, async (tx) => {
    await settleItem(tx, permit.value.permit, id, context.now)
    return ok({})
  })
})
