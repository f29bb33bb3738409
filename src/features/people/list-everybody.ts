import { action } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayKeepPeople } from './policy.ts'
import { peopleKept, peopleKeptAtOnce } from './reads/directory.ts'
import { dayOf } from './rules/days.ts'

export const listEverybody = action(api.listEverybody, async ({ tx, actor, now }, asked) => {
  const permit = mayKeepPeople(actor, 'listEverybody')
  if (!permit.ok) return permit
  const people = await peopleKept(tx, permit.value, { ...asked, day: dayOf(now) })
  return ok({ people: people.slice(0, peopleKeptAtOnce), more: people.length > peopleKeptAtOnce })
})
