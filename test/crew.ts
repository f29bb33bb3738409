import * as access from '../src/features/access/api.ts'
import * as people from '../src/features/people/api.ts'
import type { App } from '../src/app/server.ts'
import { client, signedIn, type Client } from './app.ts'

export type Mate = { readonly id: string; readonly name: string; readonly client: Client }

/** A team of equals and their manager, new to the example organization, of whom nobody has said anything yet. */
export type Crew = { readonly manager: Mate; readonly mates: readonly Mate[] }

/** `team` names the team and its people. Everybody is a backend engineer of the framework on the level, since years. */
export async function crew(app: App, team: string, size: number, level: string | null = 'E4', framework = 'engineering'): Promise<Crew> {
  const administrator = await signedIn(app, { role: 'administrator' })
  const names = Array.from({ length: size + 1 }, (_, at) => (at === 0 ? `${team} manager` : `${team} ${String(at).padStart(2, '0')}`))
  const emailOf = (name: string): string => `${name.toLowerCase().replaceAll(' ', '.')}@crew.example`
  const ids: string[] = []
  for (const name of names) ids.push((await administrator.call(access.createAccount, { name, email: emailOf(name), roles: ['member'], password: null })).personId)
  const startsOn = '2024-01-08'
  await administrator.call(people.recordRoster, {
    teams: [{ id: team.toLowerCase(), name: team }],
    people: names.map((name, at) => ({
      email: emailOf(name),
      memberships: [{ team: team.toLowerCase(), role: at === 0 ? ('manager' as const) : ('engineer' as const), startsOn }],
      employments: [{
        title: 'Backend', framework, family: 'backend', ...(level === null ? {} : { level }), domain: 'payments', startsOn,
        managers: at === 0 ? [] : [{ email: emailOf(names[0]!), startsOn }],
      }],
    })),
  })
  const mates: Mate[] = []
  for (const [at, name] of names.entries()) {
    const own = client(app)
    await own.call(access.signInAsExample, { person: ids[at]! })
    mates.push({ id: ids[at]!, name, client: own })
  }
  return { manager: mates[0]!, mates: mates.slice(1) }
}
