import os from 'node:os'
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { Actor } from './actor.ts'
import { openEmbeddedDatabase, type EmbeddedDatabase } from './embedded-database.ts'
import { migrate } from './migrate.ts'
import type { Failure, Result } from './result.ts'
import type { Tables } from './tables.ts'

// A date without a time is text: `pg` would otherwise make it midnight in the server's own time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

export type Tx = Transaction<Tables>

export type Database = {
  readonly engine: 'embedded' | 'server'
  readonly kysely: Kysely<Tables>
  /** How many times the embedded database has synced to disk; 0 for a server, which looks after itself. */
  readonly syncCount: () => number
  readonly dump: () => Promise<Uint8Array>
  readonly close: () => Promise<void>
}

export type DatabaseOptions = {
  /** The address of a PostgreSQL server; without one the embedded database is used. */
  readonly url?: string | undefined
  /** Where the embedded database keeps its data; null keeps it in memory. */
  readonly dataDirectory: string | null
  readonly template?: string
}

/** Opens the database, brings its schema up to date, and from then on works as the role that owns nothing. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  return options.url ? openServer(options.url) : openEmbedded(options)
}

/** Two for each processor, beyond which they only get in each other’s way, and one that a job may keep for as long as it works. */
const mostConnections = 2 * os.availableParallelism() + 1

async function openServer(url: string): Promise<Database> {
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  try {
    await refuseOldServer(owner)
    await migrate(owner)
  } finally {
    await owner.end()
  }
  // oxlint-disable-next-line typescript/no-misused-promises -- The pool waits for it; only its types do not say so.
  const pool = new pg.Pool({ connectionString: url, max: mostConnections, statement_timeout: 30_000, onConnect: asApplication })
  // A connection that breaks while idle is replaced by the next query.
  pool.on('error', () => undefined)
  const kysely = kyselyOver(pool)
  return { engine: 'server', kysely, syncCount: () => 0, dump: () => Promise.reject(new Error('Only the embedded database can be dumped.')), close: () => kysely.destroy() }
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: string }>(`select current_setting('server_version_num') as version`)
  if (Number(rows[0]?.version) < 150_000) throw new Error('Cairn needs PostgreSQL 15 or newer.')
}

async function openEmbedded({ dataDirectory, template }: DatabaseOptions): Promise<Database> {
  const embedded = await openEmbeddedDatabase({ dataDirectory, onConnect: beginEmbedded, ...(template ? { template } : {}) })
  // The first query connects, and so migrates: what is wrong is known before anything is served.
  await embedded.pool.query('select')
  return { engine: 'embedded', kysely: kyselyOver(embedded.pool), ...embeddedRest(embedded) }
}

/** A database in memory as an older Cairn had it, with what brings it up to date: an older archive is read there. */
export async function openAsOf(names: ReadonlySet<string>): Promise<{ readonly db: Database; readonly bringUpToDate: () => Promise<void> }> {
  const embedded = await openEmbeddedDatabase({ dataDirectory: null, onConnect: (client) => migrate(client, names) })
  const bringUpToDate = async (): Promise<void> => {
    const client = await embedded.pool.connect()
    try {
      await client.query('reset role')
      await migrate(client)
    } finally {
      client.release()
    }
  }
  return { db: { engine: 'embedded', kysely: kyselyOver(embedded.pool), ...embeddedRest(embedded) }, bringUpToDate }
}

const embeddedRest = ({ syncCount, dump, close }: EmbeddedDatabase): Pick<Database, 'syncCount' | 'dump' | 'close'> => ({ syncCount, dump, close })

/** Every connection works as the role that owns nothing. */
const asApplication = async (client: pg.ClientBase): Promise<void> => {
  await client.query('set role cairn_app')
}

/** The embedded database is one session for ever: a new connection first ends what an earlier one may have left open. */
export async function beginEmbedded(client: pg.ClientBase): Promise<void> {
  await client.query('rollback')
  await client.query('discard all')
  await migrate(client)
  await asApplication(client)
}

const kyselyOver = (pool: pg.Pool): Kysely<Tables> => new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })

/** Thrown inside a transaction to undo it; never leaves `transact`. */
class Undo extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super('The transaction is undone.')
    this.failure = failure
  }
}

const retried = new Set(['40001', '40P01'])
const attempts = 3

/**
 * Runs the work in one transaction. A returned failure undoes everything; a serialization failure or a deadlock is
 * tried again, so the work must change nothing outside the database.
 */
export async function transact<T>(db: Kysely<Tables>, work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute((tx) => undoOnFailure(work(tx)))
    } catch (error) {
      if (error instanceof Undo) return { ok: false, failure: error.failure }
      if (attempt >= attempts || !retried.has(String((error as { code?: unknown }).code))) throw error
    }
  }
}

async function undoOnFailure<T>(work: Promise<Result<T>>): Promise<Result<T>> {
  const result = await work
  if (!result.ok) throw new Undo(result.failure)
  return result
}

/** Tells the database who asks, and on which day, until the end of this transaction: row-level security decides by it. */
export async function actAs(tx: Tx, actor: Actor, now: Date): Promise<void> {
  const person = actor.kind === 'person' ? actor.personId : ''
  const roles = actor.kind === 'person' ? actor.roles.join(',') : actor.kind
  const day = now.toISOString().slice(0, 10)
  await sql`select set_config('cairn.person', ${person}, true), set_config('cairn.roles', ${roles}, true), set_config('cairn.day', ${day}, true)`.execute(tx)
}

/**
 * Runs the work on one connection as the owner of the tables, outside row-level security: for housekeeping and for
 * restoring an archive, never for a request.
 */
export const asOwner = <T>({ kysely }: Database, work: (connection: Kysely<Tables>) => Promise<T>): Promise<T> =>
  kysely.connection().execute(async (connection) => {
    await sql`reset role`.execute(connection)
    try {
      return await work(connection)
    } finally {
      await sql`set role cairn_app`.execute(connection)
    }
  })
