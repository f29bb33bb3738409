import { Chance } from './chance.ts'
import { daysBefore, daysBetween } from './days.ts'
import { roleOn, type Colleague, type Expected } from './people.ts'
import type { Setting } from './plan.ts'

/** Where somebody is far from what their level says; everybody near them sees it. */
export type Peculiarity = { readonly person: string; readonly competency: string; readonly levels: number }

/** Who stands out, and by how much. Few do. */
export const peculiarities: readonly Peculiarity[] = [
  { person: 'yasmin-alkhatib', competency: 'observability', levels: -2.2 },
  { person: 'saoirse-mac-giolla', competency: 'estimating', levels: -2.1 },
  { person: 'radu-moldoveanu', competency: 'giving-feedback', levels: -2.2 },
  { person: 'bjarki-hallmarsson', competency: 'writing-documents', levels: -2.2 },
  { person: 'ottilie-marchetti', competency: 'prioritising', levels: -1.9 },
  { person: 'henrike-vossberg', competency: 'platform-services', levels: -1.7 },
  { person: 'chidi-rosenqvist', competency: 'testing', levels: 2.3 },
  { person: 'noor-van-aalsum', competency: 'writing-documents', levels: 2.3 },
  { person: 'tomasz-wierzba', competency: 'incident-response', levels: 2.2 },
  { person: 'wanjiru-kamotho', competency: 'accessibility', levels: 2 },
  { person: 'mei-sakurada', competency: 'operating', levels: 2.2 },
]

export const lastPart = (id: string): string => id.slice(id.lastIndexOf('/') + 1)

export const peculiarityOf = (person: string, competency: string): Peculiarity | undefined => peculiarities.find((it) => it.person === person && it.competency === lastPart(competency))

/**
 * How far a person’s work stands, on the ladder’s level scale, in one competency on one day: about their level, uneven, and rising. It is
 * seen from the role of today, since nobody’s work leaps on the day of a promotion; they grew towards it.
 */
export function trueLevel({ seed, today, frameworks }: Setting, person: Colleague, competency: Expected, day: string): number {
  const role = roleOn(person, today, frameworks)
  const { expected, first, last } = role?.competencies.find((it) => it.id === competency.id) ?? competency
  const known = peculiarityOf(person.id, competency.id)
  if (known) return expected + known.levels
  const general = 0.12 + new Chance(`${seed}/level/${person.id}`).normal(0.25)
  const own = new Chance(`${seed}/level/${person.id}/${competency.id}`)
  const before = roleOn(person, daysBefore(today, 540), frameworks)
  const promoted = role && before && before.position !== null && before.position < (role.position ?? 0)
  const growth = 0.15 + Math.abs(own.normal(0.25)) + (promoted ? 0.35 : 0)
  // What is not asked for yet is shown now and then at most. Beyond the last text there is more to be good at, and no text to say it
  // with; it is chosen all the more surely. Most people live by the values of the house.
  const position = role?.position ?? first
  const end = first > position ? -0.6 : position > last ? 0.5 : competency.group === 'values' ? 0.35 : 0
  return expected + end + general + own.normal(0.42) - growth * (daysBetween(day, today) / 365)
}

/** How generous somebody is in what they say of anybody, in levels. */
export const leniencyOf = (seed: string, giver: string): number => new Chance(`${seed}/leniency/${giver}`).normal(0.3)

/** How one giver’s impression of one person colours all that they say of them. */
export const haloOf = (seed: string, giver: string, about: string): number => new Chance(`${seed}/halo/${giver}/${about}`).normal(0.2)
