import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { sql, type Kysely, type Transaction } from 'kysely'
import { asOwner, openAsOf, type Database } from './database.ts'
import { migrations } from './migrate.ts'
import type { Tables } from './tables.ts'

/**
 * The portable archive: JSON lines, the first a header, then a line a row, tables in an order in which each refers only
 * to those before it. It is the backup, the way up to another PostgreSQL, and the way between the two engines.
 */
type Header = { readonly cairn: 1; readonly migrations: readonly string[]; readonly at: string }

type Line = { readonly table: string; readonly row: unknown }

/** Sessions and throttling belong to the running system: after a restore everybody signs in again. */
const leftOut = new Set(['migration', 'session', 'sign_in_failure'])

const rowsAtOnce = 500

export class ArchiveError extends Error {}

type Write = (line: string) => Promise<void> | void

/** Writes the whole database, as one consistent picture, line by line. */
export async function writeArchive(db: Database, now: Date, write: Write): Promise<void> {
  const header: Header = { cairn: 1, migrations: migrations().map((it) => it.name), at: now.toISOString() }
  await write(JSON.stringify(header))
  await writeTables(db, write)
}

async function writeTables(db: Database, write: Write): Promise<void> {
  await asOwner(db, (connection) =>
    connection.transaction().setIsolationLevel('repeatable read').execute(async (tx) => {
      await sql`select set_config('cairn.roles', 'operator', true)`.execute(tx)
      for (const table of await tablesInOrder(tx)) await writeTable(tx, table, write)
    }),
  )
}

async function writeTable(tx: Kysely<Tables>, table: string, write: Write): Promise<void> {
  const cursor = `archive_${table}`
  await sql`declare ${sql.id(cursor)} no scroll cursor for select row_to_json(it)::text as row from ${sql.table(table)} as it`.execute(tx)
  for (;;) {
    const { rows } = await sql<{ row: string }>`fetch ${sql.raw(String(rowsAtOnce))} from ${sql.id(cursor)}`.execute(tx)
    for (const { row } of rows) await write(`{"table":${JSON.stringify(table)},"row":${row}}`)
    if (rows.length < rowsAtOnce) break
  }
  await sql`close ${sql.id(cursor)}`.execute(tx)
}

/** The lines of a compressed archive. Reading begins with the first one asked for: lines that arrive earlier would be lost. */
export async function* archiveLines(source: Readable): AsyncIterable<string> {
  const gunzip = createGunzip()
  source.on('error', (error) => gunzip.destroy(error))
  yield* createInterface({ input: source.pipe(gunzip), crlfDelay: Number.POSITIVE_INFINITY })
}

/**
 * Puts an archive in the place of everything in the database, or changes nothing where the archive cannot be read. One from an older Cairn
 * is brought up to date in a database of its own before.
 */
export async function restoreArchive(db: Database, lines: AsyncIterable<string>, afterwards: Afterwards = async () => undefined): Promise<ReadonlyMap<string, number>> {
  const { ran, rows } = await opened(lines)
  const older = migrations().every(({ name }) => ran.has(name)) ? undefined : await asThisCairnHasIt(ran, rows)
  try {
    return await asOwner(db, (connection) =>
      connection.transaction().execute(async (tx) => {
        const counts = await restoreInto(tx, older ? (take) => writeTables(older, take) : rows)
        await afterwards(tx)
        return counts
      }),
    )
  } finally {
    await older?.close()
  }
}

/** Lines of rows, each handed over once the one before it is dealt with. */
type Rows = (take: (line: string) => Promise<void>) => Promise<void>

/** Which migrations had run where an archive was written, and its rows. */
async function opened(lines: AsyncIterable<string>): Promise<{ ran: ReadonlySet<string>; rows: Rows }> {
  const iterator = lines[Symbol.asyncIterator]()
  const first = await iterator.next()
  if (first.done) throw new ArchiveError('The archive is empty. Choose a file that “cairn backup” wrote.')
  const rest = { [Symbol.asyncIterator]: () => iterator }
  const rows: Rows = async (take) => {
    for await (const line of rest) await take(line)
  }
  return { ran: new Set(migrationsOf(first.value)), rows }
}

/** The rows of an archive in a database as it was then, and from there on as after any upgrade. */
async function asThisCairnHasIt(ran: ReadonlySet<string>, rows: Rows): Promise<Database> {
  const { db, bringUpToDate } = await openAsOf(ran)
  try {
    await asOwner(db, (connection) => connection.transaction().execute((tx) => fill(tx, rows)))
    await bringUpToDate()
    return db
  } catch (error) {
    await db.close()
    throw error
  }
}

/** What is done to the restored rows in the same transaction, such as deleting what has been kept long enough since. */
type Afterwards = (tx: Transaction<Tables>) => Promise<unknown>

async function restoreInto(tx: Kysely<Tables>, rows: Rows): Promise<ReadonlyMap<string, number>> {
  const erased = await sql<Erased>`select person_id as person, erased_at::text as at from erasure`.execute(tx)
  const counts = await fill(tx, rows)
  await eraseAgain(tx, erased.rows)
  return counts
}

/** Puts these rows in the place of everything that there is. */
async function fill(tx: Kysely<Tables>, rows: Rows): Promise<ReadonlyMap<string, number>> {
  await sql`select set_config('cairn.roles', 'operator', true)`.execute(tx)
  const tables = await tablesInOrder(tx)
  await sql`truncate ${sql.join([...tables, 'session', 'sign_in_failure'].map((it) => sql.table(it)))}`.execute(tx)
  const counts = new Map(tables.map((it) => [it, 0]))
  let batch: { table: string; rows: string[] } = { table: '', rows: [] }
  let number = 1
  await rows(async (text) => {
    number += 1
    if (text === '') return
    const { table, row } = lineOf(text, number, counts)
    if (table !== batch.table || batch.rows.length === rowsAtOnce) {
      await insertRows(tx, batch)
      batch = { table, rows: [] }
    }
    batch.rows.push(row)
    counts.set(table, counts.get(table)! + 1)
  })
  await insertRows(tx, batch)
  await continueIdentities(tx)
  return counts
}

type Erased = { readonly person: string; readonly at: string }

/** Whoever was erased stays so: those whom this database had erased, in an archive that still knows them, and those whom the archive has. */
async function eraseAgain(tx: Kysely<Tables>, before: readonly Erased[]): Promise<void> {
  await sql`select cairn_erase(person, at) from json_to_recordset(${JSON.stringify(before)}) as it(person uuid, at timestamptz)`.execute(tx)
  await sql`select cairn_erase(person_id, erased_at) from (select * from erasure) as it`.execute(tx)
}

function migrationsOf(text: string): readonly string[] {
  const header = parsed(text, 1) as Partial<Header>
  if (header.cairn !== 1 || !Array.isArray(header.migrations)) throw new ArchiveError('Line 1 is not the header of a Cairn archive. Choose a file that “cairn backup” wrote.')
  const known = new Set(migrations().map((it) => it.name))
  const unknown = header.migrations.filter((it) => !known.has(it))
  if (unknown.length > 0) throw new ArchiveError(`The archive comes from a newer Cairn (it has ${unknown.join(', ')}). Update this one first.`)
  return header.migrations
}

function parsed(text: string, number: number): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ArchiveError(`Line ${number} of the archive is not JSON: the file is damaged or cut short. Nothing was restored.`)
  }
}

const rowMark = ',"row":'

function lineOf(text: string, number: number, tables: ReadonlyMap<string, unknown>): { table: string; row: string } {
  const { table, row } = parsed(text, number) as Partial<Line>
  if (typeof table !== 'string' || !tables.has(table) || typeof row !== 'object') throw new ArchiveError(`Line ${number} of the archive is not a row of a table that Cairn has. Nothing was restored.`)
  // The row's own text is kept, since JSON columns keep theirs.
  return { table, row: text.slice(text.indexOf(rowMark) + rowMark.length, -1) }
}

async function insertRows(tx: Kysely<Tables>, { table, rows }: { table: string; rows: readonly string[] }): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into ${sql.table(table)} overriding system value
    select * from json_populate_recordset(null::${sql.table(table)}, ${`[${rows.join(',')}]`}::json)`.execute(tx)
}

/** Tables that have to be in the archive, each after those that it refers to. */
async function tablesInOrder(db: Kysely<Tables>): Promise<string[]> {
  const names = await sql<{ name: string }>`
    select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname`.execute(db)
  const references = await sql<{ child: string; parent: string }>`
    select distinct child.relname as child, parent.relname as parent
    from pg_constraint join pg_class child on child.oid = conrelid join pg_class parent on parent.oid = confrelid
    where contype = 'f' and conrelid <> confrelid`.execute(db)
  return inOrder(
    names.rows.map((it) => it.name).filter((it) => !leftOut.has(it)),
    references.rows,
  )
}

function inOrder(names: readonly string[], references: readonly { child: string; parent: string }[]): string[] {
  const placed: string[] = []
  const place = (name: string): void => {
    if (placed.includes(name) || !names.includes(name)) return
    for (const { child, parent } of references) if (child === name) place(parent)
    placed.push(name)
  }
  names.forEach(place)
  return placed
}

/** Lets every identity column go on after its highest restored value. */
async function continueIdentities(tx: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ table: string; column: string }>`
    select c.relname as "table", a.attname as "column" from pg_attribute a join pg_class c on c.oid = a.attrelid
    where a.attidentity <> '' and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`.execute(tx)
  for (const { table, column } of rows) {
    await sql`select setval(pg_get_serial_sequence(${table}, ${column}), coalesce((select max(${sql.id(column)}) from ${sql.table(table)}), 0) + 1, false)`.execute(tx)
  }
}
