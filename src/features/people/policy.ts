import type { Actor } from '../../platform/actor.ts'
import { mintPermit, type Permit } from '../../platform/permit.ts'
import { fail, type Result } from '../../platform/result.ts'
import { administrates } from '../access/policy.ts'
import { ownStructure } from './model.ts'

/** The structure is the administrators'; what the people in it write is not. */
export function mayRecordRoster(actor: Actor): Result<Permit<'recordRoster'>> {
  if (administrates(actor)) return mintPermit('recordRoster', actor)
  return actor.kind === 'visitor' ? fail({ kind: 'signed-out' }) : fail({ kind: 'forbidden', why: 'Only administrators record who works where.' })
}

/** What is held about a person is for themselves and for whoever manages them today. `reads` is what the rosters say of that. */
export function mayReadAbout(actor: Actor, reads: boolean): Result<Permit<'readAbout'>> {
  if (actor.kind === 'visitor') return fail({ kind: 'signed-out' })
  return actor.kind === 'person' && reads ? mintPermit('readAbout', actor) : fail({ kind: 'forbidden', why: 'This is for the person themselves and for their managers.' })
}

/** Names, titles and teams are for everybody who is signed in. */
export const mayReadPeople = (actor: Actor): Result<Permit<'readPeople'>> => (actor.kind === 'visitor' ? fail({ kind: 'signed-out' }) : mintPermit('readPeople', actor))

/** Levels and what somebody did before are for themselves, for whoever manages them today, and for administrators. */
export const mayReadEmployments = (actor: Actor, reads: boolean): Result<Permit<'readEmployments'>> =>
  reads || administrates(actor) ? mintPermit('readEmployments', actor) : fail({ kind: 'forbidden', why: 'This is for the person themselves, their managers and administrators.' })

/** Administrators keep who works where; the permit bears the name of what is done, for the audit. */
export function mayKeepPeople(actor: Actor, action: string): Result<Permit<'keepPeople'>> {
  if (actor.kind === 'visitor') return fail({ kind: 'signed-out' })
  return administrates(actor) ? mintPermit(action as 'keepPeople', actor) : fail({ kind: 'forbidden', why: 'Only administrators change who works where. Ask one of yours.' })
}

/** Nobody changes their own employment, level, managers or teams, nor makes themselves somebody's manager. */
export function mayChangePerson(actor: Actor, action: string, person: string, managers: readonly string[] = []): Result<Permit<'keepPeople'>> {
  const permit = mayKeepPeople(actor, action)
  if (!permit.ok) return permit
  const self = actor.kind === 'person' ? actor.personId : undefined
  return self !== undefined && (self === person || managers.includes(self)) ? fail({ kind: 'forbidden', why: ownStructure }) : permit
}

/** One's own notices, and nobody else's. */
export const mayReadNotices = (actor: Actor): Result<{ readonly permit: Permit<'readNotices'>; readonly self: string }> => {
  if (actor.kind !== 'person') return fail({ kind: 'signed-out' })
  const permit = mintPermit('readNotices', actor)
  return permit.ok ? { ok: true, value: { permit: permit.value, self: actor.personId } } : permit
}

/** The house itself applies retention, and the operator by restoring an archive. */
export const mayApplyRetention = (actor: Actor): Result<Permit<'applyRetention'>> =>
  actor.kind === 'job' || actor.kind === 'operator' ? mintPermit('applyRetention', actor) : fail({ kind: 'forbidden', why: 'Retention is applied by the house itself.' })
