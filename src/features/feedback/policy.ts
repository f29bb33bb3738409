import { visitor, type Actor } from '../../platform/actor.ts'
import { mintPermit, type Permit } from '../../platform/permit.ts'
import { fail, type Result } from '../../platform/result.ts'

type Person = Extract<Actor, { kind: 'person' }>

/** A permit and whom it was given to. */
export type May<Name extends string> = { readonly permit: Permit<Name>; readonly self: Person }

/** Everybody signed in opens the form; about oneself it serves the self-assessment and asking others. */
export const mayPrepare = (actor: Actor): Result<May<'prepareFeedback'>> =>
  actor.kind === 'person' ? withSelf(actor, mintPermit('prepareFeedback', actor)) : fail({ kind: 'signed-out' })

/** Everybody signed in may say what they saw of a colleague; of oneself one says it in a self-assessment. */
export function mayGive<Name extends 'giveFeedback' | 'saveDraft'>(actor: Actor, about: string, action: Name): Result<May<Name>> {
  if (actor.kind !== 'person') return fail({ kind: 'signed-out' })
  if (actor.personId === about) return fail({ kind: 'forbidden', why: 'Nobody gives feedback about themselves. Say where you see yourself in a self-assessment.' })
  return withSelf(actor, mintPermit(action, actor))
}

/**
 * Words about one's manager under a withheld name. Its audit entry names nobody: an administrator may be that manager, and the time of
 * an entry would tell who it was.
 */
export const mayGiveUnnamed = <Name extends string>({ action }: Permit<Name>): Result<Permit<Name>> => mintPermit(action as Name, visitor)

/** Only whoever gave something corrects or withdraws it; to others it is as if it were not there. */
export function mayChangeGiven<Name extends 'correctFeedback' | 'withdrawFeedback'>(actor: Actor, feedback: { readonly own: boolean; readonly nameWithheld: boolean } | undefined, action: Name): Result<Permit<Name>> {
  if (actor.kind !== 'person') return fail({ kind: 'signed-out' })
  if (!feedback) return fail({ kind: 'not-found', what: 'such feedback' })
  if (!feedback.own) return fail({ kind: 'forbidden', why: 'Only whoever gave it corrects or withdraws it. Talk to them.' })
  return mintPermit(action, feedback.nameWithheld ? visitor : actor)
}

/** People ask for feedback about themselves, and managers about whom they manage today. `reads` is what the rosters say of that. */
export function mayAskAbout<Name extends string>(actor: Actor, reads: boolean, action: Name): Result<May<Name>> {
  if (actor.kind !== 'person') return fail({ kind: 'signed-out' })
  return reads ? withSelf(actor, mintPermit(action, actor)) : fail({ kind: 'forbidden', why: 'One asks for feedback about oneself, and about people whom one manages.' })
}

/** Whoever holds an open one-time link, and nobody else, gives what it asks for, once. */
export const mayContribute = (actor: Actor): Result<Permit<'giveOutsideFeedback'>> => mintPermit('giveOutsideFeedback', actor.kind === 'visitor' ? actor : visitor)

const withSelf = <Name extends string>(self: Person, permit: Result<Permit<Name>>): Result<May<Name>> =>
  permit.ok ? { ok: true, value: { permit: permit.value, self } } : permit

type Request = { readonly giver: { readonly id: string }; readonly askedBy: { readonly id: string } }

/** Whoever was asked declines; whoever asked takes it back. To everybody else a request that they cannot see is not there. */
export function mayAnswerRequest<Name extends 'declineRequest' | 'cancelRequest'>(actor: Actor, request: Request | undefined, action: Name): Result<Permit<Name>> {
  if (actor.kind !== 'person') return fail({ kind: 'signed-out' })
  if (!request) return fail({ kind: 'not-found', what: 'such request' })
  const who = action === 'declineRequest' ? request.giver : request.askedBy
  if (who.id === actor.personId) return mintPermit(action, actor)
  return fail({ kind: 'forbidden', why: action === 'declineRequest' ? 'Only whoever was asked declines a request.' : 'Only whoever asked takes a request back.' })
}

/** What one says of oneself is one's own, whoever may read it. */
export const mayAssessSelf = (actor: Actor): Result<May<'assessSelf'>> =>
  actor.kind === 'person' ? withSelf(actor, mintPermit('assessSelf', actor)) : fail({ kind: 'signed-out' })
