import { action, change } from '../../platform/action.ts'
import { fail, ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { maySteward } from './policy.ts'
import { versionNumbered } from './reads.ts'
import { retirePublished } from './writes.ts'

export const retireVersion = action(api.retireVersion, async (context, { framework, number }) => {
  const permit = maySteward(context.actor, 'retireVersion')
  if (!permit.ok) return permit
  return change(context, permit.value, { subject: `framework:${framework}@${number}` }, async (tx) => {
    if (!(await retirePublished(tx, permit.value, framework, number))) return fail({ kind: 'not-found', what: 'such published version' })
    return ok((await versionNumbered(tx, framework, number))!)
  })
})
