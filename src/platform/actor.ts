import type { Id } from './ids.ts'

export const roles = ['member', 'steward', 'lead', 'administrator'] as const
export type Role = (typeof roles)[number]

/** Who is asking. The operator holds the data folder itself and works from the command line; a job is the house working by itself. */
export type Actor =
  | { readonly kind: 'person'; readonly accountId: Id<'account'>; readonly personId: Id<'person'>; readonly roles: readonly Role[] }
  | { readonly kind: 'operator' }
  | { readonly kind: 'job' }
  | { readonly kind: 'visitor' }

export const visitor: Actor = { kind: 'visitor' }
export const operator: Actor = { kind: 'operator' }
export const job: Actor = { kind: 'job' }

export const hasRole = (actor: Actor, role: Role): boolean => actor.kind === 'person' && actor.roles.includes(role)
