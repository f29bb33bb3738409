import type { Framework, Source } from '../../model.ts'
import type { LintRule, Remark } from './lint-rule.ts'
import { keyOf, shortened, textsOf, type LintView } from './lint-view.ts'

export const leansOnAnotherLevel: LintRule = {
  id: 'leans-on-another-level',
  severity: 'warning',
  why: 'Where levels are absolute each one stands for itself: whoever reads one page must find there all that is meant.',
  example: 'Everything from E3, and mentors others.',
  instead: 'Write out what is expected, or declare `levels-are: cumulative`. A whole cell may read `Same as E3.`; then the text is shown in both places.',
  check: (view) => (view.framework.levelsAre === 'cumulative' ? [] : leanings(view)),
}

const positions = '(?:(?:the )?above|below|before|previously|the (?:previous|lower|preceding) levels?|(?:the )?levels? (?:above|below|before)|(?:all )?(?:previous|lower|preceding) levels?)'

/** Phrases that send the reader to another level, by its position or by its name. */
function phrases({ levels }: Framework): RegExp {
  const names = [...new Set(levels.flatMap((level) => [level.id, level.name]))].map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\s+/g, '\\s+'))
  const level = names.length === 0 ? positions : `(?:${positions}|(?:an?\\s+|the\\s+|level\\s+)?(?:${names.join('|')})s?(?:\\s+levels?)?)`
  const openings = [
    'same\\s+as(?:\\s+(?:in|at|for))?',
    'see',
    '(?:all|everything)(?:\\s+(?:of|from|in|at|expected\\s+(?:of|at)|listed|\\w+\\s+exhibited\\s+by))+',
    'in\\s+addition\\s+to(?:\\s+(?:all|everything)(?:\\s+(?:of|from|in|at))?)?',
    '(?:builds|extends)\\s+(?:up)?on',
    'as\\s+(?:described|listed|stated)\\s+(?:in|at|for)?',
    'meets?\\s+all\\s+(?:the\\s+)?(?:expectations|requirements|competencies)\\s+(?:of|for|at)',
  ]
  return new RegExp(`\\b(?:${openings.join('|')})\\s+${level}(?![\\w-])`, 'i')
}

const openingWords = ['same', 'see', 'all', 'everything', 'addition', 'builds', 'extends', 'described', 'listed', 'stated', 'meet']
const positionWords = ['above', 'below', 'before', 'previous', 'lower', 'preceding']

/** Most texts hold no such words at all, and need no look at their phrases. */
function quickTest({ levels }: Framework): (text: string) => boolean {
  const targets = [...positionWords, ...levels.flatMap((level) => [level.id, level.name]).map((name) => name.toLowerCase().split(/\s/, 1)[0]!)]
  return (text) => {
    const lower = text.toLowerCase()
    return targets.some((word) => lower.includes(word)) && openingWords.some((word) => lower.includes(word))
  }
}

function leanings(view: LintView): Remark[] {
  const pattern = phrases(view.framework)
  const mayLean = quickTest(view.framework)
  const seen = new Set<string>()
  const remarks: Remark[] = []
  const look = (text: string, source: Source): void => {
    const key = `${keyOf(source)} ${text.length}`
    if (seen.has(key)) return
    seen.add(key)
    const match = mayLean(text) ? pattern.exec(text) : null
    if (match) remarks.push(leaning(match[0], text, source))
  }
  for (const cell of view.framework.expectations) {
    if (cell.kind === 'text') for (const { text, source } of textsOf(cell)) look(text, source)
  }
  for (const profile of view.framework.roleProfiles) {
    for (const section of profile.sections ?? []) {
      for (const block of section.blocks) if ('prose' in block) look(block.prose, block.source)
    }
  }
  return remarks
}

function leaning(phrase: string, text: string, source: Source): Remark {
  return { source, message: `“${shortened(text)}” leans on another level (“${phrase.replace(/\s+/g, ' ')}”), and levels stand for themselves here.`, mend: 'Write out what is expected, or declare `levels-are: cumulative` in framework.yaml.' }
}

export const repeatsAnotherLevel: LintRule = {
  id: 'repeats-another-level',
  severity: 'note',
  why: 'A cell that reads `Same as E2.` is shown with the text of E2; two levels then cannot be told apart in this competency.',
  example: '## E3\n\nSame as E2.',
  instead: 'Say what is more at the higher level, or declare the lower one as the last level, a growth limit.',
  check: (view) =>
    view.framework.levelsAre === 'cumulative' ? [] : view.framework.expectations.filter((cell) => cell.kind === 'same-as').map((cell) => ({
      source: cell.source,
      message: `“${view.competencies.get(cell.competency)?.name ?? cell.competency}” at ${cell.level} repeats ${cell.sameAs ?? 'another level'}.`,
      mend: 'Nothing to do where that is meant; otherwise say what is more at this level.',
    })),
}
