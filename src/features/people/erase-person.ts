import { action, change } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { historyOf, savePairs } from './change-history.ts'
import { mayChangePerson } from './policy.ts'
import { historiesOf, managedAfter } from './reads/histories.ts'
import { dayOf } from './rules/days.ts'
import { withoutManager } from './rules/history.ts'
import { erase } from './writes.ts'

/** The audit keeps that it was done, and an identifier that nobody can put a name to any more. */
export const erasePerson = action(api.erasePerson, async (context, { person }) => {
  const permit = mayChangePerson(context.actor, 'erasePerson', person)
  if (!permit.ok) return permit
  const history = await historyOf(context, permit.value, person)
  if (!history.ok) return history
  // Whoever they manage is told that they do not any more, as after any other leaving.
  const day = dayOf(context.now)
  const managed = await historiesOf(context.tx, permit.value, await managedAfter(context.tx, permit.value, [person], day))
  const reports = [...managed.values()].map((before) => ({ before, after: withoutManager(before, person, day) }))
  return change(context, permit.value, { subject: `person:${person}` }, async (tx) => {
    await savePairs({ ...context, tx }, permit.value, reports)
    await erase(tx, permit.value, person, context.now)
    return ok({})
  })
})
