import { action } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayReadPeople } from './policy.ts'
import { engineeringAudience, peopleInList, peoplePageSize } from './reads/directory.ts'
import { dayOf } from './rules/days.ts'

export const listPeople = action(api.listPeople, async ({ tx, actor, now }, { audience, ...asked }) => {
  const permit = mayReadPeople(actor)
  if (!permit.ok) return permit
  const day = dayOf(now)
  const among = audience === 'engineering' ? [...(await engineeringAudience(tx, day))] : undefined
  const people = await peopleInList(tx, permit.value, { ...asked, among, day })
  const shown = people.slice(0, peoplePageSize)
  return ok({ people: shown, next: people.length > shown.length ? shown.at(-1)!.id : null })
})
