import type { Actor } from '../../platform/actor.ts'
import { mintPermit, type Permit } from '../../platform/permit.ts'
import { fail, type Result } from '../../platform/result.ts'
import { administrates } from '../access/policy.ts'

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
