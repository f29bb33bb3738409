import { z } from 'zod'
import { Role } from '../access/model.ts'

export const teamRoles = ['engineer', 'embedded-sre', 'manager', 'product-manager', 'leadership'] as const
export const TeamRole = z.enum(teamRoles)

const Key = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'Use small letters, digits and dashes.')

/** A person as pages name them. Whoever was erased is “a former colleague”. */
export const PersonRef = z.object({ id: z.uuid(), name: z.string() })

export const Team = z.object({ id: Key, name: z.string().min(1) })

export const TeamName = z.string().trim().min(1, 'Enter a name for the team.').max(200)

/** A day without a time, as forms send it. */
export const Day = z.iso.date('Enter a date such as 2026-03-02.')

/** A domain that a team works in, from a day on and up to and including another. */
const TeamDomain = z.object({ domain: z.string().min(1), startsOn: z.iso.date(), endsOn: z.iso.date().optional() })

/** A team as a roster brings it, with the domains it has worked in. */
export const RosterTeam = Team.extend({ domains: z.array(TeamDomain).optional() })

/** From a day on, and up to and including another where it has ended. Days are dates without a time. */
const Dated = { startsOn: z.iso.date(), endsOn: z.iso.date().optional() }

export const Membership = z.object({ team: Key, role: TeamRole, ...Dated })

/**
 * One primary role profile by the framework's identifiers, and who manages. Managers are named by their e-mail addresses.
 * The title is what somebody does, without their level: everybody in the organization may read it.
 */
export const Employment = z.object({
  title: z.string().min(1),
  framework: z.string().optional(),
  family: z.string().optional(),
  level: z.string().optional(),
  specialty: z.string().optional(),
  domain: z.string().optional(),
  secondary: z.array(z.object({ family: z.string(), specialty: z.string().optional() })).optional(),
  managers: z.array(z.object({ email: z.email(), ...Dated })),
  ...Dated,
})

/** One person as a roster names them: by the e-mail address of their account. */
export const RosterEntry = z.object({
  email: z.email(),
  memberships: z.array(Membership),
  employments: z.array(Employment),
})

export const ExamplePerson = z.object({ id: z.uuid(), name: z.string(), title: z.string().nullable(), team: z.string().nullable(), roles: z.array(Role), manages: z.boolean() })

/** What somebody was on a day. The level is null where none was agreed yet, and to whoever may not know it. */
export type EmploymentOn = {
  readonly id: string
  readonly title: string
  readonly framework: string | null
  readonly family: string | null
  readonly specialty: string | null
  readonly domain: string | null
  readonly level: string | null
  /** Role profiles beside the primary one. */
  readonly secondary: readonly { readonly family: string; readonly specialty: string | null }[]
}

/** Somebody in the directory: what everybody in the organization may know of them. */
export const PersonInList = z.object({ id: z.uuid(), name: z.string(), title: z.string().nullable(), teams: z.array(Team) })

/**
 * Somebody as administrators find them, whether they work here or not: who joins later and who left with the first and the last day,
 * and who has an account and no employment yet.
 */
export const PersonKept = PersonInList.extend({ email: z.string().nullable(), state: z.enum(['here', 'joins', 'left', 'none']), day: z.iso.date().nullable() })

const Named = z.object({ id: z.string(), name: z.string() })

const RoleHeld = z.object({ family: z.string(), specialty: z.string().nullable() })

/** More roles beside the primary one than anybody has. */
export const mostSecondary = 10

/** One period of an employment, for the person, whoever manages them today, and administrators. */
const PeriodShown = z.object({
  id: z.uuid(),
  title: z.string(),
  framework: z.string().nullable(),
  family: z.string().nullable(),
  level: z.string().nullable(),
  specialty: z.string().nullable(),
  domain: z.string().nullable(),
  secondary: z.array(RoleHeld),
  startsOn: z.iso.date(),
  endsOn: z.iso.date().nullable(),
  managers: z.array(PersonRef.extend({ startsOn: z.iso.date(), endsOn: z.iso.date().nullable() })),
})

/** A person's page. `email` and `employments` are null to whoever may not know them. */
export const Profile = PersonRef.extend({
  title: z.string().nullable(),
  /** Null before they joined and after they left. */
  since: z.iso.date().nullable(),
  framework: z.string().nullable(),
  family: Named.nullable(),
  specialty: Named.nullable(),
  domain: Named.nullable(),
  teams: z.array(Team.extend({ role: TeamRole })),
  managers: z.array(PersonRef),
  /** Whether whoever asks may read their map. */
  readsMap: z.boolean(),
  email: z.string().nullable(),
  employments: z.array(PeriodShown).nullable(),
})

export const TeamMember = PersonRef.extend({ title: z.string().nullable(), role: TeamRole, startsOn: z.iso.date() })

/** A change of who manages somebody, as it is told to them and to the managers before and after. */
export const ManagerNotice = z.object({
  id: z.uuid(),
  person: PersonRef,
  before: z.array(PersonRef),
  after: z.array(PersonRef),
  startsOn: z.iso.date(),
  recordedAt: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
})

/** What somebody does from a day on. A title that is left out is the family's name. */
export const NewPeriod = z.object({
  from: Day,
  title: z.string().trim().max(200).optional(),
  framework: z.string().optional(),
  family: z.string().optional(),
  level: z.string().optional(),
  specialty: z.string().optional(),
  domain: z.string().optional(),
  secondary: z.array(z.object({ family: z.string(), specialty: z.string().optional() })).max(mostSecondary, `Name at most ${mostSecondary} roles beside the primary one.`).optional(),
  managers: z.array(z.uuid()).max(10),
  /** Said where somebody comes back after having left. */
  returns: z.boolean().optional(),
})

export const importChanges = ['created', 'renamed', 'roles', 'joined', 'moved', 'corrected', 'left', 'managers', 'teams'] as const
const ImportChange = z.enum(importChanges)

/** What an import does with one person. `line` is the last line of the file that names them. */
const ImportedPerson = z.object({
  line: z.number().int(),
  email: z.string(),
  name: z.string(),
  changes: z.array(z.object({ kind: ImportChange, before: z.string().nullable(), after: z.string().nullable() })),
})

/** Something that keeps a file from being imported, and what to do about it. */
export const ImportProblem = z.object({ line: z.number().int(), column: z.string().nullable(), message: z.string() })

/** What an import would do. `tag` stands for all of it, beyond the first people and problems that are shown. */
export const ImportPreview = z.object({
  tag: z.string(),
  rows: z.number().int(),
  unchanged: z.number().int(),
  counts: z.record(ImportChange, z.number().int()),
  teams: z.array(Team),
  people: z.array(ImportedPerson),
  peopleInAll: z.number().int(),
  problems: z.array(ImportProblem),
  problemsInAll: z.number().int(),
})

const NamedParts = z.array(Named)

/** What the published version of a framework calls its parts, as far as an employment names them. */
export const FrameworkNames = z.object({ framework: z.string(), families: NamedParts, levels: NamedParts, specialties: z.array(Named.extend({ family: z.string() })), domains: NamedParts })

export const Retention = z.object({ kind: z.literal('feedback'), months: z.number().int().min(1).max(240) })

/** How much was given before a day, and would go. */
export const Going = z.object({ since: Day, count: z.number().int() })

export type PersonRef = z.infer<typeof PersonRef>
export type Team = z.infer<typeof Team>
export type TeamRole = z.infer<typeof TeamRole>
export type RosterEntry = z.infer<typeof RosterEntry>
export type ExamplePerson = z.infer<typeof ExamplePerson>
export type RosterTeam = z.infer<typeof RosterTeam>
export type PersonInList = z.infer<typeof PersonInList>
export type PersonKept = z.infer<typeof PersonKept>
export type Profile = z.infer<typeof Profile>
export type TeamMember = z.infer<typeof TeamMember>
export type ManagerNotice = z.infer<typeof ManagerNotice>
export type NewPeriod = z.infer<typeof NewPeriod>
export type ImportChange = z.infer<typeof ImportChange>
export type ImportedPerson = z.infer<typeof ImportedPerson>
export type ImportProblem = z.infer<typeof ImportProblem>
export type ImportPreview = z.infer<typeof ImportPreview>
export type Retention = z.infer<typeof Retention>

/** Who manages, within a period. */
export type Managing = { readonly manager: string; readonly startsOn: string; readonly endsOn: string | null }

/** What somebody does between two days. A period that is not recorded yet has no identifier. */
export type Period = {
  readonly id: string | null
  readonly title: string
  readonly framework: string | null
  readonly family: string | null
  readonly level: string | null
  readonly specialty: string | null
  readonly domain: string | null
  readonly secondary: readonly { readonly family: string; readonly specialty: string | null }[]
  readonly startsOn: string
  readonly endsOn: string | null
  readonly managers: readonly Managing[]
}

export type Place = { readonly team: string; readonly role: TeamRole; readonly startsOn: string; readonly endsOn: string | null }

/** All that somebody was and will be, periods and places each in the order of their first days. */
export type History = { readonly person: string; readonly periods: readonly Period[]; readonly places: readonly Place[] }

export type FrameworkNames = z.infer<typeof FrameworkNames>

export const importColumns = ['email', 'name', 'title', 'framework', 'family', 'level', 'specialty', 'domain', 'secondary', 'managers', 'teams', 'starts_on', 'ends_on', 'roles'] as const
export type ImportColumn = (typeof importColumns)[number]

/** One row of a file of people. A cell that is empty is null; one whose column the file does not have is not there. */
export type ImportRow = {
  readonly line: number
  readonly email: string
  readonly text: Partial<Record<ImportColumn, string | null>>
  readonly secondary?: Period['secondary']
  readonly managers?: readonly string[]
  readonly teams?: readonly { readonly team: string; readonly role: TeamRole }[]
  readonly roles?: readonly z.infer<typeof Role>[]
}

/** What is said to whoever would change their own place. */
export const ownStructure = 'Nobody changes their own employment, teams or managers, nor makes themselves somebody’s manager. Another administrator does, or the operator from the command line.'
