import type { Framework } from '../model.ts'

export type TermKind = 'term' | 'scope' | 'frequency'

/** Words of a text that have a definition: from `start` up to `end`. */
export interface TermSpan {
  start: number
  end: number
  kind: TermKind
  id: string
}

export interface Defined {
  kind: TermKind
  id: string
  words: readonly string[]
}

const atOnce = 2_000

/** Finds defined words in texts: the longest first, whole words only, in any case, in the singular or (unless the words are no nouns) with a plural s. */
export function termMatcher(entries: readonly Defined[], { plurals = true } = {}): (text: string) => TermSpan[] {
  const byWord = new Map<string, Defined>()
  for (const entry of entries) {
    for (const word of entry.words) if (normal(word) !== '' && !byWord.has(normal(word))) byWord.set(normal(word), entry)
  }
  const patterns = patternsFor([...byWord.keys()], plurals ? '(?:s|es)?' : '')
  return (text) => {
    const spans: TermSpan[] = []
    for (const pattern of patterns) {
      for (const match of text.matchAll(pattern)) {
        const end = match.index + match[0].length
        const found = byWord.get(normal(match[0])) ?? byWord.get(normal(match[1]!))
        if (found && !isLetterBeyondAscii(text.charCodeAt(match.index - 1)) && !isLetterBeyondAscii(text.charCodeAt(end))) {
          spans.push({ start: match.index, end, kind: found.kind, id: found.id })
        }
      }
    }
    return patterns.length > 1 ? withoutOverlaps(spans) : spans
  }
}

/** An ASCII word boundary does not see that the word goes on with such a letter. */
function isLetterBeyondAscii(code: number): boolean {
  return code > 127 && /[\p{L}\p{N}]/u.test(String.fromCharCode(code))
}

function normal(words: string): string {
  return words.toLowerCase().replace(/\s+/g, ' ').trim()
}

/** One pattern tries longer words first; a very long glossary is searched in several rounds. */
function patternsFor(words: readonly string[], ending: string): RegExp[] {
  const sorted = words.toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1))
  const patterns: RegExp[] = []
  for (let at = 0; at < sorted.length; at += atOnce) {
    const alternatives = sorted.slice(at, at + atOnce).map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll(' ', '\\s+'))
    patterns.push(patternOf(alternatives, ending))
  }
  return patterns
}

/** Unicode patterns are several times slower, and most frameworks have no need of them. */
function patternOf(alternatives: readonly string[], ending: string): RegExp {
  const source = `(${alternatives.join('|')})${ending}`
  const plain = alternatives.every((word) => /^\w[\x20-\x7e]*$/.test(word) && /\w$/.test(word))
  return plain ? new RegExp(`\\b${source}\\b`, 'gi') : new RegExp(`(?<![\\p{L}\\p{N}])${source}(?![\\p{L}\\p{N}])`, 'giu')
}

function withoutOverlaps(spans: readonly TermSpan[]): TermSpan[] {
  const kept: TermSpan[] = []
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span)
  }
  return kept
}

/** Everything that a framework defines: its glossary first, then its areas of influence and frequencies. */
export function definedWords(framework: Pick<Framework, 'terms' | 'scopes' | 'frequencies'>): Defined[] {
  return [
    ...framework.terms.map((term): Defined => ({ kind: 'term', id: term.id, words: [term.name, ...term.aliases] })),
    ...framework.scopes.map((scope): Defined => ({ kind: 'scope', id: scope.id, words: [scope.name, ...scope.aliases] })),
    ...framework.frequencies.map((frequency): Defined => ({ kind: 'frequency', id: frequency.id, words: [frequency.name] })),
  ]
}

const matchers = new WeakMap<object, (text: string) => TermSpan[]>()

/** The words of a text whose definitions can be opened in place. */
export function termSpans(framework: Pick<Framework, 'terms' | 'scopes' | 'frequencies'>, text: string): TermSpan[] {
  let matcher = matchers.get(framework)
  if (!matcher) matchers.set(framework, (matcher = termMatcher(definedWords(framework))))
  return matcher(text)
}

/** The areas of influence that a text names, in the framework's order. */
export function scopeMatcher(scopes: Framework['scopes']): (text: string) => string[] {
  if (scopes.length === 0) return () => []
  const matcher = termMatcher(scopes.map((scope) => ({ kind: 'scope', id: scope.id, words: [scope.name, ...scope.aliases] })))
  return (text) => {
    const found = new Set(matcher(text).map((span) => span.id))
    return scopes.filter((scope) => found.has(scope.id)).map((scope) => scope.id)
  }
}
