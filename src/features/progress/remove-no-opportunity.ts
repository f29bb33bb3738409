import { action, change } from '../../platform/action.ts'
import { fail, ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayForSelf } from './policy.ts'
import { noOpportunityById } from './reads/opportunities.ts'
import { deleteNoOpportunity } from './writes.ts'

/** The database shows a note to the person and their managers alone: to others there is none. */
export const removeNoOpportunity = action(api.removeNoOpportunity, async (context, { id }) => {
  const permit = mayForSelf(context.actor, 'removeNoOpportunity')
  if (!permit.ok) return permit
  if (!(await noOpportunityById(context.tx, id))) return fail({ kind: 'not-found', what: 'such note' })
  return change(context, permit.value.permit, { subject: `no-opportunity:${id}` }, async (tx) => {
    await deleteNoOpportunity(tx, permit.value.permit, id)
    return ok({})
  })
})
