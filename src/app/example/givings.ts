import { levelTexts } from '../../features/feedback/rules/level-texts.ts'
import { Chance } from './chance.ts'
import { daysBefore, daysBetween, earlierOf, laterOf, momentOn, workingDay } from './days.ts'
import type { Deed, DeedOf } from './deeds.ts'
import { speaksOf, witnessOn, type Witness } from './givers.ts'
import { missedOn } from './missed.ts'
import { freshSentence, leastSaid, observe, sentenceOn, type Occasion, type Seen } from './observing.ts'
import { calledName, firstDay, managersOn, roleOn, worksOn, type Colleague, type Expected, type RoleOn } from './people.ts'
import { byEmail, type Setting } from './plan.ts'
import { lastPart, peculiarityOf } from './true-levels.ts'
import type { Tone } from './words.ts'

/** All that is said of one person over time, and what they or their managers asked for before it was. */
export function givingsAbout(setting: Setting, about: Colleague): Deed[] {
  const memory: Memory = { said: new Set(), waiting: new Map(), heard: new Map(), seenBy: new Map(), unseen: new Set() }
  return daysOfWork(setting, about).flatMap((day, index) => {
    const chance = new Chance(`${setting.seed}/giving/${about.id}/${index}`)
    const role = roleOn(about, day, setting.frameworks)
    const witness = role && witnessOn(setting, about, day, chance, memory.heard)
    return witness ? giving({ setting, about, role, witness, day, chance, memory, key: `${about.id}/${index}` }) : []
  })
}

/** What was said of somebody so far. */
type Memory = {
  readonly said: Set<string>
  /** Until when somebody who was asked has not answered yet. */
  readonly waiting: Map<string, Date>
  /** How often each giver has spoken of them. */
  readonly heard: Map<string, number>
  /** Who spoke of which competency. */
  readonly seenBy: Map<string, Set<string>>
  /** What somebody said there was no chance to show. */
  readonly unseen: Set<string>
}

type Moment = {
  readonly setting: Setting
  readonly about: Colleague
  readonly role: RoleOn
  readonly witness: Witness
  readonly day: string
  readonly chance: Chance
  readonly memory: Memory
  readonly key: string
}

/** Of these less is said than of others: they work much on their own. */
const quiet = ['piotr-zieleniak', 'fionnuala-duignan', 'jorn-uhlenbrock']

/** The days of the work that is spoken of: over the year that ends yesterday, and for most who were here over the year before, more thinly. */
function daysOfWork({ seed, today }: Setting, about: Colleague): string[] {
  const chance = new Chance(`${seed}/days/${about.id}`)
  const begins = daysBefore(firstDay(about), -21)
  const ends = earlierOf(daysBefore(today, 1), about.roster.employments.at(-1)!.endsOn ?? today)
  const start = laterOf(daysBefore(today, 364), begins)
  const span = daysBetween(start, ends)
  const often = chance.between(14, 18) * (quiet.includes(about.id) ? 0.4 : managesSomebody(about) ? 0.8 : 1)
  const count = span < 14 ? 0 : Math.max(2, Math.round((often * span) / 364))
  const spread = (from: string, days: number, number: number) => Array.from({ length: number }, (_, i) => daysBefore(from, -Math.floor(((i + chance.next()) * days) / number)))
  const yearBefore = begins < daysBefore(today, 640) && chance.happens(0.6) ? spread(daysBefore(today, 620), 245, chance.between(4, 6)) : []
  const latest = count > 0 && ends === daysBefore(today, 1) && chance.happens(0.3) ? [ends] : []
  return [...[...yearBefore, ...spread(start, span, count)].map(workingDay).filter((it) => it >= begins), ...latest]
}

const managesSomebody = ({ roster }: Colleague): boolean => roster.employments.at(-1)?.family === 'engineering-management'

function giving(moment: Moment): Deed[] {
  const { setting, about, witness, day, chance, key, memory } = moment
  const { giver, voice } = witness
  const given = givenOn(setting, about, giver, day, chance)
  const at = momentOn(given, chance.between(9 * 60, 17 * 60))
  const asked = voice !== 'report' && (witness.asked || chance.happens(0.12)) ? requestFor(moment, at) : undefined
  if (witness.asked && !asked) return []
  const content = contentOf(moment, asked?.competencies ?? [])
  memory.heard.set(giver.id, (memory.heard.get(giver.id) ?? 0) + 1)
  const give: DeedOf<'give'> = { kind: 'give', key, at, by: giver.email, about: about.email, content }
  return asked ? [asked, { ...give, request: asked.key }] : [give]
}

/** Within days of the work; on a day on which both still work here. */
function givenOn({ today }: Setting, about: Colleague, giver: Colleague, day: string, chance: Chance): string {
  const yesterday = daysBefore(today, 1)
  const later = earlierOf(yesterday, laterOf(day, workingDay(daysBefore(day, -chance.between(0, 5)))))
  return worksOn(about, later) && worksOn(giver, later) ? later : day
}

/** Some feedback answers a request, by the person or by their manager, made within the week before, about what few have spoken of. */
function requestFor(moment: Moment, givenAt: Date): DeedOf<'ask'> | undefined {
  const { setting, about, role, witness, chance, key, memory: { waiting } } = moment
  const { giver, work } = witness
  const askedOn = workingDay(daysBefore(givenAt.toISOString().slice(0, 10), chance.between(1, 6)))
  const at = momentOn(askedOn, chance.between(8 * 60, 17 * 60))
  const manager = managersOn(about, askedOn)[0]
  const by = chance.happens(0.2) && manager && manager !== giver.email ? byEmail(setting, manager) : about
  const roleThen = roleOn(about, askedOn, setting.frameworks)
  const known = speakable(moment).filter((it) => (role.position === null || it.first <= role.position) && roleThen?.competencies.some((one) => one.id === it.id))
  const competencies = chance.several(known, chance.between(2, 4), (it) => weightOf(moment, it)).map((it) => it.id)
  if (competencies.length === 0 || !worksOn(giver, askedOn) || (waiting.get(giver.id)?.getTime() ?? 0) >= at.getTime() || !worksOn(about, askedOn)) return undefined
  waiting.set(giver.id, givenAt)
  const { requests, 'requests-of-managers': ofManagers } = setting.words.states
  const message = leastSaid({ setting, chance, name: calledName(about), work }, by === about ? requests : ofManagers)
  return { kind: 'ask', key: `request/${key}`, at, by: by.email, about: about.email, givers: [giver.email], competencies, work: work.title, message }
}

/** The competencies that a giver can speak of on a day: what nobody could have seen is not among them, nor what is far above the person. */
function speakable({ role, witness, setting, about, day }: Moment): Expected[] {
  const end = (role.position ?? 2) + 1
  return role.competencies.filter((it) => it.first <= end && speaksOf(witness.voice, lastPart(it.id), it.group) > 0 && !missedOn(setting, about, it.id, day))
}

/** What is not asked for yet is seldom spoken of, nor what the giver has spoken of before; where somebody stands out, everybody mentions it. */
function weightOf({ role, witness, about, memory: { seenBy, unseen } }: Moment, { id, group, first }: Expected): number {
  const by = seenBy.get(id) ?? new Set()
  const early = first > (role.position ?? 2) ? 0.02 : 1
  const again = peculiarityOf(about.id, id) ? 6 : (by.has(witness.giver.id) ? 0.12 : 1) / (1 + by.size * 0.3)
  return speaksOf(witness.voice, lastPart(id), group) * early * again * (unseen.has(id) ? 0.05 : 1)
}

/** How many competencies somebody speaks of at a time: at least, and at most. */
const breadth: Record<Witness['voice'], readonly [number, number]> = { manager: [8, 11], teammate: [5, 8], reliability: [5, 8], product: [4, 6], business: [3, 4], report: [0, 2] }

function contentOf(moment: Moment, wished: readonly string[]): DeedOf<'give'>['content'] {
  const { setting, about, role, witness, day, chance, memory } = moment
  const { giver, voice, work } = witness
  const occasion: Occasion = { setting, about, name: calledName(about), giver: giver.id, role, work, day, chance, said: memory.said }
  if (voice === 'report') return ofOwnManager(occasion)
  const talkative = new Chance(`${setting.seed}/talkative/${giver.id}`).next() * 0.4 + 0.15
  const asked = role.competencies.filter((it) => wished.includes(it.id))
  const others = speakable(moment).filter((it) => !asked.includes(it))
  const chosen = [...asked, ...chance.several(others, chance.between(...breadth[voice]) - asked.length, (it) => weightOf(moment, it))]
  for (const { id } of chosen) memory.seenBy.set(id, new Set([...(memory.seenBy.get(id) ?? []), giver.id]))
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
function withoutValue(moment: Moment, occasion: Occasion, chosen: readonly Expected[]): Seen[] {
  const { setting, about, role, witness, chance } = moment
  const { states } = setting.words
  const others = role.competencies.filter((it) => !chosen.includes(it) && !peculiarityOf(about.id, it.id) && speaksOf(witness.voice, lastPart(it.id), it.group) > 0)
  if (others.length === 0) return []
  if (chance.happens(0.09)) return withoutChance(moment, occasion, others)
  if (chance.happens(0.04)) return [{ competency: chance.one(others).id, choice: 'not-observed', words: chance.happens(0.5) ? leastSaid(occasion, states['not-observed']) : null }]
  const ofTrade = others.filter((it) => it.group !== 'values' && it.group !== 'working-together')
  if (ofTrade.length > 0 && chance.happens(0.02)) return [{ competency: chance.one(ofTrade).id, choice: 'outside-role', words: leastSaid(occasion, states['outside-role']) }]
  return chance.happens(0.02) ? beyondRole(role, chance) : []
}

/** Nobody has spoken of it yet, and few do after it was said that there was nothing to see. */
function withoutChance({ role, setting, day, chance, memory: { seenBy, unseen } }: Moment, occasion: Occasion, others: readonly Expected[]): Seen[] {
  const reasons = setting.words.states['no-opportunity-given']
  const found = others.filter((it) => it.first <= (role.position ?? 2) && !seenBy.has(it.id) && reasons.some((one) => one.competency === lastPart(it.id)))
  if (found.length === 0) return []
  const { id } = chance.one(found)
  unseen.add(id)
  const words = leastSaid(occasion, reasons.filter((it) => it.competency === lastPart(id)).map((it) => it.words))
  return [{ competency: id, choice: 'no-opportunity', words, noOpportunityFrom: daysBefore(day, chance.between(60, 150)), noOpportunityUntil: chance.happens(0.5) || day < daysBefore(setting.today, 150) ? day : null }]
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
  if (!silent && chance.happens(0.45)) return null
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
