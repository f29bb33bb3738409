import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scopeMatcher, termMatcher, termSpans } from './terms.ts'

const source = { file: 'glossary.md', line: 1 }
const framework = {
  terms: [
    { id: 'team', name: 'team', definition: 'x', aliases: ['teammates'], source },
    { id: 'team-charter', name: 'team charter', definition: 'x', aliases: [], source },
    { id: 'überblick', name: 'Überblick', definition: 'x', aliases: [], source },
  ],
  scopes: [
    { id: 'epic', name: 'Epic', definition: 'x', aliases: [] },
    { id: 'across', name: 'Across teams', definition: 'x', aliases: ['section', 'C++'] },
  ],
  frequencies: [{ id: 'always', name: 'Always', definition: 'x', offset: 0 }],
}

const found = (text: string): [string, string, string][] => termSpans(framework, text).map(({ start, end, kind, id }) => [text.slice(start, end), kind, id])

describe('defined words in a text', () => {
  test.each([
    ['Helps the team.', [['team', 'term', 'team']]],
    ['Helps two Teams.', [['Teams', 'term', 'team']]],
    ['Writes a team charter.', [['team charter', 'term', 'team-charter']]],
    ['Writes a team\n  charter.', [['team\n  charter', 'term', 'team-charter']]],
    ['Plans epics across teams.', [['epics', 'scope', 'epic'], ['across teams', 'scope', 'across']]],
    ['Steams and teamwork, a teamé.', []],
    ['ALWAYS asks teammates', [['ALWAYS', 'frequency', 'always'], ['teammates', 'term', 'team']]],
    ['Der Überblick', [['Überblick', 'term', 'überblick']]],
    ['Writes C++ in a section', [['C++', 'scope', 'across'], ['section', 'scope', 'across']]],
    ['', []],
  ])('%s', (text, expected) => expect(found(text)).toEqual(expected))

  test('never overlap and stand in order, for any words and any text', () => {
    const word = fc.stringMatching(/^[a-cé+ -]{1,6}$/)
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), fc.stringMatching(/^[a-cé+ .-]{0,40}$/), (words, text) => {
        let last = 0
        for (const { start, end } of termMatcher(words.map((one, index) => ({ kind: 'term', id: String(index), words: [one] })))(text)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          last = end
        }
      }),
    )
  })

  test('of thousands of entries are found as those of a few', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => ({ kind: 'term' as const, id: `t${index}`, words: [`word${index}`, `word${index} of many`] }))
    expect(termMatcher(many)('Has word7, word4999 of many and word2500s.').map((span) => span.id)).toEqual(['t7', 't4999', 't2500'])
  })

  test('name areas of influence in the order of the ladder', () => {
    expect(scopeMatcher(framework.scopes)('Across teams, and an epic, and across teams.')).toEqual(['epic', 'across'])
  })
})
