import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appOver } from '../../../test/app.ts'
import { engines } from '../../../test/engines.ts'
import { ownOrganization, type OwnOrganization } from '../../../test/own-organization.ts'
import { operator, visitor, type Actor, type Role } from '../../platform/actor.ts'
import { actAs, type Database, type Tx } from '../../platform/database.ts'
import * as api from './api.ts'

const csv = `email,name,family,framework,level,managers,teams,starts_on,title
head@northmoor.example,Hanna Head,,,,,,2024-01-01,Head
mia@northmoor.example,Mia Manager,engineering-management,engineering,E5,head@northmoor.example,Checkout:manager,2024-01-01,
max@northmoor.example,Max Manager,engineering-management,engineering,E5,head@northmoor.example,Checkout:manager,2024-01-01,
ann@northmoor.example,Ann Engineer,backend,engineering,E3,mia@northmoor.example,Checkout,2025-01-01,
`

const tables = ['person', 'team', 'team_domain', 'membership', 'employment', 'employment_manager', 'employment_level', 'manager_change_notice', 'erasure', 'retention'] as const

describe.each(engines())('rows about people, straight at the $name database', (engine) => {
  let db: Database
  let own: OwnOrganization
  const now = new Date('2026-03-02T09:00:00Z')
  const ids: Record<string, string> = {}

  beforeAll(async () => {
    db = await engine.open('empty')
    own = await ownOrganization(appOver(db, { now: () => now }), db)
    await own.importCsv(csv)
    for (const name of ['Hanna Head', 'Mia Manager', 'Max Manager', 'Ann Engineer', 'Ada Fell']) ids[name.split(' ')[0]!] = await own.idOf(name)
    await own.administrator.call(api.changeManagers, { person: ids.Ann!, from: '2026-03-01', managers: [ids.Max!] })
    await own.administrator.call(api.changeTeam, { team: 'checkout', name: 'Checkout', domains: ['payments'], from: '2025-01-01' })
  })
  afterAll(() => db.close())

  const person = (name: string, roles: readonly Role[] = ['member']): Actor => ({ kind: 'person', accountId: ids[name] as never, personId: ids[name] as never, roles })
  const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> =>
    db.kysely.transaction().execute(async (tx) => {
      await actAs(tx, actor, now)
      return work(tx)
    })
  const seen = (actor: Actor) =>
    as(actor, async (tx) => {
      const counts: Record<string, number> = {}
      for (const it of tables) counts[it] = (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(it)}`.execute(tx)).rows[0]!.n
      return counts
    })
  const levels = (actor: Actor) =>
    as(actor, async (tx) => (await sql<{ name: string }>`select person.name from employment_level join employment on employment.id = employment_id join person on person.id = person_id order by name`.execute(tx)).rows.map((it) => it.name))

  const open = { person: 5, team: 1, team_domain: 1, membership: 3, employment: 4, employment_manager: 4 }

  test('a visitor sees nothing of an organization of one’s own', async () => {
    expect(await seen(visitor)).toEqual(Object.fromEntries(tables.map((it) => [it, 0])))
  })

  test('a member sees names, teams and families; levels only of themselves and of whom they manage today', async () => {
    for (const name of ['Hanna', 'Mia', 'Max', 'Ann']) expect(await seen(person(name)), name).toMatchObject({ ...open, erasure: 0, retention: 0 })
    expect(await levels(person('Ann'))).toEqual(['Ann Engineer'])
    expect(await levels(person('Max'))).toEqual(['Ann Engineer', 'Max Manager'])
    expect(await levels(person('Mia')), 'a former manager').toEqual(['Mia Manager'])
    expect(await levels(person('Hanna')), 'a manager’s manager').toEqual(['Max Manager', 'Mia Manager'])
    for (const role of ['steward', 'lead'] as const) expect(await levels(person('Ann', ['member', role])), role).toEqual(['Ann Engineer'])
  })

  test('administrators see levels, and no notices of others', async () => {
    expect(await levels(person('Ada', ['member', 'administrator']))).toEqual(['Ann Engineer', 'Max Manager', 'Mia Manager'])
    expect(await seen(person('Ada', ['member', 'administrator']))).toMatchObject({ ...open, manager_change_notice: 0, retention: 1 })
    expect(await seen(operator)).toMatchObject({ manager_change_notice: 0 })
  })

  test('a notice is there for the three it concerns', async () => {
    for (const name of ['Ann', 'Mia', 'Max']) expect(await seen(person(name)), name).toMatchObject({ manager_change_notice: 1 })
    expect(await seen(person('Hanna'))).toMatchObject({ manager_change_notice: 0 })
  })

  test('nobody but administrators writes any of it, nor erases, nor applies retention', async () => {
    for (const actor of [person('Max'), person('Ann', ['member', 'steward', 'lead']), visitor]) {
      for (const it of tables) {
        const { rows } = await as(actor, (tx) => sql`delete from ${sql.table(it)} ${it === 'manager_change_notice' ? sql`where recipient_id <> coalesce(cairn_person(), ${ids.Hanna}::uuid)` : sql``} returning 1`.execute(tx))
        expect(rows, it).toEqual([])
      }
      await expect(as(actor, (tx) => sql`insert into membership (team_id, person_id, role, starts_on) values ('checkout', ${ids.Max}, 'manager', '2026-03-02')`.execute(tx))).rejects.toThrow('row-level security')
      await expect(as(actor, (tx) => sql`select cairn_erase(${ids.Ann}, ${now})`.execute(tx))).rejects.toThrow('only administrators')
      await expect(as(actor, (tx) => sql`select cairn_apply_retention('2030-01-01', 10)`.execute(tx))).rejects.toThrow('only the house itself')
      await expect(as(actor, (tx) => sql`select cairn_end_ways_in(array(select id from account))`.execute(tx))).rejects.toThrow('only administrators')
      await expect(as(actor, (tx) => sql`select cairn_close_accounts_on('[]')`.execute(tx))).rejects.toThrow('only administrators')
      const { rows } = await as(actor, (tx) => sql<{ n: number | null }>`select cairn_feedback_before('2030-01-01') as n`.execute(tx))
      expect(rows[0]!.n).toBeNull()
    }
    await expect(as(person('Ada', ['member', 'administrator']), (tx) => sql`select cairn_apply_retention('2030-01-01', 10)`.execute(tx))).rejects.toThrow('only the house itself')
  })
})
