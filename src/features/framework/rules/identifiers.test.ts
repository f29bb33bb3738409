import { describe, expect, test } from 'vitest'
import type { Framework } from '../model.ts'
import { readFramework } from '../source/read-framework.ts'
import { everyNameOf, resolveIdentifier } from './resolve-identifier.ts'
import { roleIn } from './role-in.ts'
import { siblingProfiles } from './sibling-profiles.ts'

async function read(files: Record<string, string>): Promise<Framework> {
  return (await readFramework(Object.entries(files).map(([path, text]) => ({ path, text })))).framework
}

describe('an identifier of an earlier version', () => {
  const settings = `levels:
  - { id: E1, replaces: [L1] }
  - { id: E2, replaces: [E2b, L2] }
  - { id: E3a, replaces: [E3] }
  - { id: E3b, replaces: [E3] }
  - { id: one, replaces: [two] }
  - { id: three, replaces: [one] }
`
  test.each([
    ['E1', 'E1'],
    ['L1', 'E1'],
    ['L2', 'E2'],
    ['E3', undefined],
    ['two', 'one'],
    ['gone', undefined],
  ])('%s is now %s', async (id, now) => {
    expect(resolveIdentifier(await read({ 'framework.yaml': settings }), 'level', id)).toBe(now)
  })

  test('is one of the names of what replaces it, and of nothing else', async () => {
    const framework = await read({ 'framework.yaml': settings })
    expect(everyNameOf(framework, 'level', 'E2')).toEqual(['E2', 'E2b', 'L2'])
    expect(everyNameOf(framework, 'level', 'E3a')).toEqual(['E3a'])
    expect(everyNameOf(framework, 'level', 'E9')).toEqual(['E9'])
  })

  test('that replaces itself in a circle leads nowhere', () => {
    const scopes = [{ id: 'x', name: 'x', definition: '', aliases: [], replaces: ['a'] }]
    expect(resolveIdentifier({ scopes } as unknown as Framework, 'scope', 'b')).toBeUndefined()
  })
})

describe('a role by the identifiers of an earlier version', () => {
  const settings = `families:
  - { id: server-side, replaces: [backend] }
  - { id: data }
specialties: [{ id: finding, family: server-side, replaces: [search] }]
levels: [{ id: E1, replaces: [L1] }]
`
  test('is said in the words of this one, beside roles and all; what is gone is null', async () => {
    const framework = await read({ 'framework.yaml': settings })
    const role = { family: 'backend', specialty: 'search', level: 'L1', domain: 'payments', secondary: [{ family: 'data', specialty: 'gone' }, { family: 'gone', specialty: null }] }
    expect(roleIn(framework, role)).toEqual({ family: 'server-side', specialty: 'finding', level: 'E1', domain: 'payments', secondary: [{ family: 'data', specialty: null }] })
  })
})

describe('siblings of a role profile', () => {
  const page = (family: string, level: string, specialty = ''): Record<string, string> => ({
    [`${family}/${level}${specialty}.md`]: `---\nrole: ${level} ${family} ${specialty}\nlevel: ${level}\nfamily: ${family}\n${specialty ? `specialty: ${specialty}\n` : ''}---\n\n## A\n\n- One.\n`,
  })
  const ladder = { 'framework.yaml': 'levels: [{ id: senior }, { id: staff }, { id: principal }]' }

  test('are the same job at other levels in their order, and other jobs at its level', async () => {
    const framework = await read({ ...ladder, ...page('roses', 'staff'), ...page('roses', 'senior'), ...page('roses', 'principal'), ...page('lawns', 'staff'), ...page('lawns', 'senior') })
    const siblings = siblingProfiles(framework, 'roses.staff')
    expect(siblings.levels.map((one) => one.id)).toEqual(['roses.senior', 'roses.principal'])
    expect(siblings.roles.map((one) => one.id)).toEqual(['lawns.staff'])
  })

  test('appear with a new page, without an edit to any other', async () => {
    const before = { ...ladder, ...page('roses', 'staff') }
    expect(siblingProfiles(await read(before), 'roses.staff').levels).toEqual([])
    expect(siblingProfiles(await read({ ...before, ...page('roses', 'senior') }), 'roses.staff').levels.map((one) => one.id)).toEqual(['roses.senior'])
  })

  test('of a specialty are those of that specialty, or the family’s own where it has none', async () => {
    const framework = await read({ ...ladder, ...page('roses', 'senior'), ...page('roses', 'staff'), ...page('roses', 'staff', 'climbing'), ...page('roses', 'principal', 'climbing') })
    expect(siblingProfiles(framework, 'roses.staff.climbing').levels.map((one) => one.id)).toEqual(['roses.senior', 'roses.principal.climbing'])
    expect(siblingProfiles(framework, 'roses.senior').levels.map((one) => one.id)).toEqual(['roses.staff', 'roses.principal.climbing'])
  })

  test('of an unknown profile are none', async () => {
    expect(siblingProfiles(await read(ladder), 'x.y')).toEqual({ levels: [], roles: [] })
  })
})
