import { createHash } from 'node:crypto'
import type { Context as HttpContext } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { prolongSession } from '../features/access/writes.ts'
import { personOfSession, personOfToken } from '../features/access/reads.ts'
import { sessionIsStale } from '../features/access/rules.ts'
import { Serialized, type AnyAction, type Context, type SessionControl, type Visit } from '../platform/action.ts'
import { visitor, type Actor } from '../platform/actor.ts'
import { actAs, transact, type Database, type Tx } from '../platform/database.ts'
import type { Log } from '../platform/log.ts'
import { problemOf } from '../platform/problem.ts'
import { fail, type Failure, type Issue, type Result } from '../platform/result.ts'
import { hashOfSecret } from '../platform/secret.ts'

export type Surroundings = {
  readonly db: Database
  readonly log: Log
  readonly now: () => Date
  /** Who every request is from, whatever it carries: the operator, on the local socket of the command line. */
  readonly everyone?: Actor
  /** Whether answers are checked against their contract; a bug there is found in tests rather than by users. */
  readonly checkOutput: boolean
  /** Whether cookies are sent over TLS only. */
  readonly secure: boolean
}

export const sessionCookie = 'cairn-session'

/** What a request brings to say who asks. */
export type Credentials = { readonly session: string | null; readonly token: string | null; readonly address: string }

export const credentialsOf = (http: HttpContext): Credentials => ({
  session: getCookie(http, sessionCookie) ?? null,
  token: http.req.header('authorization')?.match(/^Bearer (cairn_[\w-]+)$/)?.[1] ?? null,
  address: addressOf(http),
})

/** What happens to the session once a request has succeeded. */
type SessionEffect = { readonly token: string; readonly expires: Date } | 'end'

/** Answers one request with one action: reads the input, runs it as whoever asks, and writes the answer or the problem. */
export async function serveAction(it: Surroundings, action: AnyAction, http: HttpContext): Promise<Response> {
  const input = await inputOf(action, http)
  if (!input.ok) return problemResponse(input.failure)
  const effects: SessionEffect[] = []
  const result = await action.run(visitOf(it, credentialsOf(http), effects), input.value)
  if (!result.ok) return problemResponse(result.failure)
  for (const effect of effects) setSession(it, http, effect)
  return result.value instanceof Serialized ? serialized(http, it, action, result.value) : json(http, it, action, result.value)
}

/** Runs an action that changes nothing for a page, and answers with JSON text; null where it fails. */
export async function readForPage(it: Surroundings, action: AnyAction, credentials: Credentials, input: unknown): Promise<string | null> {
  const result = await action.run(visitOf(it, credentials, []), input)
  if (!result.ok) return null
  return result.value instanceof Serialized ? result.value.text : JSON.stringify(result.value)
}

export const problemResponse = (failure: Failure): Response => {
  const problem = problemOf(failure)
  const retry = failure.kind === 'too-many' ? { 'retry-after': String(failure.retryAfterSeconds) } : {}
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...retry },
  })
}

async function inputOf({ contract }: AnyAction, http: HttpContext): Promise<Result<unknown>> {
  const fromAddress = { ...http.req.query(), ...http.req.param() }
  const body = contract.method === 'GET' || contract.method === 'DELETE' ? {} : await bodyOf(http)
  if (body === undefined) return fail({ kind: 'invalid', issues: [{ path: '', message: 'The body is not JSON. Send an object as application/json.' }] })
  const parsed = contract.input.safeParse({ ...body, ...fromAddress })
  if (parsed.success) return { ok: true, value: parsed.data }
  const issues: Issue[] = parsed.error.issues.map((it: { path: PropertyKey[]; message: string }) => ({ path: it.path.join('.'), message: it.message }))
  return fail({ kind: 'invalid', issues })
}

async function bodyOf(http: HttpContext): Promise<Record<string, unknown> | undefined> {
  try {
    const text = await http.req.text()
    const body: unknown = text === '' ? {} : JSON.parse(text)
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

function visitOf(it: Surroundings, credentials: Credentials, effects: SessionEffect[]): Visit {
  const now = it.now()
  const session: SessionControl = {
    token: credentials.session,
    begin: (token, expires) => effects.push({ token, expires }),
    end: () => effects.push('end'),
  }
  const visit = { now, log: it.log, address: credentials.address, session }
  return {
    ...visit,
    transact: (work) =>
      transact(it.db.kysely, async (tx) => {
        effects.length = 0
        const actor = await actingAsWhoAsks(tx, it.everyone, credentials, now)
        return work({ ...visit, tx, actor } satisfies Context)
      }),
  }
}

/** The address of whoever is connected, which behind a proxy is the proxy's. */
function addressOf(http: HttpContext): string {
  const socket = (http.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket
  return socket?.remoteAddress ?? ''
}

/** Who asks, which the database is then told as well. */
async function actingAsWhoAsks(tx: Tx, everyone: Actor | undefined, { session, token }: Credentials, now: Date): Promise<Actor> {
  if (session && !token && !everyone) {
    const found = await actorOfSession(tx, hashOfSecret(session), now)
    if (found) return found
  }
  const actor = everyone ?? (token ? await personOfToken(tx, hashOfSecret(token), now) : undefined) ?? visitor
  await actAs(tx, actor, now)
  return actor
}

async function actorOfSession(tx: Tx, hash: Buffer, now: Date): Promise<Actor | undefined> {
  const found = await personOfSession(tx, hash, now)
  if (found && sessionIsStale(found.lastSeenAt, now)) await prolongSession(tx, hash, now)
  return found?.actor
}

function setSession({ secure }: Surroundings, http: HttpContext, effect: SessionEffect): void {
  const attributes = { httpOnly: true, sameSite: 'Lax', secure, path: '/' } as const
  if (effect === 'end') deleteCookie(http, sessionCookie, attributes)
  else setCookie(http, sessionCookie, effect.token, { ...attributes, expires: effect.expires })
}

const headers = { 'content-type': 'application/json', 'cache-control': 'private, no-cache', vary: 'Cookie, Authorization' }

function json(http: HttpContext, { checkOutput }: Surroundings, { contract }: AnyAction, value: unknown): Response {
  const body = checkOutput ? contract.output.parse(value) : value
  return http.body(JSON.stringify(body), 200, headers)
}

/** A stored answer carries a tag, so that a browser that has it asks without getting it again. */
function serialized(http: HttpContext, { checkOutput }: Surroundings, { contract }: AnyAction, { text, tag }: Serialized): Response {
  if (checkOutput) contract.output.parse(JSON.parse(text))
  const etag = `"${createHash('sha256').update(tag).digest('base64url').slice(0, 22)}"`
  if (http.req.header('if-none-match') === etag) return http.body(null, 304, { ...headers, etag })
  return http.body(text, 200, { ...headers, etag })
}
