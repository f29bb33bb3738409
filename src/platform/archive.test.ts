import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engines } from '../../test/engines.ts'
import { restoreArchive, writeArchive } from './archive.ts'
import { asOwner, type Database } from './database.ts'
import { migrations } from './migrate.ts'

const id = (at: number): string => `01900000-0000-7000-8000-${String(at).padStart(12, '0')}`

/** What the first version of Cairn that had a framework would have written: levels stood in the employment, and nothing hung from a personal record. */
const old = [
  { cairn: 1, migrations: ['0001_access.sql', '0002_people.sql', '0003_framework.sql'], at: '2025-01-01T00:00:00.000Z' },
  { table: 'organization', row: { only_one: true, kind: 'own', name: 'Northmoor', framework_is_public: false, created_at: '2025-01-01T00:00:00Z' } },
  ...['Ann Engineer', 'Mia Manager'].map((name, at) => ({ table: 'person', row: { id: id(at), name } })),
  ...['ann', 'mia'].map((it, at) => ({ table: 'account', row: { id: id(at + 10), person_id: id(at), email: `${it}@northmoor.example`, password_hash: null, roles: ['member'], active: true, created_at: '2025-01-01T00:00:00Z' } })),
  { table: 'audit_entry', row: { id: 7, at: '2025-01-01T00:00:00Z', actor_kind: 'operator', actor_person_id: null, action: 'setUpOrganization', subject: 'organization', detail: {} } },
  { table: 'employment', row: { id: id(20), person_id: id(0), title: 'Backend', framework_id: 'engineering', family: 'backend', level: 'E3', specialty: null, domain: null, starts_on: '2025-01-01', ends_on: null } },
  { table: 'employment_manager', row: { employment_id: id(20), manager_id: id(1), starts_on: '2025-01-01', ends_on: null } },
].map((it) => JSON.stringify(it))

async function* each(lines: readonly string[]): AsyncIterable<string> {
  yield* lines
}

describe.each(engines())('an archive restored into the $name database', (engine) => {
  let db: Database
  beforeAll(async () => {
    db = await engine.open('empty')
  })
  afterAll(() => db.close())

  const all = async <T>(query: ReturnType<typeof sql<T>>): Promise<T[]> => asOwner(db, async (connection) => (await query.execute(connection)).rows)
  const names = () => all(sql<{ name: string }>`select name from person order by name`)

  test('comes up to date where an older Cairn wrote it, as that database would have in an upgrade', async () => {
    const counts = await restoreArchive(db, each(old))
    expect(counts.get('personal_record')).toBe(2)
    expect(await all(sql`select level from employment_level where employment_id = ${id(20)}`)).toEqual([{ level: 'E3' }])
    expect(await all(sql`select months from retention`)).toEqual([{ months: 36 }])
    expect(await all(sql`select count(*)::int as open from account where cairn_account_is_open(account, '2025-06-01')`)).toEqual([{ open: 2 }])
    expect(await all(sql`select recorded_at is not null as recorded from employment_manager`)).toEqual([{ recorded: true }])
    await all(sql`insert into audit_entry (at, actor_kind, action, subject) values (now(), 'operator', 'after', 'restore')`)
    expect(await all(sql`select id::int from audit_entry order by id`)).toEqual([{ id: 7 }, { id: 8 }])
  })

  test('can be written and restored again', async () => {
    const lines: string[] = []
    await writeArchive(db, new Date(), (line) => void lines.push(line))
    expect(JSON.parse(lines[0]!)).toMatchObject({ migrations: migrations().map((it) => it.name) })
    await restoreArchive(db, each(lines))
    expect(await names()).toEqual([{ name: 'Ann Engineer' }, { name: 'Mia Manager' }])
  })

  test('changes nothing where it is older and damaged, or from a newer Cairn', async () => {
    const refused: [string[], string][] = [
      [[...old.slice(0, 3), '{"table":"person","row":{"id'], 'Line 4 of the archive is not JSON'],
      [[...old.slice(0, 1), '{"table":"retention","row":{"kind":"feedback","months":1}}'], 'Line 2 of the archive is not a row of a table'],
      [[JSON.stringify({ cairn: 1, migrations: ['9999_later.sql'] })], 'from a newer Cairn'],
      [['{}'], 'not the header'],
      [[], 'The archive is empty'],
    ]
    for (const [lines, message] of refused) await expect(restoreArchive(db, each(lines))).rejects.toThrow(message)
    expect(await names()).toEqual([{ name: 'Ann Engineer' }, { name: 'Mia Manager' }])
  })
})
