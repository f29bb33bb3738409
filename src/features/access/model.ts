import { z } from 'zod'
import { roles } from '../../platform/actor.ts'

export const Role = z.enum(roles)

export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email('Enter an e-mail address such as name@example.org.'))

/** Length is what makes a password strong; the upper bound keeps hashing cheap to refuse. */
export const NewPassword = z.string().min(12, 'Use at least 12 characters; a few words make a password easy to keep.').max(200, 'Use at most 200 characters.')

export const PersonName = z.string().trim().min(1, 'Enter a name.').max(200)

export const OrganizationKind = z.enum(['none', 'example', 'own'])

export const Session = z.object({
  account: z.object({ id: z.uuid(), email: z.string() }).nullable(),
  /** Whether they manage somebody today, and whether a framework says what is expected of them, decides which pages they have. */
  person: z.object({ id: z.uuid(), name: z.string(), title: z.string().nullable(), manages: z.boolean(), hasRole: z.boolean() }).nullable(),
  roles: z.array(Role),
  organization: z.object({ name: z.string(), kind: OrganizationKind, frameworkIsPublic: z.boolean() }),
})

export const Account = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  name: z.string(),
  email: z.string(),
  roles: z.array(Role),
  active: z.boolean(),
})

export const ApiToken = z.object({ id: z.uuid(), name: z.string(), createdAt: z.iso.datetime(), lastUsedAt: z.iso.datetime().nullable() })

export const AuditEntry = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  detail: z.record(z.string(), z.json()),
})

export type Session = z.infer<typeof Session>
export type Account = z.infer<typeof Account>
export type ApiToken = z.infer<typeof ApiToken>
export type AuditEntry = z.infer<typeof AuditEntry>
