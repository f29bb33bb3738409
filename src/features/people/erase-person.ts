import { action, change } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { historyOf } from './change-history.ts'
import { mayChangePerson } from './policy.ts'
import { erase } from './writes.ts'

/** The audit keeps that it was done, and an identifier that nobody can put a name to any more. */
export const erasePerson = action(api.erasePerson, async (context, { person }) => {
  const permit = mayChangePerson(context.actor, 'erasePerson', person)
  if (!permit.ok) return permit
  const history = await historyOf(context, permit.value, person)
  if (!history.ok) return history
  return change(context, permit.value, { subject: `person:${person}` }, async (tx) => {
    await erase(tx, permit.value, person, context.now)
    return ok({})
  })
})
