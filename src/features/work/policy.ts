import type { Actor } from '../../platform/actor.ts'
import { mintPermit, type Permit } from '../../platform/permit.ts'
import { fail, type Result } from '../../platform/result.ts'
import { administrates } from '../access/policy.ts'

/** What people work on is everybody's who is signed in: to read, to record and to put right. */
export const mayUseWork = <Name extends string>(actor: Actor, action: Name): Result<Permit<Name>> =>
  actor.kind === 'visitor' ? fail({ kind: 'signed-out' }) : mintPermit(action, actor)

/** Whether somebody may remove what another recorded, which takes more than putting it right. */
export const removes = (actor: Actor, recordedBy: string | null): boolean =>
  administrates(actor) || (actor.kind === 'person' && actor.personId === recordedBy)

export function mayRemoveWork(actor: Actor, recordedBy: string | null): Result<Permit<'removeWork'>> {
  if (actor.kind === 'visitor') return fail({ kind: 'signed-out' })
  return removes(actor, recordedBy) ? mintPermit('removeWork', actor) : fail({ kind: 'forbidden', why: 'Only whoever recorded this work removes it. Ask them, or an administrator.' })
}
