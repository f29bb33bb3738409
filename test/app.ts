import { signInAsExample } from '../src/features/access/api.ts'
import { listExamplePeople } from '../src/features/people/api.ts'
import { createApp, type App } from '../src/app/server.ts'
import { sessionCookie } from '../src/app/serve-action.ts'
import { operator } from '../src/platform/actor.ts'
import type { Contract, InputOf, OutputOf } from '../src/platform/contract.ts'
import type { Database } from '../src/platform/database.ts'
import { logTo, type Log } from '../src/platform/log.ts'
import type { Problem } from '../src/platform/problem.ts'
import { requestOf } from '../src/platform/request.ts'

export type AppOptions = { readonly now?: () => Date; readonly log?: Log; readonly asOperator?: boolean; readonly isReady?: () => boolean }

/** Shows what went wrong inside, which an answer never does. */
const logOfErrors = logTo((line) => {
  if (line.includes('"level":"error"')) process.stderr.write(line)
})

/** The real application over a database, with every answer checked against its contract. */
export const appOver = (db: Database, { now = () => new Date(), log = logOfErrors, asOperator = false, isReady }: AppOptions = {}): App =>
  createApp({ db, log, now, checkOutput: true, secure: false, ...(asOperator ? { everyone: operator } : {}) }, isReady)

/** A log whose lines a test can read. */
export function logInMemory(): { log: Log; lines: string[] } {
  const lines: string[] = []
  return { log: logTo((line) => lines.push(line)), lines }
}

/** What the server refused, for `expect(…).rejects`. */
export class Refusal extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(`${problem.status} ${problem.detail}`)
    this.problem = problem
  }

  get status(): number {
    return this.problem.status
  }
}

export type Client = {
  readonly call: <C extends Contract>(contract: C, input: InputOf<C>) => Promise<OutputOf<C>>
  readonly send: (method: string, path: string, body?: string, headers?: Record<string, string>) => Promise<Response>
  /** The cookie that the client has been given so far. */
  readonly cookie: () => string
}

/** What a client talks to: the application in this process, or a server somewhere else. */
export type Door = { readonly request: (path: string, init: RequestInit) => Response | Promise<Response> }

/** The server at an address. */
export const serverAt = (url: string): Door => ({ request: (path, init) => fetch(url + path, init) })

/** One visitor with their own cookies, who talks to the application over HTTP. */
export function client(app: Door): Client {
  let cookie = ''
  const send: Client['send'] = async (method, path, body, headers = {}) => {
    const response = await app.request(path, {
      method,
      headers: { 'x-cairn-request': '1', ...(cookie ? { cookie } : {}), ...headers },
      ...(body === undefined ? {} : { body }),
    })
    const set = response.headers.get('set-cookie')
    if (set?.startsWith(sessionCookie)) cookie = set.split(';')[0]!
    return response
  }
  return {
    send,
    cookie: () => cookie,
    call: async (contract, input) => {
      const { method, path, body } = requestOf(contract, input as Record<string, unknown>)
      const response = await send(method, path, body)
      const answer: unknown = await response.json()
      if (!response.ok) throw new Refusal(answer as Problem)
      return answer as never
    },
  }
}

/** A client that is signed in as the person of the example organization with this name, or the first with this role. */
export async function signedIn(app: Door, who: { readonly name: string } | { readonly role: 'steward' | 'lead' | 'administrator' | 'member' }): Promise<Client> {
  const it = client(app)
  const people = await it.call(listExamplePeople, {})
  const person = people.find((one) => ('name' in who ? one.name === who.name : who.role === 'member' ? one.roles.join() === 'member' : one.roles.includes(who.role)))
  if (!person) throw new Error(`Nobody in the example organization is ${JSON.stringify(who)}.`)
  await it.call(signInAsExample, { person: person.id })
  return it
}
