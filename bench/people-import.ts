import { sql } from 'kysely'
import { setUpOrganization } from '../src/features/access/api.ts'
import * as api from '../src/features/people/api.ts'
import { asOwner, openDatabase, type Database } from '../src/platform/database.ts'
import { appOver, client } from '../test/app.ts'

/**
 * Importing an organization of 50,000 through the API, with its preview, beside inserting the rows that come of it with nothing around
 * them. Run with --expose-gc, so that memory is what the import itself needs. DATABASE_URL names a server; without one the database
 * is the embedded one, in memory.
 */
const size = Number(process.env.PEOPLE ?? 50_000)
const span = 8

const address = (at: number): string => `person${at}@northmoor.example`
const managerOf = (at: number): string => (at === 0 ? '' : address(Math.floor((at - 1) / span)))
const row = (at: number): string => `${address(at)},Person ${at} of Northmoor,Engineer,${managerOf(at)},team-${Math.floor(at / span)},${2010 + (at % 15)}-03-01`
const text = ['email,name,title,managers,teams,starts_on', ...Array.from({ length: size }, (_, at) => row(at))].join('\n')

const seconds = async (name: string, work: () => Promise<unknown>): Promise<void> => {
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  const start = performance.now()
  await work()
  const took = (performance.now() - start) / 1000
  const megabytes = (process.memoryUsage().rss - before) / 1024 / 1024
  process.stdout.write(`${name.padEnd(44)}${took.toFixed(1).padStart(7)} s${megabytes.toFixed(0).padStart(8)} MB more\n`)
}

/** The tables that the import writes. Their rows are read back from it, so that the bare insert is of the same ones. */
const tables = ['person', 'personal_record', 'account', 'team', 'employment', 'employment_manager', 'membership'] as const

async function bareInsert(from: Database, to: Database): Promise<void> {
  const rows = new Map<string, string>()
  await asOwner(from, async (connection) => {
    for (const it of tables) rows.set(it, (await sql<{ all: string }>`select json_agg(it)::text as all from ${sql.table(it)} it`.execute(connection)).rows[0]!.all)
  })
  await asOwner(to, (connection) =>
    connection.transaction().execute((tx) =>
      seconds('the same rows, inserted bare', async () => {
        for (const it of tables) await sql`insert into ${sql.table(it)} select * from json_populate_recordset(null::${sql.table(it)}, ${rows.get(it)!}::json)`.execute(tx)
      }),
    ),
  )
}

const db = await openDatabase({ url: process.env.DATABASE_URL, dataDirectory: null })
const administrator = client(appOver(db))
await administrator.call(setUpOrganization, { kind: 'own', name: 'Northmoor', administratorName: 'Ada Fell', email: 'ada@northmoor.example', password: 'a stone upon a stone' })
process.stdout.write(`${size} people, ${(text.length / 1024 / 1024).toFixed(1)} MB of CSV, on the ${db.engine} database.\n`)
let tag = ''
await seconds('preview', async () => ({ tag } = await administrator.call(api.previewPeopleImport, { text })))
await seconds('import', () => administrator.call(api.importPeople, { text, tag }))
await seconds('preview of the same file again', async () => ({ tag } = await administrator.call(api.previewPeopleImport, { text })))
await seconds('first page of the directory', () => administrator.call(api.listPeople, {}))
await seconds('a name near the end', () => administrator.call(api.listPeople, { text: `Person ${size - 1}` }))
await seconds('a name that nobody has', () => administrator.call(api.listPeople, { text: 'nobody is called that' }))
const empty = await openDatabase({ dataDirectory: null })
if (db.engine === 'embedded') await bareInsert(db, empty)
await Promise.all([db.close(), empty.close()])
