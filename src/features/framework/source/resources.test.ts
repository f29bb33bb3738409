import { describe, expect, test } from 'vitest'
import type { Finding } from '../model.ts'
import { lint } from '../rules/lint.ts'
import { readFramework, type ReadResult } from './read-framework.ts'

const settings = 'framework: garden\nlevels: [{ id: E1, name: Apprentice }, { id: E2, name: Gardener }]\ngroups: [{ id: soil, name: Soil }]\nfamilies: [{ id: roses, name: Roses }]\n'
const digging = (keys = ''): string => `---\ncompetency: digging\nname: Digging\ngroup: soil\n${keys}---\n\n## E1\n\n- Turns a bed over.\n\n## E2\n\n- Moves an oak without harm.\n`

const read = (files: Record<string, string>): Promise<ReadResult> => readFramework(Object.entries({ 'framework.yaml': settings, ...files }).map(([path, text]) => ({ path, text })))
const at = ({ file, line, column, rule, severity, message }: Finding): string => `${file}:${line}:${column} ${severity} ${rule}: ${message}`
const told = ({ framework, findings, places }: ReadResult): string[] => [...findings, ...lint(framework, places)].filter(({ severity }) => severity !== 'note').map(at)
const resourcesIn = ({ framework }: ReadResult) => framework.competencies[0]!.resources

const two = `resources:
  - title: How we dig
    address: https://handbook.example.com/digging
  - title: Digging round roots
    address: /frameworks/garden/glossary
    from: E2
    description: What the oak taught us.
`

describe('learning resources', () => {
  test('are read from a competency file, each with its line', async () => {
    const result = await read({ 'a.md': digging(two) })
    expect(told(result)).toEqual([])
    expect(resourcesIn(result)).toEqual([
      { title: 'How we dig', address: 'https://handbook.example.com/digging', source: { file: 'a.md', line: 6 } },
      { title: 'Digging round roots', address: '/frameworks/garden/glossary', from: 'E2', description: 'What the oak taught us.', source: { file: 'a.md', line: 8 } },
    ])
  })

  test('are read from framework.yaml for the competencies of role pages, in place of what a file says', async () => {
    const inSettings = `${settings}competencies:\n  digging:\n    ${two.trim().replaceAll('\n', '\n    ')}\n`
    const result = await read({ 'framework.yaml': inSettings, 'a.md': digging('resources: [{ title: Other, address: "https://handbook.example.com/other" }]\n') })
    expect(told(result)).toEqual([])
    expect(resourcesIn(result)!.map(({ title, source }) => [title, source.file, source.line])).toEqual([['How we dig', 'framework.yaml', 8], ['Digging round roots', 'framework.yaml', 10]])
  })

  test('may be none, which is as if nothing was said', async () => {
    const result = await read({ 'a.md': digging('resources: []\n') })
    expect(result.framework.competencies[0]).not.toHaveProperty('resources')
  })

  test('carry along what Cairn does not know of them, and it is reported', async () => {
    const result = await read({ 'a.md': digging('resources: [{ title: A, address: "https://a.example.com", minutes: 20 }]\n') })
    expect(resourcesIn(result)![0]!.carried).toEqual({ minutes: 20 })
    expect(result.findings.filter(({ rule }) => rule === 'carried-key').map(at)).toEqual([expect.stringContaining('a.md:5:59 note')])
  })

  test.each([
    ['javascript:alert(1)'],
    ['data:text/html,x'],
    ['//handbook.example.com/a'],
    ['handbook.example.com/a'],
    ['../glossary.md'],
    ['/settings'],
    ['https://'],
    ['https://handbook.example.com/a b'],
    ['https://handbook.example.com@elsewhere.example.com'],
    ['ftp://handbook.example.com'],
    ['/frameworks/\\\\elsewhere.example.com'],
  ])('lead nowhere at “%s”, which is told with its place and kept out, and the rest is read', async (address) => {
    const result = await read({ 'a.md': digging(`evidence: [{ kind: photo }]\nresources:\n  - title: A\n    address: "${address}"\n  - title: B\n    address: https://b.example.com\n`) })
    expect(result.findings.filter(({ severity }) => severity === 'error').map(at)).toEqual([expect.stringMatching(/^a\.md:8:5 error invalid-settings: “resources\.0\.address” .*https:\/\//)])
    expect(resourcesIn(result)!.map(({ title }) => title)).toEqual(['B'])
    expect(result.framework.competencies[0]!.evidence).toHaveLength(1)
  })

  test('without a title are told in framework.yaml too, and take nothing else along', async () => {
    const inSettings = `${settings}competencies:\n  digging:\n    scope: required\n    resources:\n      - address: https://a.example.com\n`
    const result = await read({ 'framework.yaml': inSettings, 'a.md': digging() })
    expect(told(result)).toEqual(['framework.yaml:9:9 error invalid-settings: “competencies.digging.resources.0.title” is missing.'])
    expect(result.framework.competencies[0]).toMatchObject({ scopeRequired: true })
    expect(resourcesIn(result)).toBeUndefined()
  })

  test('with one address twice are told, and another competency may have the same', async () => {
    const same = 'resources:\n  - { title: A, address: "https://a.example.com" }\n  - { title: B, address: "https://a.example.com" }\n'
    expect(told(await read({ 'a.md': digging(same) }))).toEqual(['a.md:7:1 warning repeated-resource: “B” of “Digging” leads to the same address as “A”.'])
    const once = 'resources: [{ title: A, address: "https://a.example.com" }]\n'
    expect(told(await read({ 'a.md': digging(once), 'b.md': digging(once).replaceAll('igging', 'igging-more') }))).toEqual([])
  })

  test.each([
    ['a level', 'address: "https://a.example.com", from: E9', 'the level “E9”'],
    ['a role', 'address: "/frameworks/garden/roles/roses.E9?parts=own"', 'the role “roses.E9”'],
    ['a role in letters that cannot be read', 'address: "/frameworks/garden/roles/%E0%A4%A"', 'the role “%E0%A4%A”'],
    ['a competency', 'address: "/frameworks/garden?cell=weeding@E1"', 'the competency “weeding”'],
  ])('that name %s that is not there are told', async (_, keys, words) => {
    expect(told(await read({ 'a.md': digging(`resources:\n  - { title: A, ${keys} }\n`) }))).toEqual([`a.md:6:1 error unknown-reference: The resource “A” names ${words}, which is not declared.`])
  })

  test.each(['/frameworks/garden', '/frameworks/garden/roles/roses.E1', '/frameworks/garden?cell=digging%40E1', '/frameworks/other/roles/any'])('may lead to the page %s', async (address) => {
    expect(told(await read({ 'a.md': digging(`resources: [{ title: A, address: "${address}" }]\n`) }))).toEqual([])
  })
})
