import { action } from '../../platform/action.ts'
import { fail, ok } from '../../platform/result.ts'
import { mayUseOwn } from '../access/policy.ts'
import * as api from './api.ts'
import { deleteDraft } from './writes.ts'

/** Like its saving, throwing a draft away is nobody else's to know: it leaves no entry in the audit. */
export const discardFeedbackDraft = action(api.discardFeedbackDraft, async (context, { id }) => {
  const may = mayUseOwn(context.actor, 'discardFeedbackDraft')
  if (!may.ok) return may
  return (await deleteDraft(context.tx, may.value.permit, may.value.self.personId, id)) ? ok({}) : fail({ kind: 'not-found', what: 'such draft' })
})
