import { action, change } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayKeepPeople } from './policy.ts'
import { saveTeam, saveTeamDomains } from './writes.ts'

export const changeTeam = action(api.changeTeam, async (context, { team, name, domains, from }) => {
  const permit = mayKeepPeople(context.actor, 'changeTeam')
  if (!permit.ok) return permit
  return change(context, permit.value, { subject: `team:${team}`, detail: { from, domains: domains.length } }, async (tx) => {
    await saveTeam(tx, permit.value, { id: team, name })
    await saveTeamDomains(tx, permit.value, team, domains, from)
    return ok({})
  })
})
