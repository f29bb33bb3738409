import type { CellMeaning, Framework, Level } from '../model.ts'

type Renamed = { readonly id: string; readonly replaces?: readonly string[] | undefined }

/** What one version said of names, levels and meanings. */
export interface VersionNames {
  readonly number: number
  readonly levels: readonly Pick<Level, 'id' | 'position' | 'replaces'>[]
  readonly competencies: readonly Renamed[]
  readonly meanings: readonly CellMeaning[]
}

/** The published version with what the versions up to it said. */
export interface Publication {
  readonly number: number
  readonly content: Framework
  readonly past: readonly VersionNames[]
}

/** What somebody said in the words of an earlier version. A level is given where its text was chosen. */
export interface SeenBefore {
  readonly version: number
  readonly competency: string
  readonly choice: string
  readonly level: string | null
}

export type NotCarried = 'new-meaning' | 'gone' | 'split' | 'levels-changed'
/** `speaksOf` are the competencies of today beside which it can still be read. */
export type CarriedOver = { readonly competency: string } | { readonly reason: NotCarried; readonly speaksOf: readonly string[] }

const remembered = new WeakMap<Publication, Map<string, CarriedOver>>()

/**
 * What an observation counts for today: the competency of the same identifier or the one that replaces it. A split and a
 * changed ladder carry nothing over, and neither does a cell that was given a new meaning since; a reworded cell does.
 */
export function carriesOver(publication: Publication, seen: SeenBefore): CarriedOver {
  let known = remembered.get(publication)
  if (!known) remembered.set(publication, (known = new Map()))
  const key = `${seen.version}\n${seen.competency}\n${seen.choice}\n${seen.level ?? ''}`
  let answer = known.get(key)
  if (!answer) known.set(key, (answer = followed(publication, seen)))
  return answer
}

function followed(publication: Publication, seen: SeenBefore): CarriedOver {
  const later = publication.past.filter((it) => it.number > seen.version && it.number <= publication.number).sort((a, b) => a.number - b.number)
  const first = !besides.has(seen.choice) ? null : firstLevelWithText(publication, later, seen)
  let names: readonly string[] = [seen.competency]
  let level = seen.level ?? first
  let changed = false
  for (const version of later) {
    names = [...new Set(names.flatMap((it) => namesIn(version.competencies, it)))]
    level = level && (only(namesIn(version.levels, level)) ?? level)
    changed ||= version.meanings.some((it) => it.meaning === 'new-meaning' && names.includes(it.competency) && it.level === level)
  }
  const speaksOf = names.filter((name) => publication.content.competencies.some((it) => it.id === name))
  const competency = only(speaksOf)
  if (competency === undefined || names.length > 1) return { reason: names.length > 1 ? 'split' : 'gone', speaksOf }
  if (changed) return { reason: 'new-meaning', speaksOf }
  if (valued(seen) && laddersDiffer(publication, later, seen)) return { reason: 'levels-changed', speaksOf }
  return { competency }
}

const only = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined)

/** “Not yet” and “beyond” are said of a competency's first text, without naming its level. */
const besides = new Set(['not-yet', 'beyond'])
const valued = ({ choice }: SeenBefore): boolean => choice === 'level' || besides.has(choice)

/** What an entry is called in a later version: itself where it is there, else whatever replaces it. What is merely gone keeps its name, since it may come back. */
function namesIn(list: readonly Renamed[], id: string): string[] {
  if (list.some((it) => it.id === id)) return [id]
  const successors = list.filter((it) => it.replaces?.includes(id)).map((it) => it.id)
  return successors.length > 0 ? successors : [id]
}

/** Whose level the first text was is read from the text that is first today. */
function firstLevelWithText({ content }: Publication, later: readonly VersionNames[], seen: SeenBefore): string | null {
  const name = later.reduce<string>((at, it) => only(namesIn(it.competencies, at)) ?? at, seen.competency)
  const written = new Set(content.expectations.filter((it) => it.competency === name && (it.kind === 'text' || it.kind === 'same-as')).map((it) => it.level))
  const first = [...content.levels].sort((a, b) => a.position - b.position).find((it) => written.has(it.id))
  return first?.id ?? null
}

/** Whether the value was given on another ladder: its level gone, split or elsewhere, or the levels in another order. */
function laddersDiffer({ content, past }: Publication, later: readonly VersionNames[], { version, choice, level }: SeenBefore): boolean {
  const before = past.find((it) => it.number === version)?.levels
  if (!before || later.length === 0) return false
  const today = new Map(content.levels.map((it) => [it.id, it.position]))
  const moved = [...before]
    .sort((a, b) => a.position - b.position)
    .map((it) => ({ id: it.id, from: it.position, to: today.get(followedLevel(later, it.id) ?? '') }))
  const kept = moved.filter((it): it is typeof it & { to: number } => it.to !== undefined)
  if (kept.some((it, at) => at > 0 && it.to < kept[at - 1]!.to)) return true
  if (besides.has(choice)) return kept.some((it) => it.to !== it.from)
  const own = moved.find((it) => it.id === level)
  return own === undefined || own.to !== own.from
}

function followedLevel(later: readonly VersionNames[], level: string): string | null {
  return later.reduce<string | null>((at, it) => (at === null ? null : (only(namesIn(it.levels, at)) ?? null)), level)
}
