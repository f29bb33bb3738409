import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engines } from '../../test/engines.ts'
import { beginEmbedded, openDatabase, transact, type Database } from './database.ts'
import { openEmbeddedDatabase } from './embedded-database.ts'
import { ok } from './result.ts'

describe('the embedded database', () => {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'cairn-embedded-'))
  afterAll(() => rmSync(directory, { recursive: true, force: true }))

  test('syncs every commit to disk before acknowledging it', async () => {
    const db = await openEmbeddedDatabase({ dataDirectory: path.join(directory, 'synced') })
    await db.pool.query('create table kept (n integer)')
    const before = db.syncCount()
    for (let n = 0; n < 50; n += 1) await db.pool.query('insert into kept values ($1)', [n])
    expect(db.syncCount() - before).toBeGreaterThanOrEqual(50)
    await db.close()
  })

  test('keeps what it acknowledged when it is opened again', async () => {
    const db = await openEmbeddedDatabase({ dataDirectory: path.join(directory, 'synced') })
    expect((await db.pool.query('select count(*)::int as n from kept')).rows).toEqual([{ n: 50 }])
    await db.close()
  })

  test('gives values as a server does: dates, big integers, numbers, bytes and arrays', async () => {
    const db = await openEmbeddedDatabase({ dataDirectory: null })
    const { rows } = await db.pool.query(
      `select 9007199254740993::int8 as big, date '2026-02-28' as day, '\\x00ff'::bytea as bytes, 1.10::numeric as exact, array['a','b'] as list`,
    )
    expect(rows).toEqual([{ big: '9007199254740993', day: '2026-02-28', bytes: Buffer.from([0, 255]), exact: '1.10', list: ['a', 'b'] }])
    await db.close()
  })

  test('a query that takes too long is ended, and what was committed before is there for the next', async () => {
    const db = await openEmbeddedDatabase({ dataDirectory: path.join(directory, 'slow'), timeoutSeconds: 2 })
    await db.pool.query('create table kept as select 7 as n')
    await expect(db.pool.query('select count(*) from generate_series(1, 100000000000) it')).rejects.toThrow(/longer than 2 seconds/)
    expect((await db.pool.query('select n from kept')).rows).toEqual([{ n: 7 }])
    await db.close()
  })

  test('a failed query leaves the connection usable, and the error has PostgreSQL’s code', async () => {
    const db = await openEmbeddedDatabase({ dataDirectory: null })
    await expect(db.pool.query('select 1/0')).rejects.toMatchObject({ code: '22012' })
    expect((await db.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await db.close()
  })
})

describe.each(engines())('the $name database', (engine) => {
  let db: Database
  beforeAll(async () => {
    db = await engine.open('empty')
  })
  afterAll(() => db.close())

  test('the application’s role owns no table and is no superuser', async () => {
    const { rows } = await sql`select current_user as "user", (select count(*)::int from pg_tables where tableowner = current_user) as owned,
      (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as above`.execute(db.kysely)
    expect(rows).toEqual([{ user: 'cairn_app', owned: 0, above: false }])
  })

  test('every foreign key says what happens on deletion, and every one is indexed', async () => {
    const { rows } = await sql<{ name: string }>`
      select con.conname as name from pg_constraint con
      where con.contype = 'f' and con.connamespace = 'public'::regnamespace and not exists (
        select from pg_index i where i.indrelid = con.conrelid and (i.indkey::int2[])[0] = con.conkey[1])
      order by 1`.execute(db.kysely)
    expect(rows.map((it) => it.name)).toEqual(['framework_version_created_by_fkey', 'framework_version_published_by_fkey'])
    const silent = await sql<{ name: string }>`select conname as name from pg_constraint where contype = 'f' and confdeltype = 'a' and connamespace = 'public'::regnamespace`.execute(db.kysely)
    expect(silent.rows).toEqual([])
  })

  test('names are in the order of the reader’s alphabet, not of bytes', async () => {
    const { rows } = await sql<{ name: string }>`select name from unnest(array['Zoë','ada','Östen','Bo','Éva']) name order by name collate "und-x-icu"`.execute(db.kysely)
    expect(rows.map((it) => it.name)).toEqual(['ada', 'Bo', 'Éva', 'Östen', 'Zoë'])
  })

  test('what one transaction said of who asks is gone in the next', async () => {
    await db.kysely.transaction().execute((tx) => sql`select set_config('cairn.roles', 'administrator', true)`.execute(tx))
    const { rows } = await sql<{ roles: string }>`select coalesce(current_setting('cairn.roles', true), '') as roles`.execute(db.kysely)
    expect(rows).toEqual([{ roles: '' }])
  })
})

describe.runIf(engines().length > 1)('two transactions in each other’s way', () => {
  test('the one that PostgreSQL refuses is tried again, and both take effect', async () => {
    const db = await engines()[1]!.open('empty')
    await db.kysely.insertInto('team').values({ id: 'a', name: '0' }).execute()
    let runs = 0
    const add = () =>
      transact(db.kysely, async (tx) => {
        runs += 1
        await sql`set transaction isolation level serializable`.execute(tx)
        const { name } = await tx.selectFrom('team').select('name').where('id', '=', 'a').executeTakeFirstOrThrow()
        await new Promise((resolve) => setTimeout(resolve, 50))
        await tx.updateTable('team').set({ name: String(Number(name) + 1) }).execute()
        return ok(undefined)
      })
    await Promise.all([add(), add()])
    expect(runs).toBeGreaterThan(2)
    expect(await db.kysely.selectFrom('team').select('name').execute()).toEqual([{ name: '2' }])
    await db.close()
  })
})

describe('a database opened twice in a row', () => {
  test('nothing of an earlier connection leaks into the next: no open transaction, no setting', async () => {
    const db = await openEmbeddedDatabase({ dataDirectory: null, onConnect: beginEmbedded })
    const first = await db.pool.connect()
    await first.query('begin')
    await first.query("set application_name = 'left behind'")
    first.release(true)
    const { rows } = await db.pool.query(`select current_setting('application_name') as name, current_user as "user", now() = statement_timestamp() as fresh`)
    expect(rows).toEqual([{ name: '', user: 'cairn_app', fresh: true }])
    await db.close()
  })

  test('migrations run once, and a changed one is refused', async () => {
    const directory = mkdtempSync(path.join(os.tmpdir(), 'cairn-migrate-'))
    await (await openDatabase({ dataDirectory: directory })).close()
    const db = await openEmbeddedDatabase({ dataDirectory: directory })
    await db.pool.query(`update migration set checksum = 'another' where name = '0001_access.sql'`)
    await db.close()
    await expect(openDatabase({ dataDirectory: directory })).rejects.toThrow(/0001_access\.sql was changed after it had run/)
    rmSync(directory, { recursive: true, force: true })
  })
})
