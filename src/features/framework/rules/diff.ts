import type { Difference, Framework, FrameworkDiff } from '../model.ts'
import { describedAs, listsOf, type DiffEntry, type DiffList } from './diff-entries.ts'
import { wordChanges } from './word-changes.ts'

/** What changed from one version to the next, by identifier. Nothing before stands for an empty framework. */
export function diffFrameworks(before: Framework | undefined, after: Framework): FrameworkDiff {
  const earlier = before ? listsOf(before) : []
  const lists = listsOf(after)
  return { differences: lists.flatMap((list, index) => differencesOf(earlier[index]?.entries ?? [], list)) }
}

function differencesOf(before: readonly DiffEntry[], { kind, entries, ordered }: DiffList): Difference[] {
  const earlier = new Map(before.map((entry) => [entry.id, entry]))
  const later = new Map(entries.map((entry) => [entry.id, entry]))
  const predecessors = predecessorsOf(entries, earlier, later)
  const merged = kind === 'expectation' ? [] : mergedInto(entries, earlier, later, predecessors)
  const replaced = new Set([...predecessors.values(), ...merged.map(({ was }) => was)].map((entry) => entry.id))
  const moved = new Set(ordered ? inLists(entries).flatMap((some) => movedIds(before, some, predecessors)) : [])
  return [
    ...before.filter((entry) => !later.has(entry.id) && !replaced.has(entry.id)).map((entry) => difference(kind, 'removed', entry, undefined)),
    ...entries.flatMap((entry) => {
      const was = predecessors.get(entry.id)
      return was ? changes(kind, was, entry, moved.has(entry.id)) : [difference(kind, 'added', undefined, entry)]
    }),
    ...merged.map(({ was, now }) => ({ ...difference(kind, 'renamed', was, now), before: renamedFrom(was, now), after: renamedTo(was, now) })),
  ]
}

/** An entry follows the one of the same identifier, or the first gone one that it says it replaces. */
function predecessorsOf(entries: readonly DiffEntry[], earlier: ReadonlyMap<string, DiffEntry>, later: ReadonlyMap<string, DiffEntry>): Map<string, DiffEntry> {
  const found = new Map<string, DiffEntry>()
  for (const entry of entries) {
    const same = earlier.get(entry.id)
    const replaced = entry.replaces.find((id) => earlier.has(id) && !later.has(id))
    const was = same ?? (replaced === undefined ? undefined : earlier.get(replaced))
    if (was) found.set(entry.id, was)
  }
  return found
}

/** What else an entry takes the place of, beside the one that it follows: several became one. */
function mergedInto(entries: readonly DiffEntry[], earlier: ReadonlyMap<string, DiffEntry>, later: ReadonlyMap<string, DiffEntry>, predecessors: ReadonlyMap<string, DiffEntry>): { was: DiffEntry; now: DiffEntry }[] {
  return entries.flatMap((now) =>
    now.replaces.flatMap((id) => {
      const was = earlier.get(id)
      return was && !later.has(id) && predecessors.get(now.id) !== was ? [{ was, now }] : []
    }),
  )
}

function changes(kind: DiffList['kind'], was: DiffEntry, now: DiffEntry, moved: boolean): Difference[] {
  const result: Difference[] = []
  if (was.id !== now.id || was.name !== now.name) result.push({ ...difference(kind, 'renamed', was, now), before: renamedFrom(was, now), after: renamedTo(was, now) })
  if (moved || was.place !== now.place) result.push({ ...difference(kind, 'moved', was, now), before: was.place, after: now.place })
  if (describedAs(was) !== describedAs(now)) result.push({ ...difference(kind, 'reworded', was, now), words: wordChanges(was.text, now.text) })
  return result
}

function renamedFrom(was: DiffEntry, now: DiffEntry): string {
  return was.name === now.name ? was.id : was.name
}

function renamedTo(was: DiffEntry, now: DiffEntry): string {
  return was.name === now.name ? now.id : now.name
}

function difference(kind: DiffList['kind'], change: Difference['change'], was: DiffEntry | undefined, now: DiffEntry | undefined): Difference {
  const entry = (now ?? was)!
  const roleProfiles = [...new Set([...(now?.roleProfiles() ?? []), ...(was?.roleProfiles() ?? [])])].sort()
  return { kind, change, id: entry.id, name: entry.name, before: was?.text ?? null, after: now?.text ?? null, words: [], roleProfiles }
}

/** Entries of one kind that each have an order among themselves. */
function inLists(entries: readonly DiffEntry[]): DiffEntry[][] {
  const lists = new Map<string, DiffEntry[]>()
  for (const entry of entries) {
    const list = lists.get(entry.list ?? '')
    if (list) list.push(entry)
    else lists.set(entry.list ?? '', [entry])
  }
  return [...lists.values()]
}

/** What changed its order: those that do not belong to the longest run of entries that kept theirs. */
function movedIds(before: readonly DiffEntry[], after: readonly DiffEntry[], predecessors: ReadonlyMap<string, DiffEntry>): string[] {
  const rank = new Map(before.map((entry, index) => [entry.id, index]))
  const common = after.flatMap((entry) => {
    const was = predecessors.get(entry.id)
    return was ? [{ id: entry.id, rank: rank.get(was.id)! }] : []
  })
  const kept = longestRising(common.map((entry) => entry.rank))
  return common.filter((_, index) => !kept.has(index)).map((entry) => entry.id)
}

/** The positions of a longest rising run, found in n·log n steps. */
function longestRising(values: readonly number[]): Set<number> {
  const tails: number[] = []
  const before: number[] = []
  values.forEach((value, index) => {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (values[tails[middle]!]! < value) low = middle + 1
      else high = middle
    }
    before[index] = low > 0 ? tails[low - 1]! : -1
    tails[low] = index
  })
  const kept = new Set<number>()
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at]!) kept.add(at)
  return kept
}
