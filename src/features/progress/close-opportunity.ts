import { action, change } from '../../platform/action.ts'
import { fail, ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayClose, mayForSelf } from './policy.ts'
import { openOpportunityById } from './reads/opportunities.ts'
import { closeOffered } from './writes.ts'

export const closeOpportunity = action(api.closeOpportunity, async (context, { id }) => {
  const somebody = mayForSelf(context.actor, 'closeOpportunity')
  if (!somebody.ok) return somebody
  const offered = await openOpportunityById(context.tx, id)
  if (!offered) return fail({ kind: 'not-found', what: 'such open opportunity' })
  const permit = mayClose(context.actor, offered.mayClose)
  if (!permit.ok) return permit
  return change(context, permit.value.permit, { subject: `opportunity:${id}` }, async (tx) => {
    await closeOffered(tx, permit.value.permit, id, context.now)
    return ok({})
  })
})
