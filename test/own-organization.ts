import path from 'node:path'
import * as access from '../src/features/access/api.ts'
import * as framework from '../src/features/framework/api.ts'
import { readDirectory } from '../src/features/framework/source/read-directory.ts'
import * as people from '../src/features/people/api.ts'
import type { App } from '../src/app/server.ts'
import { packageRoot } from '../src/platform/package-root.ts'
import { requestOf } from '../src/platform/request.ts'
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
  /** The same with a token, which a test's clock does not outrun. */
  readonly enter: (email: string) => Promise<Client>
}

const withToken = async (app: App, signedIn: Client): Promise<Client> => {
  const { token } = await signedIn.call(access.createToken, { name: 'test' })
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
export async function ownOrganization(app: App): Promise<OwnOrganization> {
  const first = client(app)
  await first.call(access.setUpOrganization, { kind: 'own', name: 'Northmoor', administratorName: 'Ada Fell', email: 'ada@northmoor.example', password })
  const administrator = await withToken(app, first)
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
      const accounts = await administrator.call(access.listAccounts, {})
      const found = accounts.find((it) => it.name === name)
      if (!found) throw new Error(`Nobody here is called ${name}.`)
      return found.personId
    },
    signIn,
    enter: async (email) => withToken(app, await signIn(email)),
  }
}
