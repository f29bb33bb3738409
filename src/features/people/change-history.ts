import { change, type Context } from '../../platform/action.ts'
import type { Permit } from '../../platform/permit.ts'
import { fail, invalid, ok, type Result } from '../../platform/result.ts'
import type { History } from './model.ts'
import { historiesOf, lockPeople } from './reads/histories.ts'
import { namesOf } from './reads/person.ts'
import { managerChange, type Outcome } from './rules/history.ts'
import { insertManagerNotices, saveHistories } from './writes.ts'

type Keep = Permit<'keepPeople'>

type Detail = Readonly<Record<string, string | number | boolean | null>>

/** The history of somebody who is there. */
export async function historyOf({ tx }: Context, permit: Keep, person: string): Promise<Result<History>> {
  await lockPeople(tx, permit)
  const history = (await historiesOf(tx, permit, [person])).get(person)
  return history ? ok(history) : fail({ kind: 'not-found', what: 'such person' })
}

/** Whether everybody who is named as a manager is there. */
export async function managersAreThere({ tx }: Context, managers: readonly string[]): Promise<Result<true>> {
  const known = await namesOf(tx, managers)
  return managers.every((it) => known.has(it)) ? ok(true) : invalid('managers', 'One of these managers is not here, or no longer. Choose others.')
}

/** Saves what became of somebody's history, with its audit entry, and tells those whom a change of managers concerns. */
export async function changeHistory(context: Context, permit: Keep, before: History, outcome: Outcome, detail: Detail): Promise<Result<Record<string, never>>> {
  if (!('history' in outcome)) return invalid(outcome.field, outcome.message)
  const after = outcome.history
  return change(context, permit, { subject: `person:${before.person}`, detail }, async (tx) => {
    await savePairs({ ...context, tx }, permit, [{ before, after }])
    return ok({})
  })
}

export async function savePairs({ tx, now }: Pick<Context, 'tx' | 'now'>, permit: Keep, pairs: readonly { before: History; after: History }[]): Promise<void> {
  await saveHistories(tx, permit, pairs, now)
  await insertManagerNotices(tx, permit, pairs.flatMap(({ before, after }) => managerChange(before, after) ?? []), now)
}
