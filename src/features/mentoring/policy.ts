import type { Actor } from '../../platform/actor.ts'
import { mintPermit, type Permit } from '../../platform/permit.ts'
import { fail, type Result } from '../../platform/result.ts'

type Self<Name extends string> = { readonly permit: Permit<Name>; readonly self: string }

/** Mentoring is between people: everybody who is signed in offers, asks and answers for themselves, and nobody for another. */
export function mayMentor<Name extends string>(actor: Actor, action: Name): Result<Self<Name>> {
  if (actor.kind === 'visitor') return fail({ kind: 'signed-out' })
  if (actor.kind !== 'person') return fail({ kind: 'forbidden', why: 'Mentoring is between people. Sign in as one.' })
  const permit = mintPermit(action, actor)
  return permit.ok ? { ok: true, value: { permit: permit.value, self: actor.personId } } : permit
}
