import { sql } from 'kysely'
import { asOwner, openAsOf, type Database } from '../src/platform/database.ts'
import { migrations } from '../src/platform/migrate.ts'

/** A database that a Cairn without the migration filled with these statements, brought up to date. */
export async function upgraded(migration: string, statements: string): Promise<Database> {
  const before = migrations().map(({ name }) => name).filter((name) => name < migration)
  const { db, bringUpToDate } = await openAsOf(new Set(before))
  await asOwner(db, (tx) => sql.raw(statements).execute(tx))
  await bringUpToDate()
  return db
}
