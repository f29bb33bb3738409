import * as access from '../src/features/access/api.ts'
import * as people from '../src/features/people/api.ts'
import type { App } from '../src/app/server.ts'
import type { Role } from '../src/platform/actor.ts'
import { client, signedIn, type Client } from './app.ts'

/** Somebody to whom everybody else below stands in one relation, and everybody's own window. */
export const relations = [
  'self', 'manager', 'manager’s manager', 'former manager', 'teammate', 'former teammate', 'stakeholder', 'report', 'steward', 'lead', 'administrator', 'visitor',
] as const
export type RelationToPat = (typeof relations)[number]

export type Neighbour = { readonly id: string; readonly name: string; readonly client: Client }
export type Neighbourhood = Readonly<Record<RelationToPat, Neighbour>>

const names: Record<Exclude<RelationToPat, 'visitor'>, string> = {
  'self': 'Pat Quarrier', 'manager': 'Mia Overlook', 'manager’s manager': 'Max Summit', 'former manager': 'Finn Erstwhile', 'teammate': 'Tia Beside',
  'former teammate': 'Theo Gone-Over', 'stakeholder': 'Sam Across', 'report': 'Rex Under', 'steward': 'Ste Wordsmith', 'lead': 'Lea Farsight', 'administrator': 'Ada Keys',
}

const roles: Partial<Record<RelationToPat, readonly Role[]>> = { steward: ['member', 'steward'], lead: ['member', 'lead'], administrator: ['member', 'administrator'] }

const emailOf = (relation: RelationToPat): string => `${relation.replaceAll(/[^a-z]+/g, '-')}@neighbourhood.example`

/** The day so many days before the present. */
export const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

/** Adds to the example organization a person and one neighbour for every relation that the rules of who sees what know. */
export async function neighbourhood(app: App): Promise<Neighbourhood> {
  const administrator = await signedIn(app, { role: 'administrator' })
  const ids = new Map<RelationToPat, string>()
  for (const [relation, name] of Object.entries(names) as [Exclude<RelationToPat, 'visitor'>, string][]) {
    const account = await administrator.call(access.createAccount, { name, email: emailOf(relation), roles: [...(roles[relation] ?? ['member'])], password: null })
    ids.set(relation, account.personId)
  }
  await administrator.call(people.recordRoster, { teams: [{ id: 'span', name: 'Span' }, { id: 'far-bank', name: 'Far Bank' }], people: roster() })
  const neighbours = await Promise.all([...ids].map(async ([relation, id]) => [relation, { id, name: names[relation as 'self'], client: await inAs(app, id) }] as const))
  return Object.fromEntries([...neighbours, ['visitor', { id: '00000000-0000-7000-8000-000000000000', name: '', client: client(app) }]]) as unknown as Neighbourhood
}

async function inAs(app: App, person: string): Promise<Client> {
  const it = client(app)
  await it.call(access.signInAsExample, { person })
  return it
}

function roster() {
  const from = daysAgo(500)
  const member = (relation: RelationToPat, team: string | null, role: 'engineer' | 'manager', managers: { of: RelationToPat; startsOn?: string; endsOn?: string }[] = [], leftTeam?: string) => ({
    email: emailOf(relation),
    memberships: team ? [{ team, role, startsOn: from, ...(leftTeam ? { endsOn: leftTeam } : {}) }] : [],
    employments: [{
      title: 'Backend', framework: 'engineering', family: 'backend', level: 'E4', domain: 'payments', startsOn: from,
      managers: managers.map(({ of, startsOn = from, endsOn }) => ({ email: emailOf(of), startsOn, ...(endsOn ? { endsOn } : {}) })),
    }],
  })
  return [
    member('self', 'span', 'engineer', [{ of: 'former manager', endsOn: daysAgo(120) }, { of: 'manager', startsOn: daysAgo(119) }]),
    member('manager', 'span', 'manager', [{ of: 'manager’s manager' }]),
    member('manager’s manager', null, 'manager'),
    member('former manager', 'far-bank', 'manager', [{ of: 'manager’s manager' }]),
    member('teammate', 'span', 'engineer', [{ of: 'manager' }]),
    member('former teammate', 'span', 'engineer', [{ of: 'former manager' }], daysAgo(200)),
    member('stakeholder', 'far-bank', 'engineer', [{ of: 'former manager' }]),
    member('report', null, 'engineer', [{ of: 'self' }]),
    member('steward', null, 'engineer'),
    member('lead', null, 'engineer'),
    member('administrator', null, 'engineer'),
  ]
}
