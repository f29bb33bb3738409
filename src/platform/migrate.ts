import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { packageRoot } from './package-root.ts'

type Migration = { readonly name: string; readonly sql: string; readonly checksum: string }

export const migrations = (): readonly Migration[] =>
  readdirSync(path.join(packageRoot, 'migrations'))
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(packageRoot, 'migrations', name), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })

/** The advisory lock that keeps two starting processes from migrating at once. */
const migrationLock = 7_215_118

/**
 * Brings the schema up to date, each migration in a transaction of its own, or to what it was once these migrations alone had run.
 * Throws where a migration that already ran was changed afterwards, since the schema would no longer be what the files say.
 */
export async function migrate(client: pg.ClientBase, only?: ReadonlySet<string>): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [migrationLock])
  try {
    await client.query('create table if not exists migration (name text primary key, checksum text not null, ran_at timestamptz not null default now())')
    const ran = await client.query<{ name: string; checksum: string }>('select name, checksum from migration')
    const checksums = new Map(ran.rows.map((it) => [it.name, it.checksum]))
    for (const migration of migrations().filter(({ name }) => only?.has(name) ?? true)) await runOnce(client, migration, checksums.get(migration.name))
  } finally {
    await client.query('select pg_advisory_unlock($1)', [migrationLock])
  }
}

async function runOnce(client: pg.ClientBase, { name, sql, checksum }: Migration, ranAs: string | undefined): Promise<void> {
  if (ranAs === checksum) return
  if (ranAs !== undefined) throw new Error(`The migration ${name} was changed after it had run. Restore the file, and put the change into a new migration.`)
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query('insert into migration (name, checksum) values ($1, $2)', [name, checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`The migration ${name} failed: ${(error as Error).message}`, { cause: error })
  }
}
