import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diffFrameworks } from '../rules/diff.ts'
import { lint } from '../rules/lint.ts'
import { Framework } from '../model.ts'
import { readFramework } from './read-framework.ts'

const fragments = [
  '---\n', '---\nrole: A\nlevel: b\nfamily: c\n---\n', '---\ncompetency: x\ngroup: y\n---\n', 'title: "x"\n', '# A\n', '## B\n', '### B\n', '##### c {#d}\n', '\n', '\n\n', '- item\n', '- item {#id}\n', '  - inner\n', '1. one\n',
  '| a | b |\n| - | - |\n| c | d |\n', '<table><tr><td rowspan=9>x', '</table>\n', '{{% include "a.md" %}}\n', '{{% include "b.md" %}}\n', '{{< include "../x" >}}\n', '{{$ include "a.md" %}}', '<!--', '-->\n', '```\n', 'TBD\n', 'Same as E1.\n', 'Scope: x\n',
  '[a](#b)', '[a]((/b))', '[a](b.md#c)', '**', '_', '`', '\\', '\t', '\r\n', '\0', '\uFEFF', '😀', 'é', 'levels: [{ id: E1 }]\n', 'levels:\n  - ', '&a [*a]\n', '{', '}', ': ', '%', 'framework: x\n', 'terms: [a.md#b]\n', 'competencies: { a/b: { replaces: [c] } }\n',
]
const text = fc.oneof(fc.array(fc.constantFrom(...fragments), { maxLength: 25 }).map((parts) => parts.join('')), fc.string({ maxLength: 200 }))
const paths = ['a.md', 'b.md', 'framework.yaml', 'x/senior.md', 'x/_index.md', 'glossary.md', 'includes/a.md', '../out.md', 'x/y.yml']

describe('any files at all', () => {
  test('are read without an exception into a valid framework, and every finding has its place, and nothing differs from itself', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.record({ path: fc.constantFrom(...paths), text }), { maxLength: 6, selector: (file) => file.path }), async (files) => {
        const { framework, findings, places } = await readFramework(files)
        expect(Framework.safeParse(framework).error?.issues ?? []).toEqual([])
        const all = [...findings, ...lint(framework, places)]
        if (all.every((finding) => finding.severity !== 'error')) expect(diffFrameworks(framework, structuredClone(framework)).differences).toEqual([])
        for (const finding of all) {
          expect(finding.line).toBeGreaterThanOrEqual(1)
          expect(finding.column).toBeGreaterThanOrEqual(1)
          expect(finding.message.length * finding.mend.length * finding.rule.length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 1_500 },
    )
  })

  test('with thousands of the same item give each an identifier of its own', async () => {
    const { framework } = await readFramework([{ path: 'x.md', text: `---\nrole: A\nlevel: b\nfamily: c\n---\n\n## A\n\n${'- The same words.\n'.repeat(20_000)}` }])
    const ids = framework.expectations[0]!.statements.map((statement) => statement.id)
    expect([ids[0], ids[1], ids.at(-1), new Set(ids).size]).toEqual(['the-same-words', 'the-same-words-2', 'the-same-words-20000', 20_000])
  })

  test('read the same whatever their order', async () => {
    const files = [
      { path: 'x/senior.md', text: '---\nrole: A\nlevel: senior\nfamily: x\n---\n\n## A\n\n- One.' },
      { path: 'x/staff.md', text: '---\nrole: A\nlevel: staff\nfamily: x\n---\n\n## A\n\n- Two.' },
      { path: 'glossary.md', text: '# Glossary\n\n## a\n\nb c.' },
    ]
    expect(await readFramework(files.toReversed())).toEqual(await readFramework(files))
  })
})
