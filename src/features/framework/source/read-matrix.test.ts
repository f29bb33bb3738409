import { describe, expect, test } from 'vitest'
import { Framework, type Finding } from '../model.ts'
import { readFramework, type ReadResult } from './read-framework.ts'

async function read(files: Record<string, string>): Promise<ReadResult> {
  const result = await readFramework(Object.entries(files).map(([path, text]) => ({ path, text })))
  expect(Framework.safeParse(result.framework).error).toBeUndefined()
  return result
}

const found = (result: ReadResult, rule: string): Finding[] => result.findings.filter((finding) => finding.rule === rule)

const settings = `framework: garden
name: Garden
levels-are: absolute
focuses:
  - { id: does, name: Does the work, words: [digs] }
levels:
  - { id: E1, name: Apprentice, focus: does, scope: bed }
  - { id: E2, name: Gardener }
  - { id: E3, name: Master, title: Master of the garden }
scopes:
  - { id: bed, name: Bed, definition: One bed., aliases: [patch] }
  - { id: garden, name: Garden, definition: All beds. }
frequencies:
  - { id: sometimes, name: Sometimes, definition: Now and then., offset: -0.5 }
families:
  - { id: roses, name: Rose Gardener, levels: [E1, E2], titles: { E1: Rose Apprentice } }
  - { id: lawns, name: Lawn Keeper }
specialties: [{ id: climbing, name: Climbing, family: roses }]
groups: [{ id: soil, name: Soil }, { id: values, name: Values }]
evidence-kinds: [{ id: photo, name: Photo, fields: [{ id: place, name: Place, type: text, required: true }] }]
`

const digging = `---
competency: digging
name: Digging
group: soil
families: [roses]
domains: []
first: E2
first-reason: Apprentices watch.
scope: required
evidence: [{ kind: photo, at-least: 2, distinct-by: place }]
replaces: spadework
---

Turning soil over.

## E2

Scope: patch

Digs with care for roots.

- Digs a bed. {#bed}
- Leaves the garden tidy.

### Examples

- Dug round the oak.

## Master

Same as E2.

## E2 (Climbing)

- Digs along walls.
`

describe('competency files', () => {
  test('hold a competency and its cells by level', async () => {
    const result = await read({ 'framework.yaml': settings, 'soil/digging.md': digging })
    expect(result.findings.filter((finding) => finding.severity !== 'note')).toEqual([])
    expect(result.framework.competencies).toEqual([
      {
        id: 'digging', name: 'Digging', group: 'soil', description: 'Turning soil over.', families: ['roses'], domains: [], replaces: ['spadework'],
        firstLevel: { level: 'E2', reason: 'Apprentices watch.' }, scopeRequired: true, evidence: [{ kind: 'photo', atLeast: 2, distinctBy: 'place' }],
        source: { file: 'soil/digging.md', line: 2 },
      },
    ])
    expect(result.framework.expectations).toEqual([
      {
        competency: 'digging', level: 'E2', kind: 'text', text: 'Digs with care for roots.', scopes: ['bed'], source: { file: 'soil/digging.md', line: 16 },
        statements: [
          { id: 'bed', text: 'Digs a bed.', source: { file: 'soil/digging.md', line: 22 } },
          { id: 'leaves-the-garden-tidy', text: 'Leaves the garden tidy.', source: { file: 'soil/digging.md', line: 23 } },
        ],
        examples: [{ text: 'Dug round the oak.', source: { file: 'soil/digging.md', line: 27 } }],
      },
      { competency: 'digging', level: 'E3', kind: 'same-as', sameAs: 'E2', statements: [], examples: [], scopes: [], source: { file: 'soil/digging.md', line: 29 } },
      {
        competency: 'digging', level: 'E2', specialty: 'climbing', kind: 'text', scopes: [], examples: [], source: { file: 'soil/digging.md', line: 33 },
        statements: [{ id: 'digs-along-walls', text: 'Digs along walls.', source: { file: 'soil/digging.md', line: 35 } }],
      },
    ])
  })

  test('make a role profile of every family at each of its levels', async () => {
    const { framework } = await read({ 'framework.yaml': settings, 'a.md': '---\ncompetency: a\ngroup: soil\n---\n\n## E1\n\n- Waters.' })
    expect(framework.roleProfiles.map((profile) => [profile.id, profile.name])).toEqual([
      ['roses.E1', 'Rose Apprentice'], ['roses.E2', 'Gardener Rose Gardener'], ['lawns.E1', 'Apprentice Lawn Keeper'], ['lawns.E2', 'Gardener Lawn Keeper'], ['lawns.E3', 'Master Lawn Keeper'],
    ])
    expect(framework.roleProfiles[0]!.source).toEqual({ file: 'framework.yaml', line: 16 })
  })

  test.each([
    ['TBD', { kind: 'missing' }],
    ['[MISSING]', { kind: 'missing' }],
    ['', { kind: 'missing' }],
    ['Not expected yet.', { kind: 'not-expected-yet' }],
    ['Not expected yet: needs a season.', { kind: 'not-expected-yet', carried: { reason: 'needs a season' } }],
    ['Growth limit – nothing is added.', { kind: 'growth-limit', carried: { reason: 'nothing is added' } }],
    ['Not applicable at this level.', { kind: 'not-applicable' }],
    ['Same as E1', { kind: 'same-as', sameAs: 'E1' }],
    ['Same as Apprentice.', { kind: 'same-as', sameAs: 'E1' }],
    ['Digs.', { kind: 'text', text: 'Digs.' }],
    ['- TBD', { kind: 'missing', statements: [] }],
    ['| a | b |\n| - | - |\n| c | d |', { kind: 'text' }],
  ])('a cell that reads “%s”', async (text, expected) => {
    const { framework } = await read({ 'framework.yaml': settings, 'a.md': `---\ncompetency: a\ngroup: soil\n---\n\n## E2\n\n${text}\n` })
    expect(framework.expectations).toMatchObject([expected])
  })

  test('empty ends of the ladder give the first and the last level', async () => {
    const { framework } = await read({ 'framework.yaml': settings, 'a.md': '---\ncompetency: a\ngroup: soil\n---\n\n## E1\n\nNot expected yet: needs a season.\n\n## E2\n\n- Digs.\n\n## E3\n\nGrowth limit.' })
    expect(framework.competencies[0]).toMatchObject({ firstLevel: { level: 'E2', reason: 'needs a season' }, lastLevel: { level: 'E2' } })
  })

  test.each([
    ['a level that is none', '## E9\n\nText.', 'unknown-level'],
    ['a level twice', '## E1\n\n- A.\n\n## E1\n\n- B.', 'duplicate-identifier'],
    ['the same as no level', '## E1\n\nSame as E9.', 'unknown-level'],
    ['an unknown area of influence', '## E1\n\nScope: moon\n\n- A.', 'unknown-reference'],
    ['a part that is no examples', '## E1\n\n- A.\n\n### Pay\n\nMuch.', 'carried-section'],
    ['a stray word', '## E1\n\n- A.\n\nPRP000', 'unrecognised-text'],
  ])('with %s are reported, and nothing of the text is lost', async (_, body, rule) => {
    const result = await read({ 'framework.yaml': settings, 'a.md': `---\ncompetency: a\ngroup: soil\n---\n\n${body}\n` })
    expect(found(result, rule)).toHaveLength(1)
    const all = JSON.stringify([result.framework, result.findings])
    for (const word of body.replace('Scope:', '').match(/[A-Za-z]{4,}/g) ?? []) expect(all).toContain(word)
  })

  test('keep comments and unknown keys whole', async () => {
    const result = await read({ 'framework.yaml': settings, 'a.md': '---\ncompetency: a\ngroup: soil\npoints: [1, 2]\n---\n\n<!-- ask Ada -->\n\n## E1\n\n- A.' })
    expect(result.framework.competencies[0]!.carried).toEqual({ points: [1, 2], comments: ['<!-- ask Ada -->'] })
    expect(found(result, 'carried-key')).toMatchObject([{ file: 'a.md', line: 4 }])
  })

  test('with one identifier twice are reported', async () => {
    const file = '---\ncompetency: a\ngroup: soil\n---\n\n## E1\n\n- A.'
    const result = await read({ 'framework.yaml': settings, 'a.md': file, 'b.md': file })
    expect(found(result, 'duplicate-identifier')).toMatchObject([{ file: 'b.md', message: expect.stringContaining('a.md') }])
  })
})

describe('framework.yaml', () => {
  test.each([
    ['a value out of its list', 'levels-are: relative', 1, 1, '“levels-are”'],
    ['an entry without its identifier', 'families:\n  - { name: Roses }', 2, 5, '“families.0.id” is missing'],
    ['a number in place of a list', 'levels: 3', 1, 1, '“levels”'],
    ['an identifier with spaces', 'groups: [{ id: "a b" }]', 1, 12, '“groups.0.id”'],
    ['a severity that is none', 'lint: { vague-wording: loud }', 1, 9, '“lint.vague-wording”'],
    ['a count below zero', 'competencies:\n  a: { evidence: [{ kind: x, at-least: -1 }] }', 2, 30, '“competencies.a.evidence.0.at-least”'],
  ])('with %s says where, and the rest is read', async (_, text, line, column, words) => {
    const result = await read({ 'framework.yaml': `${text}\nname: Garden` })
    const [finding] = found(result, 'invalid-settings')
    expect(finding).toMatchObject({ file: 'framework.yaml', line, column, severity: 'error', message: expect.stringContaining(words) })
    expect(result.framework.name).toBe('Garden')
  })

  test.each([
    ['a tab', 'levels:\n\t- { id: E1 }', 2],
    ['a key twice', 'name: A\nname: B', 2],
    ['no mapping', '- a\n- b', 1],
    ['a bracket without an end', 'levels: [', 1],
    ['a bomb of aliases', `a: &a [x]\n${Array.from({ length: 60 }, (_, at) => `b${at}: &b${at} [*${at === 0 ? 'a' : `b${at - 1}`}, *${at === 0 ? 'a' : `b${at - 1}`}]`).join('\n')}`, 1],
  ])('with %s is reported and never thrown', async (_, text, line) => {
    const result = await read({ 'framework.yaml': text, 'a.md': 'x' })
    expect(found(result, 'unreadable-yaml')[0]).toMatchObject({ file: 'framework.yaml', severity: 'error' })
    expect(found(result, 'unreadable-yaml')[0]!.line).toBeGreaterThanOrEqual(line)
  })

  test('carries keys that it does not know, wherever they stand', async () => {
    const result = await read({ 'framework.yaml': 'name: Garden\nbands: { a: 1 }\nlevels:\n  - { id: E1, name: One, points: 3 }\nscopes: [{ id: bed, definition: x, weight: 2 }]' })
    expect(result.framework.carried).toEqual({ bands: { a: 1 } })
    expect(result.framework.levels[0]!.carried).toEqual({ points: 3 })
    expect(result.framework.scopes[0]!.carried).toEqual({ weight: 2 })
    expect(found(result, 'carried-key').map(({ line }) => line)).toEqual([2, 4, 5])
  })

  test('decides how bad a rule is, for the reader’s findings too', async () => {
    const files = { 'a.md': '---\nrole: x\nlevel: a\nfamily: b\n---\n\n## A\n\n- See [x](#y).' }
    const loud = await read({ ...files, 'framework.yaml': 'levels: [{ id: a }]\nlint: { broken-anchor: error }' })
    expect(found(loud, 'broken-anchor')).toMatchObject([{ severity: 'error' }])
    expect(found(await read({ ...files, 'framework.yaml': 'levels: [{ id: a }]\nlint: { broken-anchor: off }' }), 'broken-anchor')).toEqual([])
  })

  test('says of a role page’s competencies what the page cannot', async () => {
    const result = await read({
      'framework.yaml': 'levels: [{ id: senior }]\nevidence-kinds: [{ id: photo }]\ncompetencies:\n  garden/a: { evidence: [{ kind: photo }], replaces: [garden/old], name: Beds, scope: required }\n  garden/b: { name: Gone }',
      'x.md': '---\nrole: Gardener\nlevel: senior\nfamily: garden\n---\n\n## A\n\n- Digs.',
    })
    expect(result.framework.competencies[0]).toMatchObject({ id: 'garden/a', name: 'Beds', evidence: [{ kind: 'photo', atLeast: 1 }], replaces: ['garden/old'], scopeRequired: true })
    expect(found(result, 'unknown-reference')).toMatchObject([{ file: 'framework.yaml', line: 5 }])
  })

  test('names areas of influence that a text then names by a word of its own', async () => {
    const result = await read({
      'framework.yaml': 'levels: [{ id: senior }]\nscopes:\n  - { id: bed, name: Bed, definition: x }\n  - { id: across, name: Across gardens, definition: y, aliases: [section] }',
      'x.md': '---\nrole: Gardener\nlevel: senior\nfamily: garden\n---\n\n## A\n\n- Shortens paths within a section.\n\n## B\n\n- Waters sectional beds.',
    })
    expect(result.framework.expectations.map((cell) => cell.scopes)).toEqual([['across'], ['bed']])
  })
})

describe('a glossary', () => {
  test('has a heading a term, with aliases, and headings that only gather others', async () => {
    const { framework } = await read({ 'glossary.md': '# Glossary of terms\n\n### task\n\n One piece of work.\n\n### team, teammates\n\nThose who work together.\n\nAlso: crew, gang\n\n### frequency\n\n##### sometimes\n\nOccasionally.\n' })
    expect(framework.terms.map(({ id, name, definition, aliases }) => ({ id, name, definition, aliases }))).toEqual([
      { id: 'task', name: 'task', definition: 'One piece of work.', aliases: [] },
      { id: 'team', name: 'team', definition: 'Those who work together.', aliases: ['teammates', 'crew', 'gang'] },
      { id: 'sometimes', name: 'sometimes', definition: 'Occasionally.', aliases: [] },
    ])
  })

  test('is found by its heading on any page, or where framework.yaml says', async () => {
    const guide = { 'guide.md': '# Guide\n\nWords.\n\n# Glossary\n\n## epic\n\nMuch work.\n' }
    expect((await read(guide)).framework.terms).toMatchObject([{ id: 'epic', source: { file: 'guide.md', line: 7 } }])
    const declared = await read({ ...guide, 'framework.yaml': 'terms: [guide.md#glossary, gone.md, { name: Spike, definition: A try. }]' })
    expect(declared.framework.terms.map((term) => term.id)).toEqual(['spike', 'epic'])
    expect(found(declared, 'unresolved-term')).toMatchObject([{ file: 'framework.yaml', severity: 'error' }])
  })
})

describe('the order of competencies', () => {
  const files = (list: string): Record<string, string> => ({
    'framework.yaml': `framework: f\nname: F\nlevels: [{ id: E1, name: One }]\ngroups:\n  - { id: g, name: G, kind: competencies${list} }\n`,
    ...Object.fromEntries(['ale', 'bread', 'cheese'].map((id) => [`${id}.md`, `---\ncompetency: ${id}\nname: ${id}\ngroup: g\n---\n\n## E1\n\n- Does ${id}.\n`])),
  })

  test('is that of the files, unless a group lists them', async () => {
    expect((await read(files(''))).framework.competencies.map(({ id }) => id)).toEqual(['ale', 'bread', 'cheese'])
    const { framework, findings } = await read(files(', competencies: [cheese, ale]'))
    expect(framework.competencies.map(({ id }) => id)).toEqual(['cheese', 'ale', 'bread'])
    expect(framework.expectations.map(({ competency }) => competency)).toEqual(['cheese', 'ale', 'bread'])
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('names a competency that no file describes', async () => {
    expect(found(await read(files(', competencies: [wine]')), 'unknown-reference')[0]?.message).toContain('wine')
  })
})
