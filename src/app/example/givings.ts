import { levelTexts } from '../../features/feedback/rules/level-texts.ts'
import { Chance } from './chance.ts'
import { daysBefore, daysBetween, earlierOf, laterOf, momentOn, workingDay } from './days.ts'
import type { Deed, DeedOf } from './deeds.ts'
import { speaksOf, witnessOn, type Witness } from './givers.ts'
import { missedOn } from './missed.ts'
import { freshSentence, observe, sentenceOn, type Occasion, type Seen } from './observing.ts'
import { calledName, firstDay, managersOn, roleOn, worksOn, type Colleague, type Expected, type RoleOn } from './people.ts'
import { byEmail, type Setting } from './plan.ts'
import { lastPart, peculiarityOf } from './true-levels.ts'
import type { Tone } from './words.ts'

/** All that is said of one person over time, and what they or their managers asked for before it was. */
export function givingsAbout(setting: Setting, about: Colleague): Deed[] {
  const said = new Set<string>()
  const waiting = new Map<string, Date>()
  return daysOfWork(setting, about).flatMap((day, index) => {
    const chance = new Chance(`${setting.seed}/giving/${about.id}/${index}`)
    const role = roleOn(about, day, setting.frameworks)
    const witness = role && witnessOn(setting, about, day, chance)
    return witness ? giving({ setting, about, role, witness, day, chance, said, waiting, key: `${about.id}/${index}` }) : []
  })
}

type Moment = {
  readonly setting: Setting
  readonly about: Colleague
  readonly role: RoleOn
  readonly witness: Witness
  readonly day: string
  readonly chance: Chance
  readonly said: Set<string>
  /** Until when somebody who was asked has not answered yet. */
  readonly waiting: Map<string, Date>
  readonly key: string
}

/** The days of the work that is spoken of: over the year that ends yesterday, and for some over a part of the year before. */
function daysOfWork({ seed, today }: Setting, about: Colleague): string[] {
  const chance = new Chance(`${seed}/days/${about.id}`)
  const begins = daysBefore(firstDay(about), -21)
  const ends = earlierOf(daysBefore(today, 1), about.roster.employments.at(-1)!.endsOn ?? today)
  const start = laterOf(daysBefore(today, 364), begins)
  const span = daysBetween(start, ends)
  const count = span < 14 ? 0 : Math.max(2, Math.round(((chance.between(13, 17) * span) / 364) * (managesSomebody(about) ? 0.8 : 1)))
  const spread = (from: string, days: number, number: number) => Array.from({ length: number }, (_, i) => daysBefore(from, -Math.floor(((i + chance.next()) * days) / number)))
  const longAgo = begins < daysBefore(today, 640) && chance.happens(0.35) ? spread(daysBefore(today, 600), 225, chance.between(3, 4)) : []
  const latest = count > 0 && ends === daysBefore(today, 1) && chance.happens(0.3) ? [ends] : []
  return [...[...longAgo, ...spread(start, span, count)].map(workingDay).filter((it) => it >= begins), ...latest]
}

const managesSomebody = ({ roster }: Colleague): boolean => roster.employments.at(-1)?.family === 'engineering-management'

function giving(moment: Moment): Deed[] {
  const { setting, about, witness, day, chance, key } = moment
  const { giver } = witness
  const given = givenOn(setting, about, giver, day, chance)
  const at = momentOn(given, chance.between(9 * 60, 17 * 60))
  const content = contentOf(moment)
  const give: DeedOf<'give'> = { kind: 'give', key, at, by: giver.email, about: about.email, content }
  const unnamed = content.withholdName
  if (unnamed || !(witness.asked || chance.happens(0.1))) return witness.asked ? [] : [give]
  const asked = requestFor(moment, at)
  return asked ? [asked, { ...give, request: asked.key }] : witness.asked ? [] : [give]
}

/** Within days of the work; on a day on which both still work here. */
function givenOn({ today }: Setting, about: Colleague, giver: Colleague, day: string, chance: Chance): string {
  const yesterday = daysBefore(today, 1)
  const later = earlierOf(yesterday, laterOf(day, workingDay(daysBefore(day, -chance.between(0, 5)))))
  return worksOn(about, later) && worksOn(giver, later) ? later : day
}

/** Some feedback answers a request, by the person or by their manager, made within the week before. */
function requestFor({ setting, about, role, witness, chance, key, waiting, day }: Moment, givenAt: Date): DeedOf<'ask'> | undefined {
  const { giver, work } = witness
  const at = new Date(givenAt.getTime() - chance.between(20, 150) * 3_600_000)
  const askedOn = at.toISOString().slice(0, 10)
  const manager = managersOn(about, askedOn)[0]
  const by = chance.happens(0.2) && manager && manager !== giver.email ? byEmail(setting, manager) : about
  const competencies = speakable({ role, witness, setting, about, day }).filter((it) => role.position === null || it.first <= role.position)
  const wished = chance.several(competencies, chance.between(2, 4), (it) => speaksOf(witness.voice, lastPart(it.id), it.group))
  const sameRole = roleOn(about, askedOn, setting.frameworks)
  const known = wished.filter((it) => sameRole?.competencies.some((one) => one.id === it.id)).map((it) => it.id)
  if (known.length === 0 || !worksOn(giver, askedOn) || (waiting.get(giver.id)?.getTime() ?? 0) >= at.getTime() || !worksOn(about, askedOn)) return undefined
  waiting.set(giver.id, givenAt)
  const { requests, 'requests-of-managers': ofManagers } = setting.words.states
  const message = freshMessage(chance, by === about ? requests : ofManagers, calledName(about), work.called)
  return { kind: 'ask', key: `request/${key}`, at, by: by.email, about: about.email, givers: [giver.email], competencies: known, work: work.title, message }
}

const freshMessage = (chance: Chance, from: readonly string[], name: string, work: string): string => chance.one(from).replaceAll('{name}', name).replaceAll('{work}', work)

/** The competencies that a giver can speak of on a day: what nobody could have seen is not among them. */
function speakable({ role, witness, setting, about, day }: Pick<Moment, 'role' | 'witness' | 'setting' | 'about' | 'day'>): Expected[] {
  return role.competencies.filter((it) => speaksOf(witness.voice, lastPart(it.id), it.group) > 0 && !missedOn(setting, about, it.id, day))
}

/** Above somebody’s level they are seldom seen; where they stand out, everybody mentions it. */
function weightOf({ role, witness, about }: Moment, { id, group, first }: Expected): number {
  const early = first > (role.position ?? 2) + 0.01 ? 0.05 : 1
  const often = peculiarityOf(about.id, id) ? 14 : 1
  return speaksOf(witness.voice, lastPart(id), group) * early * often
}

function contentOf(moment: Moment): DeedOf<'give'>['content'] {
  const { setting, about, role, witness, day, chance, said } = moment
  const { giver, voice, work } = witness
  const occasion: Occasion = { setting, about: about.id, name: calledName(about), giver: giver.id, role, work, day, chance, said }
  if (voice === 'report') return ofOwnManager(occasion)
  const talkative = new Chance(`${setting.seed}/talkative/${giver.id}`).next() * 0.5 + 0.3
  const count = voice === 'business' ? chance.between(2, 4) : chance.between(4, 7)
  const chosen = chance.several(speakable(moment), count, (it) => weightOf(moment, it))
  const observed = chosen.map((it) => observe(occasion, it, talkative))
  const observations = [...observed.map((it) => it.seen), ...withoutValue(moment, occasion, chosen)]
  return { observedOn: day, work: work.title, words: overallWords(occasion, voice, observed.map((it) => it.tone), observations), observations }
}

/** Reports say in words what they saw of their manager, with or without their name. */
function ofOwnManager(occasion: Occasion): DeedOf<'give'>['content'] {
  const { setting, chance, said, work, day, role } = occasion
  const withholdName = chance.happens(0.4)
  const left = setting.words.overall[withholdName ? 'withheld' : 'named'].filter((it) => !said.has(it))
  const words = left.length > 0 ? chance.one(left) : null
  if (words) said.add(words)
  const spoken = chance.several(role.competencies.filter((it) => it.group === 'working-together' || it.group === 'values'), words ? 1 : 2)
  const observations = withholdName ? [] : spoken.flatMap((it): Seen[] => {
    const sentence = sentenceOn(occasion, it.id, chance.happens(0.3) ? 'beyond' : 'solid')
    return sentence ? [{ competency: it.id, choice: 'words', words: sentence }] : []
  })
  const spare = setting.words.overall.named[0]!
  return { observedOn: day, work: chance.happens(0.4) ? work.title : null, withholdName, words: words ?? (observations.length > 0 ? null : spare), observations }
}

/** What a giver had no chance to see, was not there for, or thinks is not asked of the person. */
function withoutValue({ setting, about, role, witness, day, chance }: Moment, { name, work }: Occasion, chosen: readonly Expected[]): Seen[] {
  const { states } = setting.words
  const others = role.competencies.filter((it) => !chosen.includes(it) && !peculiarityOf(about.id, it.id) && speaksOf(witness.voice, lastPart(it.id), it.group) > 0)
  if (others.length === 0) return []
  const fill = (sentence: string): string => sentence.replaceAll('{name}', name).replaceAll('{work}', work.called)
  if (chance.happens(0.06)) {
    const from = daysBefore(day, chance.between(60, 150))
    return [{ competency: chance.one(others).id, choice: 'no-opportunity', words: fill(chance.one(states['no-opportunity-given'])), noOpportunityFrom: from, noOpportunityUntil: chance.happens(0.5) ? day : null }]
  }
  if (chance.happens(0.04)) return [{ competency: chance.one(others).id, choice: 'not-observed', words: chance.happens(0.5) ? chance.one(states['not-observed']) : null }]
  if (chance.happens(0.02)) return [{ competency: chance.one(others).id, choice: 'outside-role', words: fill(chance.one(states['outside-role'])) }]
  return chance.happens(0.02) ? beyondRole(role, chance) : []
}

/** Now and then somebody shows something that is not asked of them at all. */
function beyondRole(role: RoleOn, chance: Chance): Seen[] {
  const others = role.framework.competencies.filter((it) => !it.id.includes('/') && !role.competencies.some((one) => one.id === it.id))
  if (others.length === 0) return []
  const { id } = chance.one(others)
  const text = levelTexts(role.framework, id, role.specialty)[0]
  return text ? [{ competency: id, choice: 'level', level: text.levels[0]!, frequency: 'usually' }] : []
}

/** What is said of the whole: by most, and always where nothing else was put into words. */
function overallWords(occasion: Occasion, voice: Witness['voice'], tones: readonly Tone[], observations: readonly Seen[]): string | null {
  const { chance, setting, giver, work } = occasion
  const { overall } = setting.words
  const silent = observations.every((it) => !it.words)
  if (!silent && chance.happens(0.35)) return null
  const own = overall.own[giver]
  const inOwnScript = own && chance.happens(0.3) ? freshSentence(occasion, own) : null
  if (inOwnScript) return inOwnScript
  const score = tones.reduce((sum, it) => sum + (it === 'beyond' ? 1 : it === 'wanting' ? -1 : 0), 0)
  const tone = score >= 2 ? 'beyond' : score <= -2 ? 'wanting' : 'solid'
  const speaker = voice === 'reliability' || voice === 'report' ? 'teammate' : voice
  const opening = freshSentence(occasion, overall[speaker][tone])
  const moment = chance.happens(opening ? 0.3 : 0.8) ? freshSentence(occasion, work.moments) : null
  return [opening, moment].filter(Boolean).join(' ') || null
}
