import { z } from 'zod'
import { Role } from '../access/model.ts'

export const teamRoles = ['engineer', 'embedded-sre', 'manager', 'product-manager', 'leadership'] as const
export const TeamRole = z.enum(teamRoles)

const Key = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'Use small letters, digits and dashes.')

/** A person as pages name them. Whoever was erased is “a former colleague”. */
export const PersonRef = z.object({ id: z.uuid(), name: z.string() })

export const Team = z.object({ id: Key, name: z.string().min(1) })

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

export const ExamplePerson = z.object({ id: z.uuid(), name: z.string(), title: z.string().nullable(), team: z.string().nullable(), roles: z.array(Role) })

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

export type PersonRef = z.infer<typeof PersonRef>
export type Team = z.infer<typeof Team>
export type TeamRole = z.infer<typeof TeamRole>
export type RosterEntry = z.infer<typeof RosterEntry>
export type ExamplePerson = z.infer<typeof ExamplePerson>
