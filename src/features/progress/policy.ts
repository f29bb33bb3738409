import type { Actor } from '../../platform/actor.ts'
import { mintPermit, type Permit } from '../../platform/permit.ts'
import { fail, type Result } from '../../platform/result.ts'

/** Fits are made by the house itself; nobody asks for one. */
export function mayRefit(actor: Actor): Result<Permit<'refit'>> {
  return actor.kind === 'job' ? mintPermit('refit', actor) : fail({ kind: 'forbidden', why: 'Fits are made by the house itself.' })
}
