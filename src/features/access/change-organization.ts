import { action, change } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayAdministrate } from './policy.ts'
import { updateOrganization } from './writes.ts'

export const changeOrganization = action(api.changeOrganization, async (context, { name, frameworkIsPublic }) => {
  const permit = mayAdministrate(context.actor, 'changeOrganization')
  if (!permit.ok) return permit
  return change(context, permit.value, { subject: 'organization', detail: { frameworkIsPublic } }, async (tx) => {
    await updateOrganization(tx, permit.value, name, frameworkIsPublic)
    return ok({})
  })
})
