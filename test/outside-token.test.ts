import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actions } from '../src/app/actions.ts'
import { sessionCookie } from '../src/app/serve-action.ts'
import type { App } from '../src/app/server.ts'
import { inviteOutsider } from '../src/features/feedback/api.ts'
import { asOwner, type Database } from '../src/platform/database.ts'
import { hashOfSecret } from '../src/platform/secret.ts'
import { appOver } from './app.ts'
import { engines } from './engines.ts'
import { ownOrganization } from './own-organization.ts'

/** What whoever is not signed in may ask for. */
const open = new Set(['showSession', 'listExamplePeople', 'signIn', 'signOut', 'signInAsExample', 'setUpOrganization', 'showOutsideForm', 'giveOutsideFeedback'])

/** Tables of which anybody’s connection sees rows, and why. */
const readByAll: Readonly<Record<string, string>> = {
  migration: 'which migrations ran',
  organization: 'the one row that says which organization this is',
  account: 'is read to sign in, before anybody is known to ask',
  session: 'is known by the hash of a secret',
  sign_in_failure: 'counts failures by a hash',
  framework: 'the identifiers of frameworks',
}

const csv = `email,name,title,managers,teams,starts_on,framework,family,level
mia@northmoor.example,Mia Manager,Manager,,Checkout:manager,2024-01-01,,,
ann@northmoor.example,Ann Engineer,Engineer,mia@northmoor.example,Checkout,2025-01-01,engineering,backend,E3
`

describe.each(engines())('A12: whoever holds a one-time link and nothing else, on the $name database', (engine) => {
  let db: Database
  let app: App
  let token = ''
  let person = ''

  beforeAll(async () => {
    db = await engine.open('empty')
    app = appOver(db)
    const own = await ownOrganization(app, db)
    await own.importCsv(csv)
    person = await own.idOf('Ann Engineer')
    const ann = await own.enter('ann@northmoor.example')
    const link = async (name: string) => (await ann.call(inviteOutsider, { person, name, competencies: ['debugging'] })).link.replace('/outside/', '')
    await link('Somebody else')
    token = await link('Juniper Ostrow')
  })
  afterAll(() => db.close())

  const ways = (): [string, Record<string, string>][] => [
    ['as a token', { authorization: `Bearer ${token}` }],
    ['as a token of ours', { authorization: `Bearer cairn_${token}` }],
    ['as a session', { cookie: `${sessionCookie}=${token}` }],
    ['as a link', { referer: `https://cairn.example/outside/${token}` }],
  ]

  test('is refused by every other operation, as whoever is not signed in', async () => {
    const wrong: string[] = []
    for (const { contract } of actions) {
      if (open.has(contract.id)) continue
      const address = contract.path.replaceAll('{person}', person).replaceAll('{token}', token).replaceAll(/\{\w+\}/g, 'engineering')
      for (const [way, headers] of ways()) {
        const answer = await app.request(address, { method: contract.method, headers: { 'x-cairn-request': '1', ...headers }, ...(contract.method === 'GET' ? {} : { body: '{}' }) })
        if (answer.status < 400) wrong.push(`${contract.id} ${way}: ${answer.status}`)
        else if (/Ann Engineer|Mia Manager|northmoor\.example/.test(await answer.text())) wrong.push(`${contract.id} ${way} tells a name`)
      }
    }
    expect(wrong).toEqual([])
  })

  test('is nobody to the session, and learns nothing of the organization’s people from it', async () => {
    for (const [, headers] of ways()) {
      const session = (await (await app.request('/api/session', { headers })).json()) as { person: unknown; account: unknown; roles: unknown[] }
      expect(session).toMatchObject({ person: null, account: null, roles: [] })
    }
  })

  test('sees at the database the one invitation that the link is of, and not one row more', async () => {
    const tables = await asOwner(db, async (connection) => (await sql<{ name: string }>`select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname`.execute(connection)).rows)
    const seen: Record<string, number> = {}
    for (const { name } of tables) {
      if (name in readByAll) continue
      const count = await db.kysely.transaction().execute(async (tx) => {
        await sql`select set_config('cairn.person', '', true), set_config('cairn.roles', 'visitor', true), set_config('cairn.day', current_date::text, true), set_config('cairn.outsider', ${hashOfSecret(token).toString('hex')}, true)`.execute(tx)
        return (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)}`.execute(tx)).rows[0]!.n
      })
      if (count > 0) seen[name] = count
    }
    expect(seen).toEqual({ outside_invitation: 1 })
  })
})
