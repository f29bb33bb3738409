import { action, change } from '../../platform/action.ts'
import { fail, ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { maySteward } from './policy.ts'
import { deleteDraft } from './writes.ts'

export const discardDraft = action(api.discardDraft, async (context, { framework, number }) => {
  const permit = maySteward(context.actor, 'discardDraft')
  if (!permit.ok) return permit
  return change(context, permit.value, { subject: `framework:${framework}@${number}` }, async (tx) =>
    (await deleteDraft(tx, permit.value, framework, number)) ? ok({}) : fail({ kind: 'not-found', what: 'such draft' }),
  )
})
