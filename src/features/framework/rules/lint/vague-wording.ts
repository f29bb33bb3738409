import { termMatcher } from '../terms.ts'
import type { LintRule, Remark } from './lint-rule.ts'
import { keyOf, shortened, textsOf, type LintView } from './lint-view.ts'

/** Words that two people who saw the same thing can honestly disagree about. A framework may add its own. */
export const vagueWords: readonly string[] = [
  'good', 'great', 'strong', 'strongly', 'solid', 'excellent', 'exceptional', 'outstanding', 'superb', 'world-class', 'top-notch',
  'passionate', 'passion', 'enthusiastic', 'enthusiasm', 'motivated', 'dedicated', 'hard-working', 'positive attitude', 'can-do attitude',
  'team player', 'self-starter', 'go-getter', 'rock star', 'rockstar', 'ninja', 'guru', 'talented', 'brilliant',
  'as appropriate', 'where appropriate', 'when appropriate', 'if appropriate', 'as needed', 'as necessary', 'if necessary', 'when necessary', 'where possible', 'as required',
  'appropriate', 'appropriately', 'adequate', 'adequately', 'sufficient', 'properly', 'effectively', 'efficiently',
  'has an understanding of', 'basic understanding', 'deep understanding', 'good understanding', 'strong understanding', 'solid understanding', 'understanding of',
  'familiar with', 'familiarity with', 'is aware of', 'awareness of', 'believes in', 'cares about', 'vast knowledge', 'high level of',
  'and so on', 'etc', 'various', 'generally', 'best practices',
]

export const vagueWording: LintRule = {
  id: 'vague-wording',
  severity: 'note',
  why: 'What cannot be observed or measured cannot be asked of anybody fairly: two givers who saw the same will answer differently.',
  example: '- Has strong communication skills.',
  instead: '- Writes the decision down on the day it is made, so that people who were not there can act on it.',
  check: remarks,
}

/** A shared sentence is looked at once, however many pages show it. */
function remarks(view: LintView): Remark[] {
  const all = [...vagueWords, ...(view.framework.vagueWords ?? [])]
  const spans = termMatcher(all.map((word) => ({ kind: 'term', id: word, words: [word] })), { plurals: false })
  const seen = new Set<string>()
  const result: Remark[] = []
  for (const cell of view.framework.expectations) {
    for (const { text, source } of textsOf(cell)) {
      const key = `${keyOf(source)} ${text.length}`
      if (seen.has(key)) continue
      seen.add(key)
      const words = [...new Set(spans(text).map((span) => text.slice(span.start, span.end).toLowerCase()))]
      if (words.length > 0) result.push(remark(text, source, words))
    }
  }
  return result
}

function remark(text: string, source: Remark['source'], words: readonly string[]): Remark {
  return { source, message: `“${shortened(text)}” cannot be observed as it stands: ${words.map((word) => `“${word}”`).join(', ')}.`, mend: 'Say what somebody would see or count.' }
}
