import { describe, expect, test } from 'vitest'
import { includeDirectives } from './include-directives.ts'

const formsOf = (text: string): [string, string, number, number][] => includeDirectives(text).map(({ form, path, line, column }) => [form, path, line, column])

describe('finding includes', () => {
  test.each([
    ['percent signs', '{{% include "a/b.md" %}}', 'alone'],
    ['angle brackets', '{{< include "a/b.md" >}}', 'alone'],
    ['no spaces', '{{%include "a/b.md"%}}', 'alone'],
    ['a named parameter', '{{% include file="a/b.md" %}}', 'alone'],
    ['indent', '  {{% include "a/b.md" %}}', 'alone'],
    ['text beside it', 'see {{% include "a/b.md" %}}', 'within-text'],
    ['a list item', '- {{% include "a/b.md" %}}', 'within-text'],
    ['indent below an item', '- item\n\n  {{% include "a/b.md" %}}', 'within-text'],
    ['indent below text', 'words\n\n  {{% include "a/b.md" %}}', 'alone'],
    ['a dollar sign', '{{$ include "a/b.md" %}}', 'typo'],
    ['mixed marks', '{{% include "a/b.md" >}}', 'typo'],
    ['single braces', '{% include "a/b.md" %}', 'typo'],
    ['no marks', '{{ include "a/b.md" }}', 'typo'],
    ['a misspelt name', '{{% inlcude "a/b.md" %}}', 'typo'],
    ['no quotes', '{{% include a/b.md %}}', 'typo'],
    ['curly quotes', '{{% include “a/b.md” %}}', 'typo'],
    ['no end', '{{% include "a/b.md"', 'typo'],
    ['a comment', '<!-- {{% include "a/b.md" %}} -->', 'in-comment'],
    ['a comment over lines', '<!--\n{{% include "a/b.md" %}}\n-->', 'in-comment'],
    ['a comment without an end', '<!--\n{{% include "a/b.md" %}}', 'in-comment'],
    ['fenced code', '```\n{{% include "a/b.md" %}}\n```', 'in-code'],
  ])('with %s', (_, text, form) => {
    const [first, ...others] = formsOf(text)
    expect(others).toEqual([])
    expect(first!.slice(0, 2)).toEqual([form, 'a/b.md'])
  })

  test('takes other shortcodes and other braces for what they are', () => {
    expect(formsOf('{{< youtube "abc" >}} {{% note %}} {x} {{ .Title }} { include }')).toEqual([])
  })

  test('tells line and column of each, several on a line included', () => {
    expect(formsOf('\n {{% include "a.md" %}}{{% include "b.md" %}}')).toEqual([['alone', 'a.md', 2, 2], ['alone', 'b.md', 2, 24]])
  })
})
