import { Chance } from './chance.ts'
import { daysBefore, laterOf } from './days.ts'
import type { Deed } from './deeds.ts'
import { firstDay, managersOn, roleOn, worksOn, type Colleague } from './people.ts'
import type { Setting } from './plan.ts'
import { lastPart, peculiarityOf } from './true-levels.ts'

/** That somebody has had no chance to show something, why, and from when to when; without an end it goes on. */
type Missed = { readonly person: Colleague; readonly competency: string; readonly reason: string; readonly startsOn: string; readonly endsOn: string | null }

const known = new WeakMap<Setting, Missed[]>()

/** Everything that somebody of the example has had no chance to show. */
export function missedIn(setting: Setting): Missed[] {
  const found = known.get(setting) ?? setting.words.states['no-opportunity'].flatMap(({ competency, words }) => missedOf(setting, competency, words))
  known.set(setting, found)
  return found
}

function missedOf(setting: Setting, competency: string, reason: string): Missed[] {
  const { seed, today, people, frameworks } = setting
  const chance = new Chance(`${seed}/missed/${competency}`)
  const concerned = people.flatMap((person) => {
    const role = worksOn(person, today) && firstDay(person) < daysBefore(today, 60) ? roleOn(person, today, frameworks) : undefined
    const found = role?.competencies.find((it) => lastPart(it.id) === competency && it.first <= (role.position ?? 0))
    return found && !peculiarityOf(person.id, found.id) ? [{ person, id: found.id }] : []
  })
  return chance.several(concerned, 3).map(({ person, id }, index) => {
    const from = laterOf(daysBefore(today, chance.between(120, 330)), firstDay(person))
    const endsOn = [null, daysBefore(today, -chance.between(20, 90)), daysBefore(today, chance.between(10, 60))][index % 3]!
    return { person, competency: id, reason, startsOn: from, endsOn }
  })
}

/** Whether nobody can have seen this of this person on that day. */
export const missedOn = (setting: Setting, about: Colleague, competency: string, day: string): boolean =>
  missedIn(setting).some((it) => it.person === about && it.competency === competency && it.startsOn <= day && (it.endsOn === null || it.endsOn >= day))

/** The person says it, or their manager does. */
export function missedDeeds(setting: Setting): Deed[] {
  return missedIn(setting).map(({ person, competency, reason, startsOn, endsOn }) => {
    const chance = new Chance(`${setting.seed}/missed/${person.id}/${competency}`)
    const day = laterOf(daysBefore(startsOn, -chance.between(1, 20)), firstDay(person))
    const manager = managersOn(person, setting.today)[0]
    const by = manager !== undefined && managersOn(person, day).includes(manager) && chance.happens(0.3) ? manager : person.email
    return { kind: 'no-opportunity', at: new Date(Date.parse(day) + 10 * 3_600_000), by, about: person.email, competency, reason, startsOn, endsOn }
  })
}
