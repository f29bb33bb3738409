import type { Issue } from '../../../platform/result.ts'
import { ownStructure, type RosterEntry, type Team } from '../model.ts'

type Known = { readonly teams: readonly Team[]; /** By their addresses. */ readonly people: ReadonlySet<string>; /** Those of them of whom it is recorded where they work, or worked. */ readonly recorded: ReadonlySet<string>; readonly self: string | undefined }

/**
 * Everything that keeps a roster from being recorded: unknown people, teams and managers, people who manage themselves, people who are
 * recorded already or named twice, and whoever records it in it.
 */
export function rosterIssues(entries: readonly RosterEntry[], { teams, people: known, recorded, self }: Known): Issue[] {
  const teamIds = new Set(teams.map((it) => it.id))
  return entries.flatMap((entry, index) => {
    const at = `people.${index}`
    const managers = entry.employments.flatMap((it) => it.managers.map((manager) => manager.email))
    return [
      ...(known.has(entry.email) ? [] : [{ path: `${at}.email`, message: `Nobody has an account with the address ${entry.email}. Create one first.` }]),
      ...(recorded.has(entry.email) ? [{ path: `${at}.email`, message: `Where ${entry.email} works is recorded already, and a roster only begins it. Change it on their page, or import a CSV of people.` }] : []),
      ...(entries.findIndex((it) => it.email === entry.email) < index ? [{ path: `${at}.email`, message: `${entry.email} is there twice. Say all of one person in one place.` }] : []),
      ...entry.memberships.filter((it) => !teamIds.has(it.team)).map((it) => ({ path: `${at}.memberships`, message: `There is no team “${it.team}”. Add it to the teams.` })),
      ...managers.filter((it) => !known.has(it)).map((it) => ({ path: `${at}.employments`, message: `The manager ${it} has no account. Create one first.` })),
      ...managers.filter((it) => it === entry.email).map((it) => ({ path: `${at}.employments`, message: `${it} cannot be their own manager.` })),
      ...(self && (entry.email === self || managers.includes(self)) ? [{ path: `${at}.email`, message: ownStructure }] : []),
    ]
  })
}
