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
  words: Words
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
  const compared = new Compared()
  const vocabulary = new Vocabulary()
  const result: Pair[] = []
  for (const cells of [...view.cells.values()].sort((a, b) => b.length - a.length)) {
    if (compared.covers(cells)) continue
    for (const pair of pairsIn(cells, vocabulary)) {
      const key = `${keyOf(pair.lower.statement.source)}|${keyOf(pair.higher.statement.source)}`
      if (seen.has(key)) continue
      seen.add(key)
      result.push(pair)
    }
  }
  found.set(view, result)
  return result
}

/** Which cells were compared with each other: families that share their blocks need to be looked at once. */
class Compared {
  private readonly roundsOf = new Map<string, Set<number>>()
  private rounds = 0

  /** Whether all these cells stood side by side before; they count as compared from now on. */
  covers(cells: readonly Expectation[]): boolean {
    const keys = cells.map((cell) => `${cell.level} ${cell.statements.map((statement) => keyOf(statement.source)).join(' ')}`)
    const [first, ...others] = keys.map((key) => this.roundsOf.get(key))
    const together = [...(first ?? [])].some((round) => others.every((rounds) => rounds?.has(round)))
    if (together) return true
    this.rounds += 1
    for (const key of keys) {
      const rounds = this.roundsOf.get(key)
      if (rounds && rounds.size < mostAlike) rounds.add(this.rounds)
      else if (!rounds) this.roundsOf.set(key, new Set([this.rounds]))
    }
    return false
  }
}

const mostAlike = 40
const fewestWords = 5

/** Candidates are found by the word triples they share, so that the cost stays in step with the text. */
function pairsIn(cells: readonly Expectation[], vocabulary: Vocabulary): Pair[] {
  const result: Pair[] = []
  const byShingle = new Map<number, Placed[]>()
  for (const cell of cells) {
    for (const statement of cell.statements) {
      const placed: Placed = { statement, level: cell.level, words: vocabulary.of(statement) }
      const own = placed.words.shingles
      const alike = [...candidates(own, byShingle)].flatMap(([other, shared]) => compare(other, placed, shared) ?? [])
      // A sentence that stands at several levels is told once, against the nearest of them.
      const told = alike.findLast((pair) => pair.same) ?? alike.at(-1)
      if (told) result.push(told)
      for (const shingle of own) remember(byShingle, shingle, placed)
    }
  }
  return result
}

function candidates(own: ReadonlySet<number>, byShingle: ReadonlyMap<number, readonly Placed[]>): Map<Placed, number> {
  const shared = new Map<Placed, number>()
  for (const shingle of own) {
    for (const other of byShingle.get(shingle) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1)
  }
  return shared
}

function remember(byShingle: Map<number, Placed[]>, shingle: number, placed: Placed): void {
  const list = byShingle.get(shingle)
  if (!list) byShingle.set(shingle, [placed])
  else if (list.length < mostAlike) list.push(placed)
}

/** A block shared by two levels is one text, not a repetition: only texts from two places are compared. */
function compare(lower: Placed, higher: Placed, shared: number): Pair | undefined {
  if (lower.level === higher.level || sameSource(lower.statement.source, higher.statement.source)) return undefined
  if (lower.words.text === higher.words.text) return { lower, higher, same: true }
  const sizes = [lower.words.shingles.size, higher.words.shingles.size] as const
  if (Math.min(...sizes) < fewestWords - 2) return undefined
  return shared / (sizes[0] + sizes[1] - shared) >= 0.6 ? { lower, higher, same: false } : undefined
}

function sameSource(a: Source, b: Source): boolean {
  return a.line === b.line && a.file === b.file
}

interface Words {
  text: string
  shingles: ReadonlySet<number>
}

/** The words of statements by number: small numbers are compared faster than texts. */
class Vocabulary {
  private readonly numbers = new Map<string, number>()
  private readonly known = new Map<Statement, Words>()

  /** A shared statement is taken apart once, however many pages show it. */
  of(statement: Statement): Words {
    let found = this.known.get(statement)
    if (!found) {
      const words = statement.text.toLowerCase().split(/[\s!-/:-@[-`{-~]+/).filter((word) => word !== '')
      found = { text: words.join(' '), shingles: shinglesFrom(words.map((word) => this.numberOf(word))) }
      this.known.set(statement, found)
    }
    return found
  }

  private numberOf(word: string): number {
    let number = this.numbers.get(word)
    if (number === undefined) this.numbers.set(word, (number = this.numbers.size + 1))
    return number
  }
}

function shinglesFrom(words: readonly number[]): Set<number> {
  if (words.length < 3) return new Set([words.reduce(mix, 0)])
  const shingles = new Set<number>()
  for (let at = 2; at < words.length; at += 1) shingles.add(mix(mix(words[at - 2]!, words[at - 1]!), words[at]!))
  return shingles
}

/** That two triples of words meet in one number changes no more than a guess. */
function mix(a: number, b: number): number {
  return (Math.imul(a ^ (b + 0x9e3779b9), 0x85ebca6b) ^ (a >>> 13)) & 0x3fffffff
}
