import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FrameworkDiff, type Difference, type Framework } from '../model.ts'
import { readFramework } from '../source/read-framework.ts'
import { diffFrameworks } from './diff.ts'
import { rewordedCells } from './differences-by-kind.ts'
import { equalFrameworks, unequalParts } from './equal.ts'
import { wordChanges } from './word-changes.ts'

const settings = `name: Garden
levels: [{ id: E1, name: Apprentice }, { id: E2, name: Gardener }]
families: [{ id: roses, name: Roses }, { id: lawns, name: Lawns }]
groups: [{ id: soil, name: Soil }, { id: water, name: Water }]
scopes: [{ id: bed, name: Bed, definition: One bed. }]
`
const competency = (id: string, more: Record<string, string> = {}): string =>
  `---\ncompetency: ${id}\nname: ${more.name ?? id}\ngroup: ${more.group ?? 'soil'}\n${more.keys ?? ''}---\n\n${more.description ?? ''}\n\n## E1\n\n- ${more.text ?? `Does ${id}.`}\n`

async function read(files: Record<string, string>): Promise<Framework> {
  return (await readFramework(Object.entries({ 'framework.yaml': settings, ...files }).map(([path, text]) => ({ path, text })))).framework
}

async function changes(before: Record<string, string>, after: Record<string, string>): Promise<Difference[]> {
  const diff = diffFrameworks(await read(before), await read(after))
  expect(FrameworkDiff.safeParse(diff).error).toBeUndefined()
  return diff.differences
}

const told = (list: readonly Difference[]): string[] => list.map(({ kind, change, id }) => `${change} ${kind} ${id}`)

describe('what changed', () => {
  test('is nothing between equal frameworks, wherever their text stands', async () => {
    expect(await changes({ 'a.md': competency('a') }, { 'moved/a.md': `\n\n${competency('a')}`.trimStart().replace('\n\n##', '\n\n\n\n##') })).toEqual([])
  })

  test('from nothing is that everything was added', async () => {
    const after = await read({ 'a.md': competency('a') })
    const { differences } = diffFrameworks(undefined, after)
    expect(new Set(differences.map((one) => one.change))).toEqual(new Set(['added']))
    expect(told(differences)).toContain('added expectation a@E1')
    expect(told(differences)).toContain('added role-profile roses.E1')
  })

  test('is told word by word where a cell was reworded, with the profiles that show it', async () => {
    const [change, ...others] = await changes({ 'a.md': competency('a', { text: 'Digs a bed with care.' }) }, { 'a.md': competency('a', { text: 'Digs every bed with care.' }) })
    expect(others).toEqual([])
    expect(change).toMatchObject({ kind: 'expectation', change: 'reworded', id: 'a@E1', name: 'a, Apprentice', before: '- Digs a bed with care.', after: '- Digs every bed with care.', roleProfiles: ['lawns.E1', 'roses.E1'] })
    expect(change!.words.filter((part) => part.kind !== 'same').map((part) => [part.kind, part.text.trim()])).toEqual([['removed', 'a'], ['added', 'every']])
  })

  test.each([
    ['added', {}, { 'b.md': competency('b') }, ['added competency b', 'added expectation b@E1']],
    ['removed', { 'b.md': competency('b') }, {}, ['removed competency b', 'removed expectation b@E1']],
    ['renamed', { 'b.md': competency('b', { name: 'Old' }) }, { 'b.md': competency('b', { name: 'New' }) }, ['renamed competency b', 'renamed expectation b@E1']],
    ['moved to another group', { 'b.md': competency('b') }, { 'b.md': competency('b', { group: 'water' }) }, ['moved competency b']],
    ['described in other words', { 'b.md': competency('b', { description: 'One.' }) }, { 'b.md': competency('b', { description: 'Two.' }) }, ['reworded competency b']],
    ['given another range', { 'b.md': competency('b') }, { 'b.md': competency('b', { keys: 'last: E1\n' }) }, ['reworded competency b']],
    ['replaced', { 'b.md': competency('b', { text: 'Same.' }) }, { 'c.md': competency('c', { keys: 'replaces: [b]\n', name: 'b', text: 'Same.' }) }, ['renamed competency c', 'renamed expectation c@E1']],
  ])('of a competency that was %s', async (_, before, after, expected) => {
    const base = { 'a.md': competency('a') }
    const list = await changes({ ...base, ...(before as Record<string, string>) }, { ...base, ...(after as Record<string, string>) })
    expect(told(list.filter((one) => one.kind !== 'role-profile'))).toEqual(expected)
  })

  const linked = (...resources: string[]): Record<string, string> => ({ 'a.md': competency('a', { keys: `resources:\n${resources.map((one) => `  - { ${one} }\n`).join('')}` }) })
  const [first, second] = ['title: First, address: "https://a.example.com/1"', 'title: Second, address: "https://a.example.com/2"'] as const

  test.each([
    ['added', linked(first), linked(first, second), ['added resource a → https://a.example.com/2']],
    ['removed', linked(first, second), linked(second), ['removed resource a → https://a.example.com/1']],
    ['given another title', linked(first), linked(first.replace('First', 'Other')), ['renamed resource a → https://a.example.com/1']],
    ['given another level', linked(first), linked(`${first}, from: E2`), ['reworded resource a → https://a.example.com/1']],
    ['described', linked(first), linked(`${first}, description: Short.`), ['reworded resource a → https://a.example.com/1']],
    ['put before another', linked(first, second), linked(second, first), ['moved resource a → https://a.example.com/2']],
    ['moved with the line it stands on', linked(first), { 'b/a.md': `${competency('a', { keys: `x: 1\nresources:\n  - { ${first} }\n` }).replace('x: 1\n', '')}` }, []],
  ])('of a resource that was %s is told of the resource alone, never of what a cell means', async (_, before, after, expected) => {
    const list = await changes(before, after)
    expect(told(list)).toEqual(expected)
    expect(rewordedCells(list)).toEqual([])
  })

  test('of competencies in another order says nothing of their resources', async () => {
    const two = (order: string): Record<string, string> => ({ 'framework.yaml': settings.replace('name: Soil }', `name: Soil, competencies: [${order}] }`), ...linked(first), 'b.md': competency('b', { keys: `resources: [{ ${second} }]\n` }) })
    expect(told(await changes(two('a, b'), two('b, a')))).toEqual([expect.stringMatching(/^moved competency [ab]$/)])
  })

  test('of a resource says from which level it helps, word by word, with the profiles that show it', async () => {
    const [change] = await changes(linked(first), linked(`${first}, from: E2`))
    expect(change).toMatchObject({ name: 'a: First', before: '', after: 'From E2 · Gardener', roleProfiles: expect.arrayContaining(['roses.E1', 'lawns.E2']) })
    expect(change!.words.filter(({ kind }) => kind === 'added').map(({ text }) => text.trim())).toEqual(['From E2 · Gardener'])
  })

  test('of competencies that became one is told of each of them', async () => {
    const list = await changes({ 'a.md': competency('a'), 'b.md': competency('b') }, { 'c.md': competency('c', { keys: 'replaces: [a, b]\n' }) })
    const competencies = list.filter((one) => one.kind === 'competency')
    expect(competencies.map(({ change, id, before, after }) => [change, id, before, after])).toEqual([['renamed', 'c', 'a', 'c'], ['renamed', 'c', 'b', 'c']])
    expect(told(list.filter((one) => one.kind === 'expectation'))).toContain('removed expectation b@E1')
  })

  test('in the order of levels is told of the levels that moved, and not of all', async () => {
    const ladder = (ids: string): Record<string, string> => ({ 'framework.yaml': `levels: [${ids}]` })
    expect(told(await changes(ladder('{ id: a }, { id: b }, { id: c }'), ladder('{ id: c }, { id: a }, { id: b }'))).filter((line) => line.startsWith('moved'))).toEqual(['moved level c'])
    expect(told(await changes(ladder('{ id: a }, { id: b }'), ladder('{ id: a }, { id: x }, { id: b }'))).filter((line) => line.startsWith('moved'))).toEqual([])
  })

  test.each([
    ['a scope', 'definition: One bed.', 'definition: A bed.', 'reworded scope bed'],
    ['a family', 'name: Lawns', 'name: Meadows', 'renamed family lawns'],
    ['a level', 'name: Gardener }', 'name: Gardener, title: Head }', 'reworded level E2'],
    ['the framework', 'name: Garden\n', 'name: Park\n', 'renamed settings framework'],
    ['a rule', 'name: Garden\n', 'name: Garden\nlint: { vague-wording: off }\n', 'reworded settings framework'],
  ])('of %s', async (_, from, to, expected) => {
    expect(told(await changes({}, { 'framework.yaml': settings.replace(from, to) }))).toContain(expected)
  })

  test('in a shared block is told once for each competency, with every profile that shows it', async () => {
    const page = (family: string, level: string): Record<string, string> => ({ [`${family}/${level}.md`]: `---\nrole: x\nlevel: ${level}\nfamily: ${family}\n---\n\n## Craft\n\n{{% include "shared.md" %}}\n` })
    const pages = { ...page('roses', 'E1'), ...page('lawns', 'E1') }
    const list = await changes({ ...pages, 'shared.md': '##### All\n\n- Digs.' }, { ...pages, 'shared.md': '##### All\n\n- Digs deep.' })
    expect(list.map((one) => [one.id, one.roleProfiles])).toEqual([['lawns/craft/all@E1', ['lawns.E1']], ['roses/craft/all@E1', ['roses.E1']]])
  })

  test('on a role page around its cells is told of the page', async () => {
    const page = (prose: string): Record<string, string> => ({ 'x.md': `---\nrole: x\nlevel: E1\nfamily: roses\n---\n\n## Craft\n\n${prose}\n\n- Digs.\n` })
    expect(told(await changes(page('Read this.'), page('Read that.')))).toEqual(['reworded role-profile roses.E1'])
  })
})

describe('words', () => {
  test('put together again are the texts before and after', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), fc.string({ maxLength: 80 }), (before, after) => {
        const parts = wordChanges(before, after)
        const join = (kind: string): string => parts.filter((part) => part.kind !== kind).map((part) => part.text).join('')
        expect(join('added')).toBe(before)
        expect(join('removed')).toBe(after)
      }),
    )
  })

  test('of very long texts are told as one replaced by the other', () => {
    expect(wordChanges('a '.repeat(40_000), 'b '.repeat(40_000)).map((part) => part.kind)).toEqual(['removed', 'added'])
  })
})

describe('equality', () => {
  test('looks away from positions, and sees every other difference', async () => {
    const a = await read({ 'a.md': competency('a') })
    expect(equalFrameworks(a, await read({ 'elsewhere/a.md': competency('a') }))).toBe(true)
    const b = await read({ 'a.md': competency('a', { text: 'Other.' }) })
    expect(equalFrameworks(a, b)).toBe(false)
    expect(unequalParts(a, b)).toEqual(['expectations'])
  })
})
