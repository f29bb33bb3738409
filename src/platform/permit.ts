import type { Actor } from './actor.ts'
import { ok, type Result } from './result.ts'

declare const minted: unique symbol

/**
 * The proof that a policy was asked. Writes and confidential reads take one as a parameter, and only a policy
 * can make one, so code that forgot to ask does not compile.
 */
export type Permit<Action extends string> = {
  readonly [minted]: Action
  readonly action: Action
  readonly actor: Actor
}

/** Only `policy.ts` files call this; the architecture test sees to it. */
export const mintPermit = <Action extends string>(action: Action, actor: Actor): Result<Permit<Action>> =>
  ok({ action, actor } as Permit<Action>)
