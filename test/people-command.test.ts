import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asOwner } from '../src/platform/database.ts'
import { runCairn } from './run-cairn.ts'
import { startTestServer } from './server.ts'

const scratch = mkdtempSync(path.join(os.tmpdir(), 'cairn-people-command-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

function file(name: string, ...lines: string[]): string {
  const at = path.join(scratch, name)
  writeFileSync(at, `${lines.join('\n')}\n`)
  return at
}

const head = 'email,name,framework,family,level,secondary,managers,teams,starts_on'
const newcomer = 'nadia.quell@fellside.example,Nadia Quell,engineering,backend,E2,frontend,bronwen.achterberg@fellside.example,checkout;Night shift,2026-01-05'

describe('cairn people import', () => {
  let server: Awaited<ReturnType<typeof startTestServer>>
  let env: { CAIRN_DATA: string }
  beforeAll(async () => {
    server = await startTestServer('example')
    env = { CAIRN_DATA: server.dataDirectory }
  })
  afterAll(() => server.close())

  const importing = (...args: string[]) => runCairn(['people', 'import', ...args], env)
  const counts = async (): Promise<unknown> => {
    const tables = ['person', 'account', 'employment', 'employment_secondary_role', 'employment_manager', 'membership', 'team', 'audit_entry'] as const
    const { rows } = await asOwner(server.db, (connection) => sql`${sql.join(tables.map((it) => sql`select ${sql.lit(it)} as name, count(*)::int as rows from ${sql.table(it)}`), sql` union all `)}`.execute(connection))
    return rows
  }
  const held = async (): Promise<unknown> =>
    (await asOwner(server.db, (connection) => sql`
      select person.name, title, level, other.family as other, manager.name as manager, array(select team_id from membership where person_id = person.id order by team_id) as teams
      from person join employment on employment.person_id = person.id left join employment_level on employment_level.employment_id = employment.id
      left join employment_secondary_role other on other.employment_id = employment.id
      left join employment_manager on employment_manager.employment_id = employment.id left join person manager on manager.id = manager_id
      where person.name = 'Nadia Quell'`.execute(connection))).rows

  test('a preview says who changes how, and changes nothing', async () => {
    const before = await counts()
    const { code, out, err } = await importing(file('new.csv', head, newcomer), '--preview')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('2: Nadia Quell <nadia.quell@fellside.example> created: member; joined: Backend · engineering / backend / E2 · also frontend (2026-01-05)')
    expect(out).toContain('managers: Bronwen Achterberg')
    expect(out).toContain('New teams: Night shift\n1 person changes, 0 stay as they are.\n')
    expect(await counts()).toEqual(before)
  })

  test('a table with anything wrong in it is refused with file, line, column and what to do, and nothing is changed', async () => {
    const before = await counts()
    const wrong = file('wrong.csv', head, newcomer, 'zed@fellside.example,Zed,engineering,wizardry,E2,,ghost@fellside.example,,2026-01-05')
    const { code, out, err } = await importing(wrong, '--yes')
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err.split('\n')).toEqual([
      expect.stringContaining(`${wrong}:3 family: The framework “engineering” has no family “wizardry”. It has backend`),
      expect.stringContaining(`${wrong}:3 managers: Nobody has the address ghost@fellside.example.`),
      'Nothing was imported.',
      '',
    ])
    expect(await counts()).toEqual(before)
  })

  test('without a yes it asks, and where nobody can answer nothing is imported', async () => {
    const before = await counts()
    expect((await importing(file('asked.csv', head, newcomer))).code).toBe(1)
    expect(await counts()).toEqual(before)
  })

  test('the whole table is imported, and importing it again changes nothing', async () => {
    const table = file('all.csv', head, newcomer)
    expect(await importing(table, '--yes')).toMatchObject({ code: 0, out: expect.stringMatching(/Imported 1 person\.\n$/) as string })
    expect(await held()).toEqual([{ name: 'Nadia Quell', title: 'Backend', level: 'E2', other: 'frontend', manager: 'Bronwen Achterberg', teams: ['checkout', 'night-shift'] }])
    const before = await counts()
    expect(await importing(table, '--yes')).toEqual({ code: 0, out: '0 people change, 1 stays as it is.\n', err: '' })
    expect(await counts()).toEqual(before)
  })

  test('what it cannot use is said, with how to use it', async () => {
    expect(await importing()).toMatchObject({ code: 2, err: expect.stringContaining('Usage: cairn people import FILE') as string })
    expect(await runCairn(['people', 'export', 'x.csv'], env)).toMatchObject({ code: 2, err: expect.stringContaining('Usage') as string })
    expect(await importing(path.join(scratch, 'absent.csv'))).toMatchObject({ code: 2, err: expect.stringContaining('absent.csv') as string })
  })
})
