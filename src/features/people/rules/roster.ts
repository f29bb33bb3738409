import type { Issue } from '../../../platform/result.ts'
import { ownStructure, type RosterEntry, type Team } from '../model.ts'

/** Everything that keeps a roster from being recorded: unknown people, teams and managers, people who manage themselves, and whoever records it in it. */
export function rosterIssues(entries: readonly RosterEntry[], teams: readonly Team[], known: ReadonlySet<string>, self?: string): Issue[] {
  const teamIds = new Set(teams.map((it) => it.id))
  return entries.flatMap((entry, index) => {
    const at = `people.${index}`
    const managers = entry.employments.flatMap((it) => it.managers.map((manager) => manager.email))
    return [
      ...(known.has(entry.email) ? [] : [{ path: `${at}.email`, message: `Nobody has an account with the address ${entry.email}. Create one first.` }]),
      ...entry.memberships.filter((it) => !teamIds.has(it.team)).map((it) => ({ path: `${at}.memberships`, message: `There is no team “${it.team}”. Add it to the teams.` })),
      ...managers.filter((it) => !known.has(it)).map((it) => ({ path: `${at}.employments`, message: `The manager ${it} has no account. Create one first.` })),
      ...managers.filter((it) => it === entry.email).map((it) => ({ path: `${at}.employments`, message: `${it} cannot be their own manager.` })),
      ...(self && (entry.email === self || managers.includes(self)) ? [{ path: `${at}.email`, message: ownStructure }] : []),
    ]
  })
}
