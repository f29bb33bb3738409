import { change, type Context } from '../../platform/action.ts'
import type { Permit } from '../../platform/permit.ts'
import { fail, invalid, ok, type Result } from '../../platform/result.ts'
import type { History } from './model.ts'
import { historiesOf, lockPeople } from './reads/histories.ts'
import { namesOf } from './reads/person.ts'
import { leavesBefore, managerChange, managingAnew, staysNow, type Outcome } from './rules/history.ts'
import { closeAccounts, insertManagerNotices, saveHistories } from './writes.ts'

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

/** Whether everybody who is to manage from now on is here for as long as they are to. */
async function managersStay({ tx }: Context, permit: Keep, before: History, after: History): Promise<Result<true>> {
  const anew = managingAnew(before, after)
  const histories = await historiesOf(tx, permit, anew.map((it) => it.manager))
  const leaving = anew.find((it) => leavesBefore(it.endsOn, histories.get(it.manager)))
  if (!leaving) return ok(true)
  const name = (await namesOf(tx, [leaving.manager])).get(leaving.manager)!
  const until = leavesBefore(leaving.endsOn, histories.get(leaving.manager))!
  return invalid('managers', `${name} is here until ${until}, and would manage them for longer. Choose somebody else, or record first that ${name} stays.`)
}

/** Saves what became of somebody's history, with its audit entry, and tells those whom a change of managers concerns. */
export async function changeHistory(context: Context, permit: Keep, before: History, outcome: Outcome, detail: Detail): Promise<Result<Record<string, never>>> {
  if (!('history' in outcome)) return invalid(outcome.field, outcome.message)
  const after = outcome.history
  const stay = await managersStay(context, permit, before, after)
  if (!stay.ok) return stay
  return change(context, permit, { subject: `person:${before.person}`, detail }, async (tx) => {
    await savePairs({ ...context, tx }, permit, [{ before, after }])
    return ok({})
  })
}

export async function savePairs({ tx, now }: Pick<Context, 'tx' | 'now'>, permit: Keep, pairs: readonly { before: History; after: History }[]): Promise<void> {
  await saveHistories(tx, permit, pairs, now)
  await closeAccounts(tx, permit, pairs.filter(({ before, after }) => staysNow(before, after)).map(({ after }) => ({ person: after.person, on: null })))
  await insertManagerNotices(tx, permit, pairs.flatMap(({ before, after }) => managerChange(before, after) ?? []), now)
}
