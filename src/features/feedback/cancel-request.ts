import { action, change } from '../../platform/action.ts'
import { fail, ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayAnswerRequest } from './policy.ts'
import { requestById } from './reads/requests.ts'
import { answerRequest } from './writes.ts'

export const cancelRequest = action(api.cancelRequest, async (context, { id }) => {
  const request = await requestById(context.tx, id)
  const permit = mayAnswerRequest(context.actor, request, 'cancelRequest')
  if (!permit.ok) return permit
  return change(context, permit.value, { subject: `feedback-request:${id}` }, async (tx) => {
    const done = await answerRequest(tx, permit.value, id, 'cancelled', null, context.now)
    return done ? ok({}) : fail({ kind: 'conflict', why: 'This request was answered or taken back already.' })
  })
})
