import { action } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import { managersOn, readsAbout } from '../people/reads/person.ts'
import { dayOf } from '../people/rules/days.ts'
import { workNamed } from '../work/reads.ts'
import * as api from './api.ts'
import { mayAskAbout } from './policy.ts'
import { peopleWithAccounts, stakeholdersFound, teammatesSince } from './reads/possible-givers.ts'

const yearMilliseconds = 365 * 24 * 60 * 60 * 1000

export const listPossibleGivers = action(api.listPossibleGivers, async ({ tx, actor, now }, { person, work: workId, text }) => {
  const may = mayAskAbout(actor, await readsAbout(tx, person), 'listPossibleGivers')
  if (!may.ok) return may
  const { permit, self } = may.value
  const today = dayOf(now)
  const managers = await managersOn(tx, person, today)
  const apart = [person, self.personId, ...managers.map((it) => it.id)]
  const teammates = await teammatesSince(tx, permit, person, { from: dayOf(new Date(now.getTime() - yearMilliseconds)), today, apart })
  const work = workId ? await workNamed(tx, workId) : undefined
  const stakeholders = await stakeholdersFound(tx, permit, { text: text?.trim() ?? '', teams: work?.teamIds ?? null, today, apart: [...apart, ...teammates.map((it) => it.id)] })
  const open = new Set(await peopleWithAccounts(tx, managers.map((it) => it.id)))
  return ok({ teammates, managers: managers.filter((it) => open.has(it.id) && it.id !== self.personId), stakeholders })
})
