import type { TeamRole } from '../model.ts'

type OnTeam = { readonly person: string; readonly team: string; readonly role: TeamRole }

/**
 * The engineering organization: engineers, embedded SREs, their managers, and the product managers who work with them, which is to say on
 * a team that has any of these. Whoever holds a role of a framework belongs to it without a team.
 *
 * The database answers the same (`cairn_engineering`), and the test of the directory holds the two against each other.
 */
export function engineeringOrganization(members: readonly OnTeam[], withRole: readonly string[]): Set<string> {
  const engineers = members.filter((it) => it.role === 'engineer' || it.role === 'embedded-sre')
  const theirTeams = new Set(engineers.map((it) => it.team))
  const beside = members.filter((it) => (it.role === 'product-manager' || it.role === 'manager') && theirTeams.has(it.team))
  return new Set([...withRole, ...engineers.map((it) => it.person), ...beside.map((it) => it.person)])
}
