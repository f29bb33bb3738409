import { action } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayReadPeople } from './policy.ts'
import { teamsInList } from './reads/teams.ts'
import { dayOf } from './rules/days.ts'

export const listTeams = action(api.listTeams, async ({ tx, actor, now }) => {
  const permit = mayReadPeople(actor)
  return permit.ok ? ok(await teamsInList(tx, permit.value, dayOf(now))) : permit
})
