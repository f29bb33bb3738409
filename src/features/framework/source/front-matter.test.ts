import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Findings } from './findings.ts'
import { frontMatterText, needsYaml, readFrontMatter } from './front-matter.ts'
import * as yaml from './yaml-text.ts'

const valuesOf = (text: string): Record<string, unknown> => readFrontMatter('page.md', text, yaml, new Findings()).values

describe('front matter', () => {
  test('is read, and the text below keeps its lines', () => {
    const { placeOf, ...read } = readFrontMatter('page.md', '---\ntitle: "A: b"\nlevel: staff\n---\n\nText', undefined, new Findings())
    expect(read).toEqual({ values: { title: 'A: b', level: 'staff' }, lines: { title: 2, level: 3 }, body: '\nText', bodyLine: 5 })
    expect(placeOf(['level'])).toEqual({ line: 3, column: 1 })
  })

  test.each([
    ['none', 'Text'],
    ['a rule at the top', '---\n\n[a](/b)\n\n---\n'],
    ['no end', '---\ntitle: x\n'],
  ])('with %s the text is text', (_, text) => expect(frontMatterText(text)).toBeUndefined())

  test('may be empty', () => expect(frontMatterText('---\n---\nText')).toMatchObject({ yaml: '', bodyLine: 3 }))

  test('read plainly is what YAML reads', () => {
    const scalar = fc.constantFrom('word', 'two words', '"quoted: x"', "'single # x'", 'true', '12', '1.5', 'null', '~', 'yes', 'a: b', 'a #b', '[x, y]', '{a: b}', '- x', 'Ärztin', '', '"a\\n"', '*a', '&a b', '!x', '2026-01-01', '| x', 'x:', '%a', '@a', '`a', 'no', 'N')
    const line = fc.tuple(fc.constantFrom('role', 'level', 'title', 'x-y'), scalar).map(([key, value]) => `${key}: ${value}`)
    fc.assert(
      fc.property(fc.uniqueArray(line, { maxLength: 4, selector: (one) => one.split(':')[0] }), (chosen) => {
        const text = `---\n${chosen.join('\n')}\n---\n`
        if (needsYaml(text)) return
        const findings = new Findings()
        const all = yaml.readMapping('page.md', chosen.join('\n'), 2, findings)?.values ?? {}
        const read = valuesOf(text)
        // A page that says nothing of itself needs no more than its title, whatever else stands there.
        if (findings.all.length > 0 && Object.keys(read).every((key) => key === 'title')) return
        for (const [key, value] of Object.entries(read)) expect(all[key]).toEqual(value === '' ? (all[key] === null ? null : '') : value)
      }),
      { numRuns: 3_000 },
    )
  })

  test.each([
    ['a tab', 'role: x\nlist:\n\t- a', 'unreadable-yaml'],
    ['a key twice', 'role: x\nrole: y', 'unreadable-yaml'],
    ['a bomb of aliases', `role: x\na: &a [1]\n${Array.from({ length: 40 }, (_, at) => `b${at}: &b${at} [*${at === 0 ? 'a' : `b${at - 1}`}, *${at === 0 ? 'a' : `b${at - 1}`}]`).join('\n')}`, 'unreadable-yaml'],
    ['a bracket that is never closed', 'role: [x', 'unreadable-yaml'],
  ])('reports %s and goes on', (_, keys, rule) => {
    const findings = new Findings()
    readFrontMatter('page.md', `---\n${keys}\n---\nText`, yaml, findings)
    expect(findings.all.map((finding) => finding.rule)).toContain(rule)
    expect(findings.all.every((finding) => finding.line >= 2)).toBe(true)
  })
})
