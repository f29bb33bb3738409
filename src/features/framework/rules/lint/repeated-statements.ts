import type { Expectation, Source, Statement } from '../../model.ts'
import type { LintRule, Remark } from './lint-rule.ts'
import { keyOf, shortened, type LintView } from './lint-view.ts'

export const duplicateStatement: LintRule = {
  id: 'duplicate-statement',
  severity: 'warning',
  why: 'A sentence that stands at two levels does not tell them apart, and whoever meets it cannot know which level they showed.',
  example: '## E2\n\n- Reviews changes within a day.\n\n## E3\n\n- Reviews changes within a day.',
  instead: 'Say what changes from one level to the next: how far it reaches, how often, or with how much help.',
  check: (view) => pairs(view).filter((pair) => pair.same).map((pair) => remark(pair, 'is word for word the statement at')),
}

export const nearDuplicateStatement: LintRule = {
  id: 'near-duplicate-statement',
  severity: 'note',
  why: 'Two levels that differ by a word are easily taken for one another.',
  example: '- Reviews changes of the team within a day.\n- Reviews the changes of the team within a day.',
  instead: 'Say what changes from one level to the next, or keep the statement at one level.',
  check: (view) => pairs(view).filter((pair) => !pair.same).map((pair) => remark(pair, 'hardly differs from the statement at')),
}

interface Placed {
  statement: Statement
  level: string
}

interface Pair {
  lower: Placed
  higher: Placed
  same: boolean
}

function remark({ lower, higher }: Pair, how: string): Remark {
  return {
    source: higher.statement.source,
    message: `“${shortened(higher.statement.text)}” at ${higher.level} ${how} ${lower.level} (${keyOf(lower.statement.source)}).`,
    mend: 'Say what is more at the higher level, or keep the statement at one of the two.',
  }
}

const found = new WeakMap<LintView, Pair[]>()

/** Pairs of statements of one competency at two levels that say the same, told once however many pages show them. */
function pairs(view: LintView): Pair[] {
  const before = found.get(view)
  if (before) return before
  const seen = new Set<string>()
  const result: Pair[] = []
  for (const cells of view.cells.values()) {
    for (const pair of pairsIn(cells)) {
      const key = `${keyOf(pair.lower.statement.source)}|${keyOf(pair.higher.statement.source)}`
      if (seen.has(key)) continue
      seen.add(key)
      result.push(pair)
    }
  }
  found.set(view, result)
  return result
}

const mostAlike = 40
const fewestWords = 5

/** Candidates are found by the word triples they share, so that the cost stays in step with the text. */
function pairsIn(cells: readonly Expectation[]): Pair[] {
  const result: Pair[] = []
  const byShingle = new Map<string, Placed[]>()
  for (const cell of cells) {
    for (const statement of cell.statements) {
      const placed: Placed = { statement, level: cell.level }
      const own = shinglesOf(statement)
      for (const [other, shared] of candidates(own, byShingle)) {
        const pair = compare(other, placed, shared)
        if (pair) result.push(pair)
      }
      for (const shingle of own) remember(byShingle, shingle, placed)
    }
  }
  return result
}

function candidates(own: ReadonlySet<string>, byShingle: ReadonlyMap<string, readonly Placed[]>): Map<Placed, number> {
  const shared = new Map<Placed, number>()
  for (const shingle of own) {
    for (const other of byShingle.get(shingle) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1)
  }
  return shared
}

function remember(byShingle: Map<string, Placed[]>, shingle: string, placed: Placed): void {
  const list = byShingle.get(shingle)
  if (!list) byShingle.set(shingle, [placed])
  else if (list.length < mostAlike) list.push(placed)
}

/** A block shared by two levels is one text, not a repetition: only texts from two places are compared. */
function compare(lower: Placed, higher: Placed, shared: number): Pair | undefined {
  if (lower.level === higher.level || sameSource(lower.statement.source, higher.statement.source)) return undefined
  const [a, b] = [wordsOf(lower.statement), wordsOf(higher.statement)]
  if (a === b) return { lower, higher, same: true }
  const sizes = [shinglesOf(lower.statement).size, shinglesOf(higher.statement).size] as const
  if (Math.min(...sizes) < fewestWords - 2) return undefined
  return shared / (sizes[0] + sizes[1] - shared) >= 0.6 ? { lower, higher, same: false } : undefined
}

function sameSource(a: Source, b: Source): boolean {
  return a.line === b.line && a.file === b.file
}

const words = new WeakMap<Statement, string>()
const shingles = new WeakMap<Statement, ReadonlySet<string>>()

function wordsOf(statement: Statement): string {
  let text = words.get(statement)
  if (text === undefined) words.set(statement, (text = statement.text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '').join(' ')))
  return text
}

function shinglesOf(statement: Statement): ReadonlySet<string> {
  let set = shingles.get(statement)
  if (set === undefined) shingles.set(statement, (set = makeShingles(wordsOf(statement).split(' '))))
  return set
}

function makeShingles(list: readonly string[]): Set<string> {
  if (list.length < 3) return new Set([list.join(' ')])
  return new Set(list.slice(2).map((word, index) => `${list[index]} ${list[index + 1]} ${word}`))
}
