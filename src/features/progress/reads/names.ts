import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { PersonRef } from '../../people/model.ts'

/** The names of some people. */
export async function namesOf(tx: Tx, people: readonly string[]): Promise<Map<string, string>> {
  if (people.length === 0) return new Map()
  const { rows } = await sql<PersonRef>`select id, name from person where id = any(${[...people]}::uuid[])`.execute(tx)
  return new Map(rows.map((it) => [it.id, it.name]))
}

/** The person of a joined table as JSON, or null where nobody was joined. */
export const refTo = (table: string): RawBuilder<PersonRef | null> =>
  sql`case when ${sql.ref(`${table}.id`)} is null then null else json_build_object('id', ${sql.ref(`${table}.id`)}, 'name', ${sql.ref(`${table}.name`)}) end`

/** Some people as JSON, in the order of names. */
export const refsTo = (ids: RawBuilder<unknown>): RawBuilder<PersonRef[]> =>
  sql`coalesce((select json_agg(json_build_object('id', one.id, 'name', one.name) order by one.name collate "und-x-icu", one.id) from person one where one.id = any(${ids})), '[]')`

/** A model as the database has it: times are dates, not yet text. */
export type Dated<T, Times extends keyof T> = { [Key in keyof T]: Key extends Times ? (null extends T[Key] ? Date | null : Date) : T[Key] }
