import type { z } from 'zod'
import type { Actor } from './actor.ts'
import type { Contract } from './contract.ts'
import type { Tx } from './database.ts'
import type { Log } from './log.ts'
import type { Permit } from './permit.ts'
import type { Result } from './result.ts'

/** The session that the request came with, and what becomes of it once the request has succeeded. */
export type SessionControl = {
  readonly token: string | null
  readonly begin: (token: string, expiresAt: Date) => void
  readonly end: () => void
}

/** What an action may use. Everything it reads and writes is in one transaction, in which the database knows the actor. */
export type Context = {
  readonly tx: Tx
  readonly actor: Actor
  readonly now: Date
  readonly log: Log
  /** The address of the client, for throttling; empty on the command line. */
  readonly address: string
  readonly session: SessionControl
}

/** An answer that is already JSON, checked when it was stored. `tag` changes whenever the text does. */
export class Serialized {
  readonly text: string
  readonly tag: string

  constructor(text: string, tag: string) {
    this.text = text
    this.tag = tag
  }
}

/** A request before anything was asked of the database. Each `transact` is one transaction, in which the actor is known. */
export type Visit = Omit<Context, 'tx' | 'actor'> & {
  readonly transact: <T>(work: (context: Context) => Promise<Result<T>>) => Promise<Result<T>>
}

type Answer<Output extends z.ZodType> = Promise<Result<z.input<Output> | Serialized>>

export type Action<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> = {
  readonly contract: Contract<Input, Output>
  readonly run: (visit: Visit, input: z.output<Input>) => Answer<Output>
}

// oxlint-disable-next-line typescript/no-explicit-any -- A list of actions holds every input type at once.
export type AnyAction = Action<any, any>

/** An action of one transaction, typed by its contract. */
export const action = <Input extends z.ZodType, Output extends z.ZodType>(
  contract: Contract<Input, Output>,
  run: (context: Context, input: z.output<Input>) => Answer<Output>,
): Action<Input, Output> => ({ contract, run: (visit, input) => visit.transact((context) => run(context, input)) })

/** An action with slow work between its transactions, such as hashing a password: no connection waits for it. */
export const actionInSteps = <Input extends z.ZodType, Output extends z.ZodType>(
  contract: Contract<Input, Output>,
  run: Action<Input, Output>['run'],
): Action<Input, Output> => ({ contract, run })

/** What the audit keeps of a change: about whom or what, and identifiers that explain it; never words that people wrote. */
export type AuditNote = { readonly subject: string; readonly detail?: Readonly<Record<string, string | number | boolean | null>> }

/**
 * Does the permitted work and writes its audit entry in the same transaction: there is no change without an entry, and
 * no entry without the change.
 */
export async function change<T>(
  { tx, now }: Pick<Context, 'tx' | 'now'>,
  permit: Permit<string>,
  note: AuditNote,
  work: (tx: Tx) => Promise<Result<T>>,
): Promise<Result<T>> {
  const result = await work(tx)
  if (!result.ok) return result
  const { actor, action } = permit
  await tx
    .insertInto('audit_entry')
    .values({
      at: now,
      actor_kind: actor.kind,
      actor_person_id: actor.kind === 'person' ? actor.personId : null,
      action,
      subject: note.subject,
      detail: JSON.stringify(note.detail ?? {}),
    })
    .execute()
  return result
}
