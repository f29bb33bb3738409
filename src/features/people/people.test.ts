import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appOver, client, signedIn, type Client } from '../../../test/app.ts'
import { engines } from '../../../test/engines.ts'
import type { Database } from '../../platform/database.ts'
import { createAccount } from '../access/api.ts'
import * as api from './api.ts'

describe.each(engines())('people on the $name database', (engine) => {
  let db: Database
  let administrator: Client
  beforeAll(async () => {
    db = await engine.open('example')
    administrator = await signedIn(appOver(db), { role: 'administrator' })
  })
  afterAll(() => db.close())

  const entry = (email: string, managers: string[] = [], team = 'checkout') => ({
    email,
    memberships: [{ team, role: 'engineer' as const, startsOn: '2026-01-05' }],
    employments: [{ title: 'Engineer', startsOn: '2026-01-05', managers: managers.map((it) => ({ email: it, startsOn: '2026-01-05' })) }],
  })
  const teams = [{ id: 'checkout', name: 'Checkout' }]

  test('the example organization has its people in the order of names, whoever left is not among them', async () => {
    const people = await client(appOver(db)).call(api.listExamplePeople, {})
    expect(people.length).toBeGreaterThanOrEqual(55)
    const collator = new Intl.Collator('und')
    const names = people.map((it) => it.name)
    expect(names).toEqual([...names].sort(collator.compare))
    expect(names).not.toContain('Ignacio Baltar')
    expect(people.every((it) => it.title !== null)).toBe(true)
    expect(new Set(people.map((it) => it.team)).size).toBeGreaterThanOrEqual(5)
  })

  test('a title says what somebody does and nothing of their level', async () => {
    const people = await client(appOver(db)).call(api.listExamplePeople, {})
    const engineer = people.find((it) => it.name === 'Rasheed Ballantyne')
    expect(engineer).toMatchObject({ team: 'Checkout', title: 'Backend' })
    expect(people.find((it) => it.name === 'Hanneke Dijkgraaf')?.title).toMatch(/^Frontend, ./)
  })

  test('only administrators record a roster', async () => {
    const member = await signedIn(appOver(db), { role: 'member' })
    await expect(member.call(api.recordRoster, { teams, people: [] })).rejects.toMatchObject({ status: 403 })
    await expect(client(appOver(db)).call(api.recordRoster, { teams, people: [] })).rejects.toMatchObject({ status: 401 })
  })

  test('a roster that names unknown people, teams or managers, or somebody as their own manager, records nothing and says all that is wrong', async () => {
    const [known, other] = ['new.one@fellside.example', 'new.two@fellside.example'] as const
    await administrator.call(createAccount, { name: 'New One', email: known, roles: ['member'], password: null })
    await administrator.call(createAccount, { name: 'New Two', email: other, roles: ['member'], password: null })
    const people = [entry('nobody@fellside.example'), entry(known, [known]), entry(other, ['ghost@fellside.example'], 'nowhere')]
    await expect(administrator.call(api.recordRoster, { teams: [...teams, { id: 'new-team', name: 'New' }], people })).rejects.toMatchObject({
      status: 422,
      problem: { issues: [{ path: 'people.0.email' }, { path: 'people.1.employments' }, { path: 'people.2.memberships' }, { path: 'people.2.employments' }] },
    })
    const { rows } = await db.kysely.selectFrom('team').select('id').where('id', '=', 'new-team').execute().then((it) => ({ rows: it }))
    expect(rows).toEqual([])
  })

  test('a roster is recorded whole', async () => {
    await administrator.call(createAccount, { name: 'Newly Here', email: 'newly.here@fellside.example', roles: ['member'], password: null })
    const people = [{ ...entry('newly.here@fellside.example', ['maren.oduya@fellside.example'], 'crossing') }]
    expect(await administrator.call(api.recordRoster, { teams: [{ id: 'crossing', name: 'Crossing' }], people })).toEqual({ teams: 1, people: 1 })
  })

  test('a roster that is sent twice, or says something of one person twice, is refused with what to do', async () => {
    const refused = (...messages: string[]) => ({ status: 422, problem: { issues: messages.map((it) => ({ path: expect.stringMatching(/^people\.\d\.email$/) as string, message: expect.stringContaining(it) as string })) } })
    await expect(administrator.call(api.recordRoster, { teams: [{ id: 'crossing', name: 'Crossing' }], people: [entry('newly.here@fellside.example', [], 'crossing')] })).rejects.toMatchObject(refused('recorded already'))
    await administrator.call(createAccount, { name: 'Named Twice', email: 'named.twice@fellside.example', roles: ['member'], password: null })
    await expect(administrator.call(api.recordRoster, { teams, people: [entry('named.twice@fellside.example'), entry('named.twice@fellside.example')] })).rejects.toMatchObject(refused('there twice'))
  })
})
