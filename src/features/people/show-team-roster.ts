import { action } from '../../platform/action.ts'
import { fail, ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayReadPeople } from './policy.ts'
import { membersOn, teamDomains, teamNamed } from './reads/teams.ts'
import { dayOf } from './rules/days.ts'

export const showTeamRoster = action(api.showTeamRoster, async ({ tx, actor, now }, { team: id, on }) => {
  const permit = mayReadPeople(actor)
  if (!permit.ok) return permit
  const team = await teamNamed(tx, id)
  if (!team) return fail({ kind: 'not-found', what: 'such team' })
  const day = on ?? dayOf(now)
  return ok({ team, domains: await teamDomains(tx, id, day), members: await membersOn(tx, permit.value, id, day) })
})
