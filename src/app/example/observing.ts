import type { ObservationInput } from '../../features/feedback/model.ts'
import type { Framework } from '../../features/framework/model.ts'
import { scopeOfWork } from '../../features/work/rules/scope-of-work.ts'
import type { Chance } from './chance.ts'
import type { Expected, RoleOn } from './people.ts'
import { haloOf, lastPart, leniencyOf, trueLevel } from './true-levels.ts'
import { toneOf } from './givers.ts'
import type { Setting } from './plan.ts'
import { filledIn, type Tone } from './words.ts'
import type { Work } from './work.ts'

export type Seen = Partial<ObservationInput> & Pick<ObservationInput, 'competency'>

/** What one giver is about to say of one person, and what was said of that person before: nobody reads the same sentence twice. */
export type Occasion = {
  readonly setting: Setting
  readonly about: string
  readonly name: string
  readonly giver: string
  readonly role: RoleOn
  readonly work: Work
  readonly day: string
  readonly chance: Chance
  readonly said: Set<string>
}

const saidByAll = new WeakMap<Setting, Set<string>>()

/** A sentence that was not said of this person yet, and rather one that nobody has read about anybody; none where all of them were. */
export function freshSentence({ setting, chance, said, name, work }: Occasion, from: readonly string[]): string | null {
  const all = saidByAll.get(setting) ?? new Set()
  saidByAll.set(setting, all)
  const left = from.filter((it) => !said.has(it)).map((it) => ({ sentence: it, filled: filledIn(it, name, work.called) }))
  const unread = left.filter((it) => !all.has(it.filled))
  if (left.length === 0) return null
  const { sentence, filled } = chance.one(unread.length > 0 ? unread : left)
  said.add(sentence)
  all.add(filled)
  return filled
}

/** How far above what is expected a giver puts it: the truth with their leniency, their halo and a little chance. */
function impression({ setting, about, giver, role, day, chance }: Occasion, competency: Expected): number {
  const truth = trueLevel(setting.seed, about, role, competency, day, setting.today)
  return truth + leniencyOf(setting.seed, giver) + haloOf(setting.seed, giver, about) + chance.normal(0.42)
}

/** One competency in the framework’s words: the text nearest to the impression, how often, on work of which rung, with words and evidence now and then. */
export function observe(occasion: Occasion, competency: Expected, talkative: number): { readonly seen: Seen; readonly tone: Tone } {
  const { chance } = occasion
  const value = impression(occasion, competency)
  const chosen = chooseText(competency, value, chance)
  const tone = toneOf(chosen.value - competency.expected)
  const words = chance.happens(talkative) ? sentenceOn(occasion, competency.id, tone) : null
  const { choice, level, frequency } = chosen
  const seen = { competency: competency.id, choice, level, frequency, scope: rungOf(occasion, competency.id), statements: statementsOf(occasion, competency.id, level), words, evidence: evidenceFor(occasion, competency.id) }
  return { seen, tone }
}

/** A sentence about a competency in a tone; in the middle one where all of that tone were said. */
export function sentenceOn(occasion: Occasion, competency: string, tone: Tone): string | null {
  const sentences = occasion.setting.words.observations.get(lastPart(competency))
  return sentences ? (freshSentence(occasion, sentences[tone]) ?? null) : null
}

type Chosen = Pick<ObservationInput, 'choice' | 'level' | 'frequency'> & { readonly value: number }

function chooseText({ texts, first, last }: Expected, impression: number, chance: Chance): Chosen {
  if (impression < first - 0.9) return { choice: 'not-yet', level: null, frequency: null, value: first - 0.5 }
  const half = Math.min(Math.max(toHalves(impression), first - 0.5), last)
  const above = texts.find((it) => it.position >= half) ?? texts.at(-1)!
  const sometimes = above.position - half >= 0.5
  const frequency = sometimes ? 'sometimes' : chance.weighted(['usually', 'always', null], (it) => (it === 'usually' ? 6 : it === 'always' ? 2.5 : 1.5))!
  return { choice: 'level', level: above.level, frequency, value: above.position - (sometimes ? 0.5 : 0) }
}

/** To the nearest level; half-way between two stays half-way. */
const toHalves = (value: number): number => (Math.abs(value - Math.floor(value) - 0.5) < 0.17 ? Math.floor(value) + 0.5 : Math.round(value))

/** Mostly the rung that the work bears out; now and then a smaller one, and once in a while a larger one than the work shows. */
function rungOf({ role, work, chance }: Occasion, competency: string): string | null {
  const { scopes, competencies } = role.framework
  const required = competencies.find((it) => it.id === competency)?.scopeRequired
  if (!required && chance.happens(0.3)) return null
  const place = placeOf(role.framework, work)
  const across = scopes.findIndex((it) => it.id === 'across-teams')
  if (place < 0) return null
  if (place < across && chance.happens(0.04)) return scopes[across]!.id
  return scopes[chance.happens(0.12) ? Math.max(0, place - 1) : place]!.id
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
