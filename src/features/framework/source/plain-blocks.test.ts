import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { includeDirectives } from './include-directives.ts'
import { fullBlocks, includesByLine } from './markdown-blocks.ts'
import { plainBlocks } from './plain-blocks.ts'

const include = '{{% include "a.md" %}}'

const lines = [
  '', '', '', 'words', 'more words here', '# One', '### Three ###', '#hash', '####### seven', '---', '***', '___', '- - -', '===', '--',
  '- item', '* item', '+ item', '-', '- ', '-   far', '-      code', '1. one', '2. two', '10) ten', '  - nested', '   - deeper', '    - deepest', '  continued', '      far',
  '| a | b |', '| --- | --- |', '|---|', '| x \\| y | z |', '| only |', 'a | b', ':-- | --:', '> quote', '```', '~~~', '<div>', '<!-- comment -->', '<!-- open', 'close -->', '<!-- a --> b',
  '    indented', ' one space', '   three', include, ` ${include}`, `     ${include}`, '[x]: /y', '\\# no heading', '# ', '#', 'a  ', '1) x', '0. zero', '*emphasis* here', '**bold**',
]

describe('the quick reading of plain Markdown', () => {
  test('gives what the full parser gives, for any text that it does not leave to it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...lines), { maxLength: 14 }), (chosen) => {
        const text = chosen.join('\n')
        const includes = includesByLine(includeDirectives(text), 1)
        const plain = plainBlocks(text, 1, includes)
        if (plain) expect(plain).toEqual(fullBlocks(text, 1, includes))
      }),
      { numRuns: 20_000 },
    )
  })

  test('answers for the shapes that role pages have', () => {
    const text = `## Title\n\n${include}\n\n**Bold** words\n\n<!-- note -->\n- [A](#a)\n- [B](#b)\n<!-- end -->\n\n---\n\n### A\n\n* One\n  goes on\n  - inner\n\n* Two\n\n| K | T |\n| --- | --- |\n| a | b |\n`
    const blocks = plainBlocks(text, 5, includesByLine(includeDirectives(text), 1))
    expect(blocks?.map((block) => [block.kind, block.line])).toEqual([
      ['heading', 5], ['include', 7], ['paragraph', 9], ['comment', 11], ['list', 12], ['comment', 14], ['rule', 16], ['heading', 18], ['list', 20], ['table', 26],
    ])
  })

  test.each([['a tab', '-\titem'], ['code', '```\ncode\n```'], ['a quote', '> said'], ['HTML', '<div>\n</div>'], ['an underlined heading', 'Title\n====='], ['text that goes on without indent', '- item\nlazy']])(
    'leaves %s to the full parser',
    (_, text) => expect(plainBlocks(text, 1, new Map())).toBeUndefined(),
  )
})
