import { action } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayReadPeople } from './policy.ts'
import { peopleInList, peoplePageSize } from './reads/directory.ts'
import { dayOf } from './rules/days.ts'

export const listPeople = action(api.listPeople, async ({ tx, actor, now }, asked) => {
  const permit = mayReadPeople(actor)
  if (!permit.ok) return permit
  const people = await peopleInList(tx, permit.value, { ...asked, day: dayOf(now) })
  const shown = people.slice(0, peoplePageSize)
  return ok({ people: shown, next: people.length > shown.length ? shown.at(-1)!.id : null })
})
