import { action, change } from '../../platform/action.ts'
import { invalid, ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { historyOf, savePairs } from './change-history.ts'
import { mayChangePerson } from './policy.ts'
import { historiesOf, managedAfter } from './reads/histories.ts'
import { leftOn, withoutManager } from './rules/history.ts'
import { closeAccounts } from './writes.ts'

export const recordLeaving = action(api.recordLeaving, async (context, { person, on }) => {
  const permit = mayChangePerson(context.actor, 'recordLeaving', person)
  if (!permit.ok) return permit
  const history = await historyOf(context, permit.value, person)
  if (!history.ok) return history
  const left = leftOn(history.value, on)
  if (!('history' in left)) return invalid(left.field, left.message)
  // Whoever they manage has one manager less from then on, and is told.
  const managed = await historiesOf(context.tx, permit.value, await managedAfter(context.tx, permit.value, [person], on))
  const reports = [...managed.values()].map((before) => ({ before, after: withoutManager(before, person, on) }))
  return change(context, permit.value, { subject: `person:${person}`, detail: { on } }, async (tx) => {
    await savePairs({ ...context, tx }, permit.value, [{ before: history.value, after: left.history }, ...reports])
    await closeAccounts(tx, permit.value, [{ person, on }])
    return ok({})
  })
})
