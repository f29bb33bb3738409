import type { ObservationInput } from '../../features/feedback/model.ts'
import type { Framework } from '../../features/framework/model.ts'
import { scopeOfWork } from '../../features/work/rules/scope-of-work.ts'
import type { Chance } from './chance.ts'
import type { Colleague, Expected, RoleOn } from './people.ts'
import { haloOf, lastPart, leniencyOf, trueLevel } from './true-levels.ts'
import { toneOf } from './givers.ts'
import type { Setting } from './plan.ts'
import { filledIn, type Tone } from './words.ts'
import type { Work } from './work.ts'

export type Seen = Partial<ObservationInput> & Pick<ObservationInput, 'competency'>

/** What one giver is about to say of one person, and what was said of that person before: nobody reads the same sentence twice. */
export type Occasion = {
  readonly setting: Setting
  readonly about: Colleague
  readonly name: string
  readonly giver: string
  readonly role: RoleOn
  readonly work: Work
  readonly day: string
  readonly chance: Chance
  readonly said: Set<string>
}

const timesSaid = new WeakMap<Setting, Map<string, number>>()

type Speaking = Pick<Occasion, 'setting' | 'chance' | 'name' | 'work'>

function leastOf({ setting, chance }: Speaking, from: readonly string[]): string {
  const times = timesSaid.get(setting) ?? new Map<string, number>()
  timesSaid.set(setting, times)
  const least = Math.min(...from.map((it) => times.get(it) ?? 0))
  const sentence = chance.one(from.filter((it) => (times.get(it) ?? 0) === least))
  times.set(sentence, least + 1)
  return sentence
}

/** One of the sentences that were said least so far, filled in. */
export const leastSaid = (speaking: Speaking, from: readonly string[]): string => filledIn(leastOf(speaking, from), speaking.name, speaking.work.called)

/** A sentence that nobody has said of this person yet, filled in; none where all of them were. */
export function freshSentence(occasion: Occasion, from: readonly string[]): string | null {
  const left = from.filter((it) => !occasion.said.has(it))
  if (left.length === 0) return null
  const sentence = leastOf(occasion, left)
  occasion.said.add(sentence)
  return filledIn(sentence, occasion.name, occasion.work.called)
}

/** Where a giver puts it on the ladder: the truth with their leniency, their halo and a little chance. */
function impression({ setting, about, giver, day, chance }: Occasion, competency: Expected): number {
  const truth = trueLevel(setting, about, competency, day)
  return truth + leniencyOf(setting.seed, giver) + haloOf(setting.seed, giver, about.id) + chance.normal(0.42)
}

/** One competency in the framework’s words: the text nearest to the impression, how often, on work of which rung, with words and evidence now and then. */
export function observe(occasion: Occasion, competency: Expected, talkative: number): { readonly seen: Seen; readonly tone: Tone } {
  const { chance } = occasion
  const value = impression(occasion, competency)
  const chosen = chooseText(competency, value, chance)
  const tone = chosen.choice === 'not-yet' ? 'wanting' : toneOf(chosen.value - competency.expected)
  // What is as expected needs fewer words.
  const words = chance.happens(tone === 'solid' ? talkative : talkative + 0.3) ? sentenceOn(occasion, competency.id, tone) : null
  const { choice, level, frequency } = chosen
  const seen = { competency: competency.id, choice, level, frequency, scope: rungOf(occasion, competency.id), statements: statementsOf(occasion, competency.id, level), words, evidence: tone === 'wanting' ? [] : evidenceFor(occasion, competency.id) }
  return { seen, tone }
}

/** A sentence about a competency in a tone; in the middle one where all of that tone were said. */
export function sentenceOn(occasion: Occasion, competency: string, tone: Tone): string | null {
  const sentences = occasion.setting.words.observations.get(lastPart(competency))
  return sentences ? (freshSentence(occasion, sentences[tone]) ?? null) : null
}

type Chosen = Pick<ObservationInput, 'choice' | 'level' | 'frequency'> & { readonly value: number }

/** The text nearest to the impression. Whoever shows it only now and then is half a level below it. */
function chooseText({ texts, first }: Expected, impression: number, chance: Chance): Chosen {
  if (impression < first - 0.9) return { choice: 'not-yet', level: null, frequency: null, value: first - 0.5 }
  const offered = texts.flatMap(({ level, position }) => [{ level, value: position, sometimes: false }, { level, value: position - 0.5, sometimes: true }])
  const away = ({ value, sometimes }: (typeof offered)[number]): number => Math.abs(value - impression) + (sometimes ? 0.1 : 0)
  const { level, value, sometimes } = offered.reduce((nearest, it) => (away(it) < away(nearest) ? it : nearest))
  const frequency = sometimes ? 'sometimes' : chance.weighted(['usually', 'always', null], (it) => (it === 'usually' ? 6 : it === 'always' ? 2.5 : 1.5))!
  return { choice: 'level', level, frequency, value }
}

/**
 * How far their part in the work reached: about as far as their level goes, and seldom further than the work bears out. Work that affected
 * several teams bears out whatever lies beyond them too.
 */
function rungOf({ role, work, chance }: Occasion, competency: string): string | null {
  const { scopes, competencies, levels } = role.framework
  const required = competencies.find((it) => it.id === competency)?.scopeRequired
  if (!required && chance.happens(0.3)) return null
  const place = placeOf(role.framework, work)
  if (place < 0) return null
  const across = scopes.findIndex((it) => it.id === 'across-teams')
  const usual = Math.max(0, scopes.findIndex((it) => it.id === levels.find(({ id }) => id === role.level)?.scope))
  if (usual >= across - 1 && place < across && chance.happens(0.05)) return scopes[Math.max(across, usual)]!.id
  const reached = usual + chance.weighted([-1, 0, 1], (it) => [4, 5, 1][it + 1]!)!
  const furthest = place < across ? place : scopes.length - 1
  return scopes[Math.min(furthest, Math.max(0, reached))]!.id
}

const placesKnown = new WeakMap<Framework, Map<string, number>>()

/** Where the rung that the work bears out stands among those of the framework. */
function placeOf(framework: Framework, { kind, affects }: Work): number {
  const known = placesKnown.get(framework) ?? new Map<string, number>()
  placesKnown.set(framework, known)
  const key = `${kind} ${affects.length}`
  const place = known.get(key) ?? framework.scopes.findIndex((it) => it.id === scopeOfWork(framework.scopes, { kind, teams: affects.length }))
  known.set(key, place)
  return place
}

/** Where somebody points at sentences of the text, they are of the family’s own text. */
function statementsOf({ role, chance }: Occasion, competency: string, level: string | null): string[] {
  if (level === null || role.specialty !== null || !chance.happens(0.15)) return []
  const cell = role.framework.expectations.find((it) => it.competency === competency && it.level === level && it.kind === 'text' && !it.specialty)
  const statements = cell?.statements.map((it) => it.id) ?? []
  return statements.length === 0 ? [] : chance.several(statements, chance.between(1, Math.min(2, statements.length)))
}

function evidenceFor({ setting, role, work, chance }: Occasion, competency: string): ObservationInput['evidence'] {
  const asked = role.framework.competencies.find((it) => it.id === competency)?.evidence ?? []
  return asked.flatMap(({ kind }) => {
    const known = setting.words.evidence[kind] ?? []
    if (known.length === 0 || !chance.happens(0.35)) return []
    const types = new Map(role.framework.evidenceKinds.find((it) => it.id === kind)?.fields.map((it) => [it.id, it.type]))
    const fields = Object.entries(chance.one(known)).map(([id, value]) => {
      if (typeof value !== 'string') return [id, value] as const
      return [id, types.get(id) === 'work-item' ? `${workMark}${work.title}` : filledIn(value, '', work.called)] as const
    })
    return [{ kind, fields: Object.fromEntries(fields) }]
  })
}

/** Stands before the title of work where its identifier will be. */
export const workMark = 'work:'
