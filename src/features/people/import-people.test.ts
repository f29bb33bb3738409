import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appOver, type Client } from '../../../test/app.ts'
import { engines } from '../../../test/engines.ts'
import { ownOrganization, type OwnOrganization } from '../../../test/own-organization.ts'
import * as access from '../access/api.ts'
import { asOwner, type Database } from '../../platform/database.ts'
import * as api from './api.ts'

const head = 'email,name,family,framework,level,domain,managers,teams,starts_on,ends_on,roles,title'
const lines = [
  'mia@northmoor.example,Mia Manager,engineering-management,engineering,E5,,,Checkout:manager,2024-01-01,,,',
  'ann@northmoor.example,Ann Engineer,backend,engineering,E2,payments,mia@northmoor.example,Checkout,2024-01-01,,,',
  'ann@northmoor.example,Ann Engineer,backend,engineering,E3,payments,mia@northmoor.example,Checkout;Search:embedded-sre,2025-07-01,,,',
  'bo@northmoor.example,Bo Engineer,backend,engineering,,,mia@northmoor.example,Checkout,2025-01-01,,,',
  'gone@northmoor.example,Gus Gone,,,,,mia@northmoor.example,Checkout,2024-01-01,2025-12-31,,Clerk',
]
const csv = [head, ...lines].join('\n')

describe.each(engines())('importing people on the $name database', (engine) => {
  let db: Database
  let own: OwnOrganization
  const now = new Date('2026-03-02T09:00:00Z')

  beforeAll(async () => {
    db = await engine.open('empty')
    own = await ownOrganization(appOver(db, { now: () => now }), db)
  })
  afterAll(() => db.close())

  const preview = (text: string, as: Client = own.administrator) => as.call(api.previewPeopleImport, { text })
  const everything = async () => {
    const tables = ['person', 'account', 'employment', 'employment_level', 'employment_manager', 'membership', 'team', 'manager_change_notice', 'audit_entry'] as const
    const { rows } = await asOwner(db, (connection) =>
      sql<{ table: string; rows: string | null }>`${sql.join(tables.map((it) => sql`select ${sql.lit(it)} as "table", json_agg(it order by it::text)::text as rows from ${sql.table(it)} it`), sql` union all `)}`.execute(connection))
    return rows
  }
  const periods = async (name: string) => (await own.administrator.call(api.showPerson, { person: await own.idOf(name) })).employments!

  test('a preview says what changes for whom, with lines, and changes nothing', async () => {
    const accounts = (await own.administrator.call(access.listAccounts, {})).accounts.length
    const plan = await preview(csv)
    expect(plan).toMatchObject({ rows: 5, unchanged: 0, problems: [], peopleInAll: 4, teams: [{ id: 'checkout', name: 'Checkout' }, { id: 'search', name: 'Search' }] })
    expect(plan.counts).toMatchObject({ created: 4, joined: 4, moved: 1, left: 1 })
    expect(plan.people.map((it) => [it.line, it.email])).toEqual([[2, 'mia@northmoor.example'], [4, 'ann@northmoor.example'], [5, 'bo@northmoor.example'], [6, 'gone@northmoor.example']])
    expect(plan.people[1]!.changes).toContainEqual({ kind: 'moved', before: 'Backend · engineering / backend / E2 / payments', after: 'Backend · engineering / backend / E3 / payments (2025-07-01)' })
    expect((await own.administrator.call(access.listAccounts, {})).accounts.length).toBe(accounts)
  })

  test('a broken row at the end imports nothing at all, and says line, column and what to do', async () => {
    const before = await everything()
    const broken = `${csv}\nzed@northmoor.example,Zed,wizardry,engineering,E3,,ghost@northmoor.example,,2025-01-01,,,`
    const { tag, problems } = await preview(broken)
    expect(problems).toEqual([
      { line: 7, column: 'family', message: expect.stringContaining('It has backend') as string },
      { line: 7, column: 'managers', message: expect.stringContaining('ghost@northmoor.example') as string },
    ])
    await expect(own.administrator.call(api.importPeople, { text: broken, tag })).rejects.toMatchObject({ status: 422, problem: { issues: [{ path: 'line 7, family' }, { path: 'line 7, managers' }] } })
    expect(await everything()).toEqual(before)
  })

  test('what was not seen in a preview is not done', async () => {
    const before = await everything()
    await expect(own.administrator.call(api.importPeople, { text: csv, tag: 'another' })).rejects.toMatchObject({ status: 409 })
    expect(await everything()).toEqual(before)
  })

  test('an import records periods, levels, managers, teams and accounts; a leaver’s account is closed; nobody who joins is told of a manager', async () => {
    expect(await own.importCsv(csv)).toEqual({ people: 4 })
    expect(await periods('Ann Engineer')).toMatchObject([
      { level: 'E3', startsOn: '2025-07-01', endsOn: null, managers: [{ name: 'Mia Manager', startsOn: '2025-07-01' }] },
      { level: 'E2', startsOn: '2024-01-01', endsOn: '2025-06-30', managers: [{ name: 'Mia Manager', endsOn: '2025-06-30' }] },
    ])
    expect(await periods('Bo Engineer')).toMatchObject([{ level: null, family: 'backend', title: 'Backend' }])
    const roster = await own.administrator.call(api.showTeamRoster, { team: 'checkout' })
    expect(roster.members.map((it) => [it.name, it.role])).toEqual([['Ann Engineer', 'engineer'], ['Bo Engineer', 'engineer'], ['Mia Manager', 'manager']])
    const { accounts } = await own.administrator.call(access.listAccounts, {})
    expect(accounts.find((it) => it.name === 'Gus Gone')).toMatchObject({ active: false, roles: ['member'] })
    expect((await everything()).find((it) => it.table === 'manager_change_notice')!.rows).toBeNull()
    expect((await own.administrator.call(access.showAudit, {})).entries[0]).toMatchObject({ action: 'importPeople', detail: { people: 4, created: 4, left: 1 } })
  })

  test('importing the same file again changes nothing', async () => {
    const plan = await preview(csv)
    expect(plan).toMatchObject({ peopleInAll: 0, unchanged: 4, teams: [], problems: [] })
    const before = (await everything()).slice(0, -1)
    expect(await own.importCsv(csv)).toEqual({ people: 0 })
    expect((await everything()).slice(0, -1)).toEqual(before)
  })

  test('columns that a file does not have leave what is recorded as it is', async () => {
    expect(await preview('email,name\nann@northmoor.example,Ann Engineer')).toMatchObject({ peopleInAll: 0, problems: [] })
    const moved = await preview('email,starts_on,level\nann@northmoor.example,2026-05-01,E4')
    expect(moved.people[0]!.changes).toEqual([{ kind: 'moved', before: expect.stringContaining('E3') as string, after: 'Backend · engineering / backend / E4 / payments (2026-05-01)' }])
  })

  test('other managers begin on the day of the import, and the three whom it concerns are told', async () => {
    await own.importCsv('email,name,title,starts_on\nmax@northmoor.example,Max Manager,Manager,2024-01-01')
    await own.importCsv('email,managers\nann@northmoor.example,max@northmoor.example')
    expect((await periods('Ann Engineer'))[0]!.managers).toMatchObject([{ name: 'Max Manager', startsOn: '2026-03-02' }, { name: 'Mia Manager', endsOn: '2026-03-01' }])
    for (const email of ['ann', 'mia', 'max']) expect(await (await own.enter(`${email}@northmoor.example`)).call(api.listNotices, {}), email).toHaveLength(1)
    expect(await (await own.enter('bo@northmoor.example')).call(api.listNotices, {})).toEqual([])
  })

  test('roles beside the primary one are shown, recorded, kept where the file has no such column, and taken away by an empty cell', async () => {
    const beside = 'email,secondary\nbo@northmoor.example,frontend; backend:search'
    const before = 'Backend · engineering / backend'
    expect((await preview(beside)).people).toMatchObject([{ changes: [{ kind: 'corrected', before, after: `${before} · also backend:search, frontend` }] }])
    await own.importCsv(beside)
    expect((await periods('Bo Engineer'))[0]!.secondary).toEqual([{ family: 'backend', specialty: 'search' }, { family: 'frontend', specialty: null }])
    for (const same of ['email,secondary\nbo@northmoor.example,backend:search;frontend', 'email,name\nbo@northmoor.example,Bo Engineer']) expect((await preview(same)).peopleInAll).toBe(0)
    const moved = 'email,starts_on,level\nbo@northmoor.example,2026-02-01,E3'
    expect((await preview(moved)).people[0]!.changes).toEqual([{ kind: 'moved', before: expect.anything() as string, after: 'Backend · engineering / backend / E3 · also backend:search, frontend (2026-02-01)' }])
    await own.importCsv('email,secondary\nbo@northmoor.example,')
    expect((await periods('Bo Engineer'))[0]!.secondary).toEqual([])
  })

  test('a role beside the primary one that cannot be is refused with line, column and what to do', async () => {
    const problems = async (secondary: string) => (await preview(`email,secondary\nann@northmoor.example,\nbo@northmoor.example,${secondary}`)).problems
    const refused = (message: string) => [{ line: 3, column: 'secondary', message: expect.stringContaining(message) as string }]
    expect(await problems('wizardry')).toEqual(refused('has no family “wizardry”. It has backend'))
    expect(await problems('frontend:charms')).toEqual(refused('has no specialty “charms”'))
    expect(await problems('frontend:search')).toEqual(refused('“search” is a specialty of the family “backend”, not of “frontend”, which has point-of-sale.'))
    expect(await problems('frontend;frontend')).toEqual(refused('is there twice'))
    expect(await problems('backend')).toEqual(refused('primary role already'))
    expect(await problems('a:b:c')).toEqual(refused('family:specialty'))
    expect(await problems(':search')).toEqual(refused('family:specialty'))
    const clerk = await preview('email,name,title,starts_on,secondary\nnew@northmoor.example,New,Clerk,2026-01-01,backend')
    expect(clerk.problems).toEqual([{ line: 2, column: 'secondary', message: expect.stringContaining('belongs to a framework') as string }])
  })

  test('a leaver manages nobody any more, also where the file does not name their reports', async () => {
    await own.importCsv('email,starts_on,ends_on\nmax@northmoor.example,2024-01-01,2026-03-31')
    expect((await periods('Ann Engineer'))[0]!.managers[0]).toMatchObject({ name: 'Max Manager', endsOn: '2026-03-31' })
  })

  test('names and roles change; an administrator imports no change of themselves', async () => {
    await own.importCsv('email,name,roles\nbo@northmoor.example,Bo Renamed,steward;administrator')
    expect((await own.administrator.call(access.listAccounts, {})).accounts.find((it) => it.email === 'bo@northmoor.example')).toMatchObject({ name: 'Bo Renamed', roles: ['member', 'steward', 'administrator'] })
    const bo = await own.enter('bo@northmoor.example')
    const refusals = async (text: string) => (await preview(text, bo)).problems.map((it) => it.column)
    expect(await refusals('email,roles\nbo@northmoor.example,lead')).toEqual(['roles'])
    expect(await refusals('email,starts_on,level\nbo@northmoor.example,2026-04-01,E5')).toEqual(['email'])
    expect(await refusals('email,teams\nbo@northmoor.example,Search')).toEqual(['email'])
    expect(await refusals('email,managers\nann@northmoor.example,bo@northmoor.example')).toEqual(['managers'])
    expect(await refusals('email,managers\nann@northmoor.example,mia@northmoor.example')).toEqual([])
  })

  test('a row that cannot be is refused with what to do', async () => {
    const problem = async (text: string) => (await preview(text)).problems.map((it) => `${it.line} ${it.column}: ${it.message}`)
    expect((await problem('email\nnew@northmoor.example'))[0]).toContain('2 name: Nobody has the address')
    expect((await problem('email,name,title\nnew@northmoor.example,New,Clerk'))[0]).toContain('2 starts_on: Enter the day')
    expect((await problem('email,name,starts_on\nnew@northmoor.example,New,2026-01-01'))[0]).toContain('2 title: Enter what they do')
    expect((await problem('email,name,title,starts_on,ends_on\nnew@northmoor.example,New,Clerk,2026-01-01,2025-01-01'))[0]).toContain('2 ends_on: The last day')
    expect((await problem('email,name,title,starts_on,managers\nnew@northmoor.example,New,Clerk,2026-01-01,new@northmoor.example'))[0]).toContain('own manager')
    expect((await problem('email,starts_on,level\nann@northmoor.example,2025-01-01,E4'))[0]).toContain('starts_on')
  })
})
