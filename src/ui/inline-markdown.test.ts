import { expect, test } from 'vitest'
import { plainText, readInline } from './inline-markdown.ts'

test.each([
  ['plain words', 'plain words'],
  ['**strong** and _weak_ and *weak*', 'strong and weak and weak'],
  ['a [link](/a/b "title") and <https://example.org>', 'a link and https://example.org'],
  ['`code` stays, snake_case_stays', 'code stays, snake_case_stays'],
  ['one<br>two &amp; three &#8212; four', 'one two & three — four'],
  ['\\*not strong\\*', '*not strong*'],
  ['<span class="x">markup</span> goes', 'markup goes'],
  ['2 * 3 * 4 stays', '2 * 3 * 4 stays'],
])('%s reads as its words', (markdown, words) => {
  expect(plainText(markdown)).toBe(words)
})

test('a link keeps where it leads, with parentheses in the address', () => {
  expect(readInline('[a](https://example.org/x_(y))')).toEqual([{ kind: 'link', address: 'https://example.org/x_(y)', children: [{ kind: 'text', text: 'a' }] }])
})

test('markup may stand inside markup', () => {
  expect(readInline('**a `b`**')).toEqual([{ kind: 'strong', children: [{ kind: 'text', text: 'a ' }, { kind: 'code', text: 'b' }] }])
})
