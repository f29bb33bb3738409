import path from 'node:path'
import { sql } from 'kysely'
import * as access from '../src/features/access/api.ts'
import * as framework from '../src/features/framework/api.ts'
import { readDirectory } from '../src/features/framework/source/read-directory.ts'
import * as people from '../src/features/people/api.ts'
import type { App } from '../src/app/server.ts'
import { asOwner, type Database } from '../src/platform/database.ts'
import { packageRoot } from '../src/platform/package-root.ts'
import { requestOf } from '../src/platform/request.ts'
import { hashOfSecret, newSecret } from '../src/platform/secret.ts'
import type { Problem } from '../src/platform/problem.ts'
import { client, Refusal, type Client } from './app.ts'

const password = 'a stone upon a stone'

export type OwnOrganization = {
  readonly administrator: Client
  readonly importCsv: (text: string, as?: Client) => Promise<{ people: number }>
  /** The identifier of whoever has this name. */
  readonly idOf: (name: string) => Promise<string>
  /** Signs in as whoever has this address, with a password that the administrator gives them. */
  readonly signIn: (email: string) => Promise<Client>
  /** Acts as whoever has this address, with a token, which a test's clock does not outrun. */
  readonly enter: (email: string) => Promise<Client>
}

/** A token is put where the product keeps its hash: deriving two passwords for each person would be most of a test's time. */
async function tokenOf(db: Database, email: string): Promise<string> {
  const token = `cairn_${newSecret()}`
  await asOwner(db, (connection) =>
    connection.transaction().execute(async (tx) => {
      await sql`select set_config('cairn.roles', 'operator', true)`.execute(tx)
      await sql`insert into api_token (id, account_id, name, token_hash, created_at) select gen_random_uuid(), id, 'test', ${hashOfSecret(token)}, now() from account where email = ${email}`.execute(tx)
    }),
  )
  return token
}

function withToken(app: App, token: string): Client {
  const send: Client['send'] = async (method, address, body, headers = {}) =>
    app.request(address, { method, headers: { 'x-cairn-request': '1', authorization: `Bearer ${token}`, ...headers }, ...(body === undefined ? {} : { body }) })
  const call: Client['call'] = async (contract, input) => {
    const { method, path: address, body } = requestOf(contract, input as Record<string, unknown>)
    const response = await send(method, address, body)
    const answer: unknown = await response.json()
    if (!response.ok) throw new Refusal(answer as Problem)
    return answer as never
  }
  return { send, call, cookie: () => '' }
}

/** An organization that is nobody's example, with the published framework “engineering” and its first administrator Ada Fell. */
export async function ownOrganization(app: App, db: Database): Promise<OwnOrganization> {
  const first = client(app)
  await first.call(access.setUpOrganization, { kind: 'own', name: 'Northmoor', administratorName: 'Ada Fell', email: 'ada@northmoor.example', password })
  const administrator = withToken(app, await tokenOf(db, 'ada@northmoor.example'))
  const { version } = await administrator.call(framework.draftVersion, { files: [...readDirectory(path.join(packageRoot, 'frameworks/engineering')).files] })
  await administrator.call(framework.publishVersion, { framework: version.framework, number: version.number, message: 'The first version.', meanings: [], mappings: [] })
  const signIn = async (email: string): Promise<Client> => {
    await administrator.call(access.resetPassword, { email, password })
    const it = client(app)
    await it.call(access.signIn, { email, password })
    return it
  }
  return {
    administrator,
    importCsv: async (text, as = administrator) => {
      const { tag } = await as.call(people.previewPeopleImport, { text })
      return as.call(people.importPeople, { text, tag })
    },
    idOf: async (name) => {
      const { accounts } = await administrator.call(access.listAccounts, { text: name })
      const found = accounts.find((it) => it.name === name)
      if (!found) throw new Error(`Nobody here is called ${name}.`)
      return found.personId
    },
    signIn,
    enter: async (email) => withToken(app, await tokenOf(db, email)),
  }
}
