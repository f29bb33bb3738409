import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor, Role } from '../src/platform/actor.ts'
import { visitor } from '../src/platform/actor.ts'
import { actAs, asOwner, type Database, type Tx } from '../src/platform/database.ts'
import { engines } from './engines.ts'

/** Tables without row-level security, and why none of their rows is about somebody's growth. */
const open: Readonly<Record<string, string>> = {
  migration: 'which migrations ran',
  organization: 'the one row that says which organization this is',
  session: 'is known by the hash of a secret',
  sign_in_failure: 'counts failures by a hash',
  framework: 'the identifiers of frameworks; their versions are guarded',
}

/** What stands in a table about somebody, and the columns that name whoever else has a part in a row. */
type About = { readonly table: string; readonly column: string; readonly others: readonly string[] }

/** Offers to mentor are made to be seen; the record itself holds an identifier and nothing else. */
const seenByColleagues = new Set(['mentor_offer', 'personal_record'])

describe.each(engines())('C2: at the $name database, through the application’s role', (engine) => {
  let db: Database
  let tables: About[]
  const asOwnerQuery = <T>(query: ReturnType<typeof sql<T>>): Promise<T[]> => asOwner(db, async (connection) => (await query.execute(connection)).rows)

  beforeAll(async () => {
    db = await engine.open('example')
    tables = await asOwnerQuery(sql<About>`
      select child.relname as "table", a.attname as "column",
        coalesce((
          select json_agg(b.attname) from pg_constraint other join pg_attribute b on b.attrelid = other.conrelid and b.attnum = other.conkey[1]
          where other.conrelid = it.conrelid and other.contype = 'f' and b.attname <> a.attname
            and other.confrelid in ('person'::regclass, 'personal_record'::regclass)
        ), '[]') as others
      from pg_constraint it join pg_class child on child.oid = it.conrelid
      join pg_attribute a on a.attrelid = it.conrelid and a.attnum = it.conkey[1]
      where it.contype = 'f' and it.confrelid = 'personal_record'::regclass`)
    tables = tables.filter(({ table }) => !seenByColleagues.has(table))
  })
  afterAll(() => db.close())

  const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> =>
    db.kysely.transaction().execute(async (tx) => {
      await actAs(tx, actor, new Date())
      return work(tx)
    })

  const person = (id: string, roles: readonly Role[] = ['member']): Actor => ({ kind: 'person', accountId: id as never, personId: id as never, roles })

  /** Rows about a person that somebody sees without having a part in them. */
  const seen = async (actor: Actor, { table, column, others }: About, about: string): Promise<number> => {
    const own = actor.kind === 'person' ? actor.personId : null
    const strange = others.length === 0 ? sql`true` : sql.join(others.map((it) => sql`${sql.id(it)} is distinct from ${own}::uuid`), sql` and `)
    // Whoever withheld their name, or corrected what they gave, has a part in it that no column of the row names.
    const given = sql`(select feedback_id from withheld_giver where giver_id = ${own}::uuid union select id from feedback where giver_id = ${own}::uuid)`
    const feedback = ({ feedback: 'id', feedback_revision: 'feedback_id' } as Record<string, string>)[table]
    const named = feedback ? sql`${sql.id(feedback)} not in ${given}` : sql`true`
    const { rows } = await as(actor, (tx) => sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} where ${sql.id(column)} = ${about} and ${strange} and ${named}`.execute(tx))
    return rows[0]!.n
  }

  test('every table is guarded, or says why it need not be', async () => {
    const rows = await asOwnerQuery(sql<{ name: string }>`
      select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and not relrowsecurity order by relname`)
    expect(rows.map((it) => it.name).filter((it) => !(it in open))).toEqual([])
  })

  test('the application owns no table, so that no policy is passed over', async () => {
    const rows = await asOwnerQuery(sql<{ name: string }>`select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relowner = 'cairn_app'::regrole`)
    expect(rows).toEqual([])
    const role = await asOwnerQuery(sql<{ strong: boolean }>`select rolsuper or rolbypassrls as strong from pg_roles where rolname = 'cairn_app'`)
    expect(role).toEqual([{ strong: false }])
  })

  test('what is held about a person is seen by nobody but themselves, those who manage them today, and whoever has a part in it', async () => {
    const tried = new Set<Role>()
    for (const it of tables) {
      const [row] = await asOwnerQuery(sql<{ about: string }>`select ${sql.id(it.column)} as about from ${sql.table(it.table)} limit 1`)
      expect(row, `The example organization has a row in ${it.table}, so that this is tried on something`).toBeDefined()
      const about = row!.about
      const outsiders = await asOwnerQuery(sql<{ id: string; roles: Role[] }>`
        select person_id as id, roles from account where active and person_id <> ${about} and person_id not in (
          select manager_id from employment_manager join employment on employment.id = employment_id
          where employment.person_id = ${about} and employment_manager.starts_on <= current_date and (employment_manager.ends_on is null or employment_manager.ends_on >= current_date)
        )`)
      for (const { roles } of outsiders) roles.forEach((role) => tried.add(role))
      const leaks: string[] = []
      for (const one of outsiders) if ((await seen(person(one.id, one.roles), it, about)) > 0) leaks.push(`${it.table} to ${one.roles.join()} ${one.id}`)
      if ((await seen(visitor, it, about)) > 0) leaks.push(`${it.table} to a visitor`)
      if ((await seen({ kind: 'operator' }, it, about)) > 0) leaks.push(`${it.table} to the operator`)
      expect(leaks).toEqual([])
    }
    expect(tried).toEqual(new Set(['member', 'steward', 'lead', 'administrator']))
  })
})
