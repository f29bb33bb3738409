import { action } from '../../platform/action.ts'
import { fail } from '../../platform/result.ts'
import * as api from './api.ts'
import { changeHistory, historyOf } from './change-history.ts'
import { mayChangePerson } from './policy.ts'
import { teamNamed } from './reads/teams.ts'
import { onTeam } from './rules/history.ts'

export const joinTeam = action(api.joinTeam, async (context, { team, person, role, from }) => {
  const permit = mayChangePerson(context.actor, 'joinTeam', person)
  if (!permit.ok) return permit
  const history = await historyOf(context, permit.value, person)
  if (!history.ok) return history
  if (!(await teamNamed(context.tx, team))) return fail({ kind: 'not-found', what: 'such team' })
  return changeHistory(context, permit.value, history.value, onTeam(history.value, team, role, from), { team, role, from })
})
