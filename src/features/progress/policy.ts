import type { Actor } from '../../platform/actor.ts'
import { mintPermit, type Permit } from '../../platform/permit.ts'
import { fail, type Result } from '../../platform/result.ts'

/** Fits are made by the house itself; nobody asks for one. */
export function mayRefit(actor: Actor): Result<Permit<'refit'>> {
  return actor.kind === 'job' ? mintPermit('refit', actor) : fail({ kind: 'forbidden', why: 'Fits are made by the house itself.' })
}

type Person = Extract<Actor, { kind: 'person' }>
type May<Name extends string> = { readonly permit: Permit<Name>; readonly self: Person }

const signedOut: Result<never> = fail({ kind: 'signed-out' })

/** What everybody who is signed in does for themselves. */
export function mayForSelf<Name extends string>(actor: Actor, action: Name): Result<May<Name>> {
  if (actor.kind !== 'person') return signedOut
  const permit = mintPermit(action, actor)
  return permit.ok ? { ok: true, value: { permit: permit.value, self: actor } } : permit
}

/** What people do for themselves and nobody else does for them, whatever their role. An undefined person is one of whom they see nothing. */
export function mayAsOneself<Name extends 'exportAboutMe' | 'askForSupport' | 'commentOnAction'>(actor: Actor, person: string | undefined, action: Name): Result<May<Name>> {
  if (actor.kind === 'person' && person !== undefined && actor.personId !== person) return fail({ kind: 'forbidden', why: 'This is for the person themselves.' })
  return mayForSelf(actor, action)
}

/** What is agreed or noted about somebody is written by themselves and by whoever manages them today. `reads` is what the rosters say of that. */
export function mayWriteAbout<Name extends string>(actor: Actor, reads: boolean, action: Name): Result<May<Name>> {
  if (actor.kind === 'person' && !reads) return fail({ kind: 'forbidden', why: 'This is for the person themselves and for their managers.' })
  return mayForSelf(actor, action)
}

/** Anybody suggests a chance to everybody; to a team whoever manages somebody on it. */
export function mayOffer(actor: Actor, managesTeam: boolean): Result<May<'offerOpportunity'>> {
  if (actor.kind === 'person' && !managesTeam) return fail({ kind: 'forbidden', why: 'A chance is offered to a team by whoever manages somebody on it. Offer it to the engineering organization or to everybody instead.' })
  return mayForSelf(actor, 'offerOpportunity')
}

/** A chance may outlive whoever offered it: then an administrator closes it. */
export function mayClose(actor: Actor, may: boolean): Result<May<'closeOpportunity'>> {
  if (actor.kind === 'person' && !may) return fail({ kind: 'forbidden', why: 'Whoever offered it closes it, a manager of its team, or an administrator.' })
  return mayForSelf(actor, 'closeOpportunity')
}

/** Who asked for support does not give it to themselves: one of those who manage them takes it on. */
export function mayTakeOnSupport(actor: Actor, person: string | undefined): Result<May<'takeOnSupport'>> {
  if (actor.kind === 'person' && actor.personId === person) return fail({ kind: 'forbidden', why: 'One of those who manage you takes on what you asked for.' })
  return mayForSelf(actor, 'takeOnSupport')
}

/** Both sides say that support was given; whether the level above may see more than owner and days is the engineer's to say. */
export function mayChangeSupport(actor: Actor, person: string, shares: boolean): Result<May<'changeSupport'>> {
  if (actor.kind === 'person' && shares && actor.personId !== person) return fail({ kind: 'forbidden', why: 'Only whoever asked for support decides what the level above sees of it.' })
  return mayForSelf(actor, 'changeSupport')
}
