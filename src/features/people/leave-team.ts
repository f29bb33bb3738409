import { action } from '../../platform/action.ts'
import * as api from './api.ts'
import { changeHistory, historyOf } from './change-history.ts'
import { mayChangePerson } from './policy.ts'
import { offTeam } from './rules/history.ts'

export const leaveTeam = action(api.leaveTeam, async (context, { team, person, on }) => {
  const permit = mayChangePerson(context.actor, 'leaveTeam', person)
  if (!permit.ok) return permit
  const history = await historyOf(context, permit.value, person)
  if (!history.ok) return history
  return changeHistory(context, permit.value, history.value, offTeam(history.value, team, on), { team, on })
})
