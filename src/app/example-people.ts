import { z } from 'zod'
import { Role } from '../features/access/model.ts'
import { TeamRole, type RosterEntry, type RosterTeam } from '../features/people/model.ts'

const EmploymentInFile = z.strictObject({ framework: z.string(), family: z.string(), level: z.string().optional(), specialty: z.string().optional() })

/** What of a person changes over time. */
const State = z.object({
  job: z.string().optional(),
  team: z.string().optional(),
  'in-team': TeamRole.optional(),
  managers: z.array(z.string()).optional(),
  employment: EmploymentInFile.optional(),
  domain: z.string().optional(),
})

const PersonInFile = State.extend({
  id: z.string(),
  name: z.string(),
  email: z.email(),
  'other-teams': z.array(z.object({ team: z.string(), 'in-team': TeamRole, from: z.iso.date(), until: z.iso.date().optional() })).optional(),
  department: z.string().optional(),
  started: z.iso.date(),
  left: z.iso.date().optional(),
  roles: z.array(Role),
  before: z.array(State.extend({ until: z.iso.date() })).optional(),
})

/** The file that describes the example organization; what its keys mean is said at its head. */
export const ExampleFile = z.object({
  organization: z.object({ id: z.string(), name: z.string(), 'written-on': z.iso.date() }),
  teams: z.array(z.object({ id: z.string(), name: z.string(), domains: z.array(z.string()), founded: z.iso.date() })),
  people: z.array(PersonInFile),
})

export type ExampleFile = z.infer<typeof ExampleFile>
type Person = z.infer<typeof PersonInFile>
type Period = z.infer<typeof State> & { readonly startsOn: string; readonly endsOn?: string }

/** What somebody does, by framework, family and specialty. */
export type TitleOf = (employment: z.infer<typeof EmploymentInFile>) => string

export const exampleTeams = (file: ExampleFile): RosterTeam[] => file.teams.map(({ id, name, domains, founded }) => ({ id, name, domains: domains.map((domain) => ({ domain, startsOn: founded })) }))

/** Everybody of the file as a roster: each change of team, level or manager begins a period of its own. */
export function exampleRoster(file: ExampleFile, titleOf: TitleOf): RosterEntry[] {
  const emails = new Map(file.people.map((it) => [it.id, it.email]))
  return file.people.map((person) => {
    const periods = periodsOf(person)
    return { email: person.email, memberships: membershipsOf(person, periods), employments: periods.map((it) => employmentOf(it, person, emails, titleOf)) }
  })
}

/** From the latest period back to the first; an entry of `before` changes what the one after it says. */
function periodsOf(person: Person): Period[] {
  const periods: Period[] = []
  let state = person as z.infer<typeof State>
  let ends = person.left
  for (const { until, ...earlier } of person.before ?? []) {
    periods.unshift({ ...state, startsOn: until, ...(ends ? { endsOn: ends } : {}) })
    state = { ...state, ...earlier }
    ends = dayBefore(until)
  }
  return [{ ...state, startsOn: person.started, ...(ends ? { endsOn: ends } : {}) }, ...periods]
}

function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - 1)
  return date.toISOString().slice(0, 10)
}

type Membership = RosterEntry['memberships'][number]

function membershipsOf(person: Person, periods: readonly Period[]): Membership[] {
  const main: Membership[] = []
  for (const { team, 'in-team': role = 'engineer', startsOn, endsOn } of periods) {
    if (!team) continue
    const last = main.at(-1)
    const goesOn = last && last.team === team && last.role === role
    if (goesOn) main.pop()
    main.push({ team, role, startsOn: goesOn ? last.startsOn : startsOn, ...(endsOn ? { endsOn } : {}) })
  }
  const others = (person['other-teams'] ?? []).map(({ team, 'in-team': role, from, until }) => ({
    team,
    role,
    startsOn: from,
    ...(until ? { endsOn: dayBefore(until) } : {}),
  }))
  return [...main, ...others]
}

function employmentOf({ employment, domain, job, managers, startsOn, endsOn }: Period, person: Person, emails: ReadonlyMap<string, string>, titleOf: TitleOf): RosterEntry['employments'][number] {
  const dates = { startsOn, ...(endsOn ? { endsOn } : {}) }
  return {
    title: employment ? titleOf(employment) : (job ?? person.department ?? 'Colleague'),
    ...(employment ? { ...employment, ...(domain ? { domain } : {}) } : {}),
    managers: (managers ?? []).map((id) => ({ email: emailOf(id, emails), ...dates })),
    ...dates,
  }
}

function emailOf(id: string, emails: ReadonlyMap<string, string>): string {
  const email = emails.get(id)
  if (!email) throw new Error(`The example organization names a manager who is not in it: ${id}`)
  return email
}
