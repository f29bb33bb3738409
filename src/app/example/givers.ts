import { Chance } from './chance.ts'
import type { Tone } from './words.ts'
import { employmentOn, managersOn, roleInTeam, teamsOn, worksOn, type Colleague } from './people.ts'
import type { Setting } from './plan.ts'
import { underWay, type Work } from './work.ts'

/** In which words somebody speaks: as a manager, as somebody of the same trade, as a product manager, from the business, or about their own manager. */
export type Voice = 'manager' | 'teammate' | 'reliability' | 'product' | 'business' | 'report'

/** Somebody who saw somebody else at work. `asked` where it takes a request for them to be a stakeholder. */
export type Witness = { readonly giver: Colleague; readonly voice: Voice; readonly work: Work; readonly asked: boolean }

const chanceOf: Record<Voice, number> = { manager: 2.2, teammate: 1, reliability: 0.9, product: 1, business: 0.7, report: 0.15 }

type Candidate = { readonly giver: Colleague; readonly voice: Voice; readonly works: readonly Work[]; readonly asked: boolean; readonly together: boolean }

/**
 * Who speaks of a person’s work of a day: mostly a few who are near to them, and of those rather whoever has said less so far. `heard`
 * counts how often each has spoken.
 */
export function witnessOn(setting: Setting, about: Colleague, day: string, chance: Chance, heard: ReadonlyMap<string, number>): Witness | undefined {
  const own = teamsOn(about, day)
  const leads = own.includes('leadership')
  const current = underWay(setting.work, day)
  const works = leads ? current : current.filter((it) => it.affects.some((team) => own.includes(team)))
  const around: Around = { about, day, own, leads, works }
  const weight = weighing(setting.seed, about, setting.people.flatMap((giver) => candidate(around, giver) ?? []))
  const found = chance.weighted([...weight.keys()], (it) => weight.get(it)! / (1 + (heard.get(it.giver.id) ?? 0)))
  const work = found && chance.weighted(found.works, (it) => weightOf(it, about, day))
  return work && { giver: found.giver, voice: found.voice, asked: found.asked, work }
}

type Around = { readonly about: Colleague; readonly day: string; readonly own: readonly string[]; readonly leads: boolean; readonly works: readonly Work[] }

function candidate({ about, day, own, leads, works }: Around, giver: Colleague): Candidate | undefined {
  if (giver === about || !worksOn(giver, day)) return undefined
  const voice = voiceOf(giver, about, day)
  if (voice === undefined) return undefined
  const theirs = teamsOn(giver, day)
  const together = voice === 'manager' || voice === 'report' || own.some((team) => theirs.includes(team))
  const seen = together || leads || theirs.length === 0 ? works : works.filter((it) => it.affects.some((team) => theirs.includes(team)))
  if (seen.length === 0) return undefined
  return { giver, voice, works: seen, together, asked: !together && (theirs.length === 0 || leads) }
}

/** Of teammates four are near, and of others two; whoever manages people has fewer of the first and more of the second. */
function weighing(seed: string, about: Colleague, candidates: readonly Candidate[]): Map<Candidate, number> {
  const managed = (it: Candidate): boolean => it.voice === 'manager' || it.voice === 'report'
  const nearest = (of: readonly Candidate[], count: number): Candidate[] => of.toSorted((a, b) => closeness(seed, b.giver, about) - closeness(seed, a.giver, about)).slice(0, count)
  const manages = candidates.some((it) => it.voice === 'report')
  const near = new Set([...nearest(candidates.filter((it) => it.together && !managed(it)), 4), ...nearest(candidates.filter((it) => !it.together), manages ? 4 : 2)])
  return new Map(candidates.map((it) => [it, chanceOf[it.voice] * (managed(it) ? 1 : near.has(it) ? (it.together || manages ? 1 : 0.6) : 0.02)]))
}

const closenessKnown = new Map<string, number>()

/** How much two people see of each other, the same from either side. */
function closeness(seed: string, one: Colleague, other: Colleague): number {
  const [first, second] = one.id < other.id ? [one.id, other.id] : [other.id, one.id]
  const pair = `${seed}/near/${first}/${second}`
  const known = closenessKnown.get(pair) ?? new Chance(pair).next()
  closenessKnown.set(pair, known)
  return known
}

function voiceOf(giver: Colleague, about: Colleague, day: string): Voice | undefined {
  if (managersOn(about, day).includes(giver.email)) return 'manager'
  if (managersOn(giver, day).includes(about.email)) return 'report'
  if (giver.department !== undefined) return giver.department === 'IT' ? undefined : 'business'
  const role = roleInTeam(giver, day)
  if (role === 'product-manager' || !employmentOn(giver, day)?.framework) return 'product'
  return role === 'embedded-sre' ? 'reliability' : 'teammate'
}

/** Those who begin are seen on tasks, those who lead on projects. */
function weightOf({ kind, affects }: Work, about: Colleague, day: string): number {
  const level = employmentOn(about, day)?.level ?? ''
  const begins = ['E1', 'E2', 'intermediate', ''].includes(level)
  const leads = ['E4', 'E5', 'E6', 'staff', 'principal'].includes(level)
  const byKind = begins ? { task: 1, epic: 1.2, project: 0.2 } : leads ? { task: 0.2, epic: 1.4, project: 5 } : { task: 0.6, epic: 1.6, project: 2 }
  return byKind[kind] * (leads && affects.length > 1 ? 1.5 : 1)
}

const groupsByVoice: Record<Voice, Record<string, number>> = {
  manager: { building: 0.7, designing: 0.8, running: 0.7, delivering: 1, 'working-together': 1.1, values: 0.6, leadership: 1, technical: 1 },
  teammate: { building: 1.2, designing: 1, running: 0.8, delivering: 0.6, 'working-together': 0.7, values: 0.45, leadership: 0.8, technical: 1.2 },
  reliability: { building: 0.6, designing: 0.9, running: 1.8, delivering: 0.4, 'working-together': 0.5, values: 0.4, leadership: 0.6, technical: 1.2 },
  product: { delivering: 1.6, 'working-together': 0.7, values: 0.6, leadership: 1, technical: 0.5 },
  business: { delivering: 1, 'working-together': 0.4, values: 0.8, leadership: 0.8, technical: 0.3 },
  report: { 'working-together': 1, values: 1 },
}

/** What those who do not write code cannot speak of. */
const insideTheTrade = ['breaking-work-down', 'estimating', 'interviewing', 'building', 'operating', 'securing', 'platform-services', 'find-the-wait', 'listening-to-engineers', 'welcome-contributors', 'mind-the-indicators']

/** How likely somebody is to speak of a competency, before anything is known of the two. */
export function speaksOf(voice: Voice, competency: string, group: string): number {
  if (voice === 'business' && insideTheTrade.includes(competency)) return 0
  return groupsByVoice[voice][group] ?? 0
}

/** How good something is, against what is expected. */
export const toneOf = (beyondExpected: number): Tone => (beyondExpected > 0.6 ? 'beyond' : beyondExpected < -0.6 ? 'wanting' : 'solid')
