import type { FrameworkNames, Team } from '../model.ts'
import { plainLetters } from '../../../platform/plain-letters.ts'

type Wanted = { readonly team: string; readonly name: string; readonly domains: readonly string[]; readonly isNew: boolean }

type Known = { readonly teams: readonly Team[]; readonly frameworks: ReadonlyMap<string, FrameworkNames>; /** The domains that the team works in already. */ readonly held: readonly string[] }

/** What keeps a team from being named and described so. */
export function teamProblems({ team, name, domains, isNew }: Wanted, { teams, frameworks, held }: Known): { path: string; message: string }[] {
  const namesake = teams.find((it) => (isNew || it.id !== team) && plainLetters(it.name) === plainLetters(name))
  const known = [...new Set([...frameworks.values()].flatMap((it) => it.domains.map((one) => one.id)))]
  const unknown = domains.filter((it) => !known.includes(it) && !held.includes(it))
  return [
    ...(isNew && teams.some((it) => it.id === team) ? [{ path: 'team', message: `A team has the identifier “${team}” already. Choose another.` }] : []),
    ...(namesake ? [{ path: 'name', message: `There is a team “${namesake.name}” already. Choose a name that tells them apart.` }] : []),
    ...unknown.map((it) => ({ path: 'domains', message: `No published framework has a domain “${it}”. ${known.length > 0 ? `There are ${known.join(', ')}.` : 'Leave it out.'}` })),
  ]
}
