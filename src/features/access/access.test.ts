import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appOver, client, logInMemory, type Client } from '../../../test/app.ts'
import { engines } from '../../../test/engines.ts'
import type { App } from '../../app/server.ts'
import type { Database } from '../../platform/database.ts'
import * as api from './api.ts'

const own = { kind: 'own', name: 'Northmoor', administratorName: 'Ada Fell', email: 'Ada@northmoor.example', password: 'a stone upon a stone' } as const
const password = 'the long way round'

describe.each(engines())('accounts on the $name database', (engine) => {
  let db: Database
  let app: App
  let ada: Client
  let now = new Date('2026-03-02T09:00:00Z')
  const { log, lines } = logInMemory()

  beforeAll(async () => {
    db = await engine.open('empty')
    app = appOver(db, { now: () => now, log })
    ada = client(app)
  })
  afterAll(() => db.close())

  const member = async (email: string, roles: readonly ('member' | 'steward' | 'lead' | 'administrator')[] = ['member']): Promise<Client> => {
    await ada.call(api.createAccount, { name: `Somebody ${email}`, email, roles: [...roles], password })
    const it = client(app)
    await it.call(api.signIn, { email, password })
    return it
  }

  test('before anything is set up a visitor sees that nothing is, and nobody can sign in', async () => {
    expect(await ada.call(api.showSession, {})).toMatchObject({ person: null, organization: { kind: 'none' } })
    await expect(ada.call(api.listAccounts, {})).rejects.toMatchObject({ status: 401 })
  })

  test('a short password is refused with what to do', async () => {
    await expect(ada.call(api.setUpOrganization, { ...own, password: 'short' })).rejects.toMatchObject({
      status: 422,
      problem: { issues: [{ path: 'password', message: expect.stringContaining('at least 12 characters') as string }] },
    })
    expect(await ada.call(api.showSession, {})).toMatchObject({ organization: { kind: 'none' } })
  })

  test('the first run creates the administrator, who is signed in', async () => {
    await ada.call(api.setUpOrganization, own)
    expect(await ada.call(api.showSession, {})).toMatchObject({
      person: { name: 'Ada Fell' },
      account: { email: 'ada@northmoor.example' },
      roles: ['member', 'steward', 'administrator'],
      organization: { name: 'Northmoor', kind: 'own' },
    })
  })

  test('setting up a second time is refused, as is an example inside a real organization', async () => {
    await expect(client(app).call(api.setUpOrganization, { ...own, email: 'eve@example.org' })).rejects.toMatchObject({ status: 409 })
    await expect(client(app).call(api.setUpOrganization, { kind: 'example' })).rejects.toMatchObject({ status: 409 })
  })

  test('nobody signs in as somebody else in one click where the organization is real', async () => {
    const { person } = await ada.call(api.showSession, {})
    await expect(client(app).call(api.signInAsExample, { person: person!.id })).rejects.toMatchObject({ status: 404 })
  })

  test('signing in takes the address in any case, and the cookie cannot be read by scripts or sent by other sites', async () => {
    const response = await client(app).send('POST', '/api/session', JSON.stringify({ email: 'ADA@northmoor.example', password: own.password }))
    expect(response.status).toBe(200)
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/)
  })

  test('a wrong password and an unknown address answer with the same words', async () => {
    const problems = await Promise.all(
      [{ email: 'ada@northmoor.example', password: 'not hers at all' }, { email: 'nobody@northmoor.example', password: 'not hers at all' }].map(async (it) => {
        const response = await client(app).send('POST', '/api/session', JSON.stringify(it))
        return [response.status, await response.json()]
      }),
    )
    expect(problems[0]![0]).toBe(422)
    expect(problems[0]).toEqual(problems[1])
  })

  test('after eight failures one has to wait, and after the window one need not', async () => {
    const guess = () => client(app).call(api.signIn, { email: 'guessed@northmoor.example', password: 'guess' })
    for (let attempt = 0; attempt < 8; attempt += 1) await expect(guess()).rejects.toMatchObject({ status: 422 })
    await expect(guess()).rejects.toMatchObject({ status: 429 })
    now = new Date(now.getTime() + 16 * 60_000)
    await expect(guess()).rejects.toMatchObject({ status: 422 })
  })

  test('many attempts at once are no more than as many one after the other, and one that succeeds does not count', async () => {
    now = new Date(now.getTime() + 16 * 60_000)
    await member('jo@northmoor.example')
    const attempt = async (guess: string) => (await client(app).send('POST', '/api/session', JSON.stringify({ email: 'jo@northmoor.example', password: guess }))).status
    for (let at = 0; at < 2; at += 1) expect(await attempt(password)).toBe(200)
    const answers = await Promise.all(Array.from({ length: 20 }, () => attempt('guess')))
    expect(answers.filter((it) => it === 422)).toHaveLength(8)
    expect(answers.filter((it) => it === 429)).toHaveLength(12)
    now = new Date(now.getTime() + 16 * 60_000)
  })

  test('a member reads no accounts and no audit; an administrator does', async () => {
    const bo = await member('bo@northmoor.example')
    await expect(bo.call(api.listAccounts, {})).rejects.toMatchObject({ status: 403 })
    await expect(bo.call(api.showAudit, {})).rejects.toMatchObject({ status: 403 })
    await expect(bo.call(api.createAccount, { name: 'X', email: 'x@northmoor.example', roles: ['administrator'], password })).rejects.toMatchObject({ status: 403 })
    expect((await ada.call(api.listAccounts, {})).accounts.map((it) => it.email)).toContain('bo@northmoor.example')
  })

  test('the same address twice is a conflict', async () => {
    await expect(ada.call(api.createAccount, { name: 'Bo again', email: 'BO@northmoor.example', roles: ['member'], password })).rejects.toMatchObject({ status: 409 })
  })

  test('nobody gives themselves a role or closes their own account', async () => {
    const { account, roles } = await ada.call(api.showSession, {})
    await expect(ada.call(api.changeAccount, { id: account!.id, roles: [...roles, 'lead'], active: true })).rejects.toMatchObject({ status: 403 })
    await expect(ada.call(api.changeAccount, { id: account!.id, roles, active: false })).rejects.toMatchObject({ status: 403 })
  })

  test('of two administrators who change an account at once, the second is told and overwrites nothing', async () => {
    const eve = await member('eve@northmoor.example')
    const { id } = (await eve.call(api.showSession, {})).account!
    const seen = { roles: ['member' as const], active: true }
    const changes = await Promise.allSettled([
      ada.call(api.changeAccount, { id, roles: ['member', 'steward'], active: true, seen }),
      ada.call(api.changeAccount, { id, roles: ['member', 'lead'], active: true, seen }),
    ])
    expect(changes.map((it) => it.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(changes.find((it) => it.status === 'rejected')).toMatchObject({ reason: { status: 409 } })
    const { roles } = await eve.call(api.showSession, {})
    await expect(ada.call(api.changeAccount, { id, roles: ['member'], active: false, seen })).rejects.toMatchObject({ status: 409 })
    await ada.call(api.changeAccount, { id, roles: ['member'], active: true, seen: { roles: [...roles].reverse(), active: true } })
    expect((await eve.call(api.showSession, {})).roles).toEqual(['member'])
  })

  test('closing an account ends its sessions and its tokens, and reopening brings no session back', async () => {
    const cy = await member('cy@northmoor.example')
    const { token } = await cy.call(api.createToken, { name: 'script' })
    const { account } = await cy.call(api.showSession, {})
    await ada.call(api.changeAccount, { id: account!.id, roles: ['member'], active: false })
    expect((await cy.call(api.showSession, {})).person).toBeNull()
    const byToken = await app.request('/api/tokens', { headers: { authorization: `Bearer ${token}` } })
    expect(byToken.status).toBe(401)
    await ada.call(api.changeAccount, { id: account!.id, roles: ['member'], active: true })
    expect((await cy.call(api.showSession, {})).person).toBeNull()
  })

  test('reopening an account brings no token back, nor does other roles of a closed one open it', async () => {
    const iva = await member('iva@northmoor.example')
    const { token } = await iva.call(api.createToken, { name: 'script' })
    const { account } = await iva.call(api.showSession, {})
    const change = (active: boolean, roles: ('member' | 'steward')[] = ['member']) => ada.call(api.changeAccount, { id: account!.id, roles, active })
    await change(false)
    await change(false, ['member', 'steward'])
    await change(true)
    expect((await app.request('/api/tokens', { headers: { authorization: `Bearer ${token}` } })).status).toBe(401)
    const again = client(app)
    await again.call(api.signIn, { email: 'iva@northmoor.example', password })
    expect(await again.call(api.listTokens, {})).toEqual([])
  })

  test('a token works as its owner, is listed without its secret, and stops when revoked', async () => {
    const di = await member('di@northmoor.example')
    const { id, token } = await di.call(api.createToken, { name: 'publishing' })
    const headers = { authorization: `Bearer ${token}` }
    expect(await (await app.request('/api/session', { headers })).json()).toMatchObject({ account: { email: 'di@northmoor.example' } })
    const listed = await di.call(api.listTokens, {})
    expect(listed).toMatchObject([{ id, name: 'publishing' }])
    expect(JSON.stringify(listed)).not.toContain(token)
    await expect(ada.call(api.revokeToken, { id })).rejects.toMatchObject({ status: 404 })
    await di.call(api.revokeToken, { id })
    expect((await app.request('/api/tokens', { headers })).status).toBe(401)
  })

  test('changing a password needs the current one and ends every other session', async () => {
    const eli = await member('eli@northmoor.example')
    const elsewhere = client(app)
    await elsewhere.call(api.signIn, { email: 'eli@northmoor.example', password })
    await expect(eli.call(api.changePassword, { current: 'wrong', next: 'a new one, longer' })).rejects.toMatchObject({ status: 422 })
    await eli.call(api.changePassword, { current: password, next: 'a new one, longer' })
    expect((await eli.call(api.showSession, {})).person).not.toBeNull()
    expect((await elsewhere.call(api.showSession, {})).person).toBeNull()
  })

  test('a reset by an administrator ends the sessions, and a member cannot reset', async () => {
    const flo = await member('flo@northmoor.example')
    await expect(flo.call(api.resetPassword, { email: 'ada@northmoor.example', password })).rejects.toMatchObject({ status: 403 })
    await ada.call(api.resetPassword, { email: 'flo@northmoor.example', password: 'given by an administrator' })
    expect((await flo.call(api.showSession, {})).person).toBeNull()
    await flo.call(api.signIn, { email: 'flo@northmoor.example', password: 'given by an administrator' })
  })

  test('signing out ends the session for good', async () => {
    const gus = await member('gus@northmoor.example')
    const cookie = gus.cookie()
    await gus.call(api.signOut, {})
    const again = await app.request('/api/session', { headers: { cookie } })
    expect(await again.json()).toMatchObject({ person: null })
  })

  test('a session ends after thirty days without use', async () => {
    const hal = await member('hal@northmoor.example')
    now = new Date(now.getTime() + 29 * 86_400_000)
    expect((await hal.call(api.showSession, {})).person).not.toBeNull()
    now = new Date(now.getTime() + 29 * 86_400_000)
    expect((await hal.call(api.showSession, {})).person).not.toBeNull()
    now = new Date(now.getTime() + 31 * 86_400_000)
    expect((await hal.call(api.showSession, {})).person).toBeNull()
    await ada.call(api.signIn, { email: own.email, password: own.password })
  })

  test('a change without the header that forms cannot set, or from another site, is refused', async () => {
    const cookie = ada.cookie()
    const body = JSON.stringify({ name: 'Taken over', frameworkIsPublic: true })
    const without = await app.request('/api/organization', { method: 'PUT', headers: { cookie }, body })
    const foreign = await app.request('http://cairn.example/api/organization', {
      method: 'PUT',
      headers: { cookie, host: 'cairn.example', origin: 'https://evil.example', 'x-cairn-request': '1' },
      body,
    })
    expect([without.status, foreign.status]).toEqual([403, 403])
    expect((await ada.call(api.showSession, {})).organization.name).toBe('Northmoor')
  })

  test('every change is in the audit with who did it, newest first; reading is not', async () => {
    const { entries } = await ada.call(api.showAudit, {})
    const actions = entries.map((it) => it.action)
    expect(actions).toEqual(expect.arrayContaining(['setUpOrganization', 'createAccount', 'changeAccount', 'createToken', 'revokeToken', 'changePassword', 'resetPassword', 'signOut']))
    expect(entries.find((it) => it.action === 'resetPassword')).toMatchObject({ actor: 'Ada Fell' })
    expect(entries.map((it) => Number(it.id))).toEqual(entries.map((it) => Number(it.id)).sort((a, b) => b - a))
  })

  test('accounts are found as they are typed on any keyboard, by name or address, and come in pages that leave nobody out', async () => {
    for (let at = 0; at < 201; at += 1) await ada.call(api.createAccount, { name: at === 7 ? 'Søren Łoś' : `Zed ${at % 10}`, email: `zed.${at}@northmoor.example`, roles: ['member'], password: null })
    const found = async (text: string): Promise<string[]> => (await ada.call(api.listAccounts, { text })).accounts.map((it) => it.email)
    expect(await found('soren LOS')).toEqual(['zed.7@northmoor.example'])
    expect(await found('zed.200@')).toEqual(['zed.200@northmoor.example'])
    expect(await found('nobody at all')).toEqual([])
    const first = await ada.call(api.listAccounts, {})
    const second = await ada.call(api.listAccounts, { before: first.next! })
    expect([first.accounts.length, second.next]).toEqual([200, null])
    const all = [...first.accounts, ...second.accounts]
    expect(new Set(all.map((it) => it.id)).size).toBe(all.length)
    expect(all.map((it) => it.email)).toEqual(expect.arrayContaining(['ada@northmoor.example', 'bo@northmoor.example', ...Array.from({ length: 201 }, (_, at) => `zed.${at}@northmoor.example`)]))
    expect(all.map((it) => it.name)).toEqual(all.map((it) => it.name).sort(new Intl.Collator('und').compare))
  })

  test('the logs hold no password, no token, no address and no name', () => {
    const text = lines.join('')
    expect(lines.length).toBeGreaterThan(50)
    for (const secret of [password, own.password, 'northmoor.example', 'Ada Fell', 'cairn_']) expect(text).not.toContain(secret)
  })
})
