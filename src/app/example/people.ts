import type { Framework } from '../../features/framework/model.ts'
import { levelTexts } from '../../features/feedback/rules/level-texts.ts'
import { roleCompetencies } from '../../features/feedback/rules/role-competencies.ts'
import type { Role } from '../../platform/actor.ts'
import type { RosterEntry, TeamRole } from '../../features/people/model.ts'
import { daysBefore } from './days.ts'

export type Employment = RosterEntry['employments'][number]

/** Somebody of the example, and what the roster says of them. `id` is the one in the file. */
export type Colleague = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly roles: readonly Role[]
  readonly department: string | undefined
  readonly roster: RosterEntry
}

type Dated = { readonly startsOn: string; readonly endsOn?: string | undefined }

const holdsOn = (day: string) => ({ startsOn, endsOn }: Dated): boolean => startsOn <= day && (!endsOn || endsOn >= day)

export const employmentOn = ({ roster }: Colleague, day: string): Employment | undefined => roster.employments.findLast(holdsOn(day))
export const teamsOn = ({ roster }: Colleague, day: string): string[] => roster.memberships.filter(holdsOn(day)).map((it) => it.team)
export const managersOn = (one: Colleague, day: string): string[] => employmentOn(one, day)?.managers.filter(holdsOn(day)).map((it) => it.email) ?? []
export const firstDay = ({ roster }: Colleague): string => roster.employments[0]!.startsOn
export const worksOn = (one: Colleague, day: string): boolean => employmentOn(one, day) !== undefined

export const roleInTeam = ({ roster }: Colleague, day: string): TeamRole | undefined => roster.memberships.find(holdsOn(day))?.role

/** What others call somebody: the first of their names, and of Chinese names the last. */
export const calledName = ({ name }: Colleague): string => (/^\p{Script=Han}+$/u.test(name) ? name.slice(1) : name.split(' ')[0]!)

/** The first day on which anybody of the roster began, with a day to spare. */
export const beforeEverybody = (people: readonly Colleague[]): string => daysBefore(people.map(firstDay).toSorted()[0]!, 30)

/** One competency as it concerns somebody: its texts, each with a level that it stands for, and the position that their own level asks for. */
export type Expected = {
  readonly id: string
  readonly group: string
  readonly texts: readonly { readonly level: string; readonly position: number }[]
  readonly first: number
  readonly last: number
  readonly expected: number
}

/** A role on a day: whose words, where it stands on the ladder, and the competencies with texts that it has. Without a level it stands nowhere. */
export type RoleOn = { readonly framework: Framework; readonly specialty: string | null; readonly level: string | null; readonly position: number | null; readonly competencies: readonly Expected[] }

/** What somebody's role of a day asks for; undefined where they have none in a framework. */
export function roleOn(one: Colleague, day: string, frameworks: ReadonlyMap<string, Framework>): RoleOn | undefined {
  const employment = employmentOn(one, day)
  const framework = frameworks.get(employment?.framework ?? '')
  if (!employment?.family || !framework) return undefined
  const { family, specialty = null, level = null, domain = null } = employment
  const key = [family, specialty, level, domain].join(' ')
  const known = rolesKnown.get(framework) ?? new Map<string, RoleOn>()
  rolesKnown.set(framework, known)
  const found = known.get(key) ?? readRole(framework, { family, specialty, level, domain })
  known.set(key, found)
  return found
}

const rolesKnown = new WeakMap<Framework, Map<string, RoleOn>>()

type Named = { readonly family: string; readonly specialty: string | null; readonly level: string | null; readonly domain: string | null }

function readRole(framework: Framework, { family, specialty, level, domain }: Named): RoleOn {
  const position = framework.levels.find((it) => it.id === level)?.position ?? null
  const competencies = roleCompetencies(framework, { family, specialty, domain, secondary: [] }).flatMap(({ id, group }) => {
    const texts = levelTexts(framework, id, specialty).map((it) => ({ position: it.position, level: it.levels.find((one) => one === level) ?? it.levels[0]! }))
    const [first, last] = [texts[0]?.position, texts.at(-1)?.position]
    if (first === undefined || last === undefined) return []
    return [{ id, group, texts, first, last, expected: texts.findLast((it) => it.position <= (position ?? first))?.position ?? first }]
  })
  return { framework, specialty, level, position, competencies }
}
