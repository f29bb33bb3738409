import { action, change } from '../../platform/action.ts'
import { fail, ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayKeepPeople } from './policy.ts'
import { frameworkNames } from './reads/framework-names.ts'
import { lockPeople } from './reads/histories.ts'
import { allTeams, teamDomains } from './reads/teams.ts'
import { teamProblems } from './rules/team-problems.ts'
import { saveTeam, saveTeamDomains } from './writes.ts'

export const changeTeam = action(api.changeTeam, async (context, { team, name, domains: all, from, isNew = false }) => {
  const permit = mayKeepPeople(context.actor, 'changeTeam')
  if (!permit.ok) return permit
  const { tx } = context
  await lockPeople(tx, permit.value)
  const domains = [...new Set(all)]
  const issues = teamProblems({ team, name, domains, isNew }, { teams: await allTeams(tx), frameworks: await frameworkNames(tx), held: await teamDomains(tx, team, from) })
  if (issues.length > 0) return fail({ kind: 'invalid', issues })
  return change(context, permit.value, { subject: `team:${team}`, detail: { from, domains: domains.length } }, async (changing) => {
    await saveTeam(changing, permit.value, { id: team, name })
    await saveTeamDomains(changing, permit.value, team, domains, from)
    return ok({})
  })
})
