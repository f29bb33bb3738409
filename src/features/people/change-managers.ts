import { action } from '../../platform/action.ts'
import * as api from './api.ts'
import { changeHistory, historyOf, managersAreThere } from './change-history.ts'
import { mayChangePerson } from './policy.ts'
import { managedBy } from './rules/history.ts'

export const changeManagers = action(api.changeManagers, async (context, { person, from, managers }) => {
  const permit = mayChangePerson(context.actor, 'changeManagers', person, managers)
  if (!permit.ok) return permit
  const history = await historyOf(context, permit.value, person)
  if (!history.ok) return history
  const there = await managersAreThere(context, managers)
  if (!there.ok) return there
  const detail = { from, managers: managers.join(',') }
  return changeHistory(context, permit.value, history.value, managedBy(history.value, [...new Set(managers)], from), detail)
})
