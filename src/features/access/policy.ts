import { hasRole, type Actor, type Role } from '../../platform/actor.ts'
import { mintPermit, type Permit } from '../../platform/permit.ts'
import { fail, type Result } from '../../platform/result.ts'
import type { Session } from './model.ts'

const forbidden = (why: string): Result<never> => fail({ kind: 'forbidden', why })

const signedOut: Result<never> = fail({ kind: 'signed-out' })

/** Whether this actor administrates accounts and structure. The operator does so from the command line. */
export const administrates = (actor: Actor): boolean => actor.kind === 'operator' || hasRole(actor, 'administrator')

/** Setting up happens once, before anybody could have been given a right to it. */
export const maySetUp = (actor: Actor, kind: Session['organization']['kind']): Result<Permit<'setUpOrganization'>> =>
  kind === 'none' ? mintPermit('setUpOrganization', actor) : fail({ kind: 'conflict', why: 'An organization has been set up here already. Sign in to it.' })

export const maySignIn = (actor: Actor): Result<Permit<'signIn'>> => mintPermit('signIn', actor)

export const maySignInAsExample = (actor: Actor, kind: Session['organization']['kind']): Result<Permit<'signInAsExample'>> =>
  kind === 'example' ? mintPermit('signInAsExample', actor) : fail({ kind: 'not-found', what: 'example organization' })

export function mayAdministrate<Name extends string>(actor: Actor, action: Name): Result<Permit<Name>> {
  if (actor.kind === 'visitor') return signedOut
  return administrates(actor) ? mintPermit(action, actor) : forbidden('This is for administrators. Ask one of yours.')
}

/** Nobody gives themselves a role, nor closes their own account: another administrator does. */
export function mayChangeAccount(actor: Actor, account: { readonly id: string; readonly roles: readonly Role[] }, roles: readonly Role[], active: boolean): Result<Permit<'changeAccount'>> {
  const own = actor.kind === 'person' && actor.accountId === account.id
  const same = active && account.roles.length === roles.length && account.roles.every((it) => roles.includes(it))
  if (own && !same) return forbidden('Nobody changes their own roles or closes their own account. Ask another administrator.')
  return mayAdministrate(actor, 'changeAccount')
}

/** What a person does with their own account and nobody else does for them. */
export const mayUseOwn = <Name extends string>(actor: Actor, action: Name): Result<{ readonly permit: Permit<Name>; readonly self: Extract<Actor, { kind: 'person' }> }> => {
  if (actor.kind !== 'person') return signedOut
  const permit = mintPermit(action, actor)
  return permit.ok ? { ok: true, value: { permit: permit.value, self: actor } } : permit
}
