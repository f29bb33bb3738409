import { hasRole, type Actor } from '../../platform/actor.ts'
import { mintPermit, type Permit } from '../../platform/permit.ts'
import { fail, type Result } from '../../platform/result.ts'

/** Everybody signed in reads the frameworks; visitors do where the organization opened them. */
export function mayReadFramework(actor: Actor, isPublic: boolean): Result<Permit<'readFramework'>> {
  return actor.kind === 'visitor' && !isPublic ? fail({ kind: 'signed-out' }) : mintPermit('readFramework', actor)
}

export const stewards = (actor: Actor): boolean => actor.kind === 'operator' || hasRole(actor, 'steward')

/** Drafts, lint and publishing are the stewards'; the operator may publish from the command line. */
export function maySteward<Name extends string>(actor: Actor, action: Name): Result<Permit<Name>> {
  if (actor.kind === 'visitor') return fail({ kind: 'signed-out' })
  return stewards(actor) ? mintPermit(action, actor) : fail({ kind: 'forbidden', why: 'This is for the stewards of the framework. Ask an administrator to make you one.' })
}
