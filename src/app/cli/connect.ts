import http from 'node:http'
import path from 'node:path'
import type { Contract, InputOf, OutputOf } from '../../platform/contract.ts'
import { operator } from '../../platform/actor.ts'
import { openDatabase } from '../../platform/database.ts'
import { answers, socketPath, takeLock } from '../../platform/local-lock.ts'
import { silentLog } from '../../platform/log.ts'
import type { Problem } from '../../platform/problem.ts'
import { requestOf } from '../../platform/request.ts'
import { readSettings } from '../settings.ts'
import { createApp } from '../server.ts'

type Body = string | Uint8Array

export type CairnRequest = { readonly method: string; readonly path: string; readonly body?: Body }

/** A Cairn to talk to: a remote one, the one that runs on this data directory, or, where none runs, one opened for this command. */
export type Connection = {
  readonly send: (request: CairnRequest) => Promise<Response>
  readonly close: () => Promise<void>
}

/** What the server refused, in its own words. */
export class Refused extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super([problem.detail, ...(problem.issues ?? []).map((it) => `  ${it.path}: ${it.message}`)].join('\n'))
    this.problem = problem
  }
}

export async function connect(env: Readonly<Record<string, string | undefined>>): Promise<Connection> {
  if (env.CAIRN_URL) return remote(env.CAIRN_URL, env.CAIRN_TOKEN)
  const { databaseUrl, dataDirectory } = readSettings(env)
  if (databaseUrl) return opened({ url: databaseUrl, dataDirectory: null })
  const socket = socketPath(dataDirectory)
  if (await answers(socket)) return overSocket(socket)
  const lock = http.createServer((_, response) => response.writeHead(503).end('Another command has the database open.'))
  await takeLock(dataDirectory, lock)
  const connection = await opened({ dataDirectory: path.join(dataDirectory, 'postgres') })
  return { ...connection, close: async () => (await connection.close(), void lock.close()) }
}

const changing = { 'x-cairn-request': '1', 'content-type': 'application/json' }

function remote(url: string, token: string | undefined): Connection {
  const headers = { ...changing, ...(token ? { authorization: `Bearer ${token}` } : {}) }
  return {
    send: ({ method, path, body }) => fetch(new URL(path, url), { method, headers, ...(body === undefined ? {} : { body: body as BodyInit }) }),
    close: async () => undefined,
  }
}

async function opened(options: { url?: string; dataDirectory: string | null }): Promise<Connection> {
  const db = await openDatabase(options)
  const app = createApp({ db, log: silentLog, now: () => new Date(), everyone: operator, checkOutput: false, secure: false })
  return {
    send: async ({ method, path, body }) => app.request(path, { method, headers: changing, ...(body === undefined ? {} : { body: body as BodyInit }) }),
    close: () => db.close(),
  }
}

function overSocket(socketPath: string): Connection {
  const send = ({ method, path, body }: CairnRequest): Promise<Response> =>
    new Promise((resolve, reject) => {
      const request = http.request({ socketPath, method, path, headers: { host: 'localhost', ...changing } }, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', reject)
        answer.on('end', () => resolve(new Response(Buffer.concat(chunks), { status: answer.statusCode ?? 500 })))
      })
      request.on('error', reject)
      request.end(body)
    })
  return { send, close: async () => undefined }
}

/** Calls one operation by its contract, with its input and output typed. Throws `Refused` with the server's words. */
export async function call<C extends Contract>(connection: Connection, contract: C, input: InputOf<C>): Promise<OutputOf<C>> {
  const response = await connection.send(requestOf(contract, input as Record<string, unknown>))
  return contract.output.parse(await answerOf(response)) as OutputOf<C>
}

export async function answerOf(response: Response): Promise<unknown> {
  if (response.ok) return response.json()
  const problem = (await response.json().catch(() => undefined)) as Problem | undefined
  throw new Refused(problem ?? { type: '', title: '', status: response.status, detail: `The server answered with status ${response.status}. Check CAIRN_URL.` })
}
