import type { Actor } from '../../platform/actor.ts'
import { mintPermit, type Permit } from '../../platform/permit.ts'
import { fail, type Result } from '../../platform/result.ts'
import { administrates } from '../access/policy.ts'

/** The structure is the administrators'; what the people in it write is not. */
export function mayRecordRoster(actor: Actor): Result<Permit<'recordRoster'>> {
  if (administrates(actor)) return mintPermit('recordRoster', actor)
  return actor.kind === 'visitor' ? fail({ kind: 'signed-out' }) : fail({ kind: 'forbidden', why: 'Only administrators record who works where.' })
}
