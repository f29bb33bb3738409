import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appOver, type Client } from '../../../test/app.ts'
import { engines } from '../../../test/engines.ts'
import { ownOrganization, type OwnOrganization } from '../../../test/own-organization.ts'
import * as access from '../access/api.ts'
import { job, operator, visitor, type Actor } from '../../platform/actor.ts'
import { restoreArchive, writeArchive } from '../../platform/archive.ts'
import { actAs, asOwner, type Database } from '../../platform/database.ts'
import * as api from './api.ts'
import { applyRetention } from './apply-retention.ts'

const csv = `email,name,title,managers,teams,starts_on
mia@northmoor.example,Mia Manager,Manager,,Checkout:manager,2024-01-01
ann@northmoor.example,Ann Engineer,Engineer,mia@northmoor.example,Checkout,2025-01-01
bo@northmoor.example,Bo Engineer,Engineer,mia@northmoor.example,Checkout,2025-01-01
`

describe.each(engines())('erasure and retention on the $name database', (engine) => {
  let db: Database
  let own: OwnOrganization
  let now = new Date('2026-03-02T09:00:00Z')
  const ids: Record<string, string> = {}
  const archive: string[] = []

  beforeAll(async () => {
    db = await engine.open('empty')
    own = await ownOrganization(appOver(db, { now: () => now }), db)
    await own.importCsv(csv)
    for (const name of ['Mia Manager', 'Ann Engineer', 'Bo Engineer']) ids[name.split(' ')[0]!] = await own.idOf(name)
    await own.administrator.call(api.changeManagers, { person: ids.Ann!, from: '2026-03-02', managers: [ids.Bo!] })
    await give(ids.Mia!, ids.Ann!, '2026-02-01')
    await give(ids.Ann!, ids.Bo!, '2026-02-01')
    await give(ids.Mia!, ids.Bo!, '2023-02-01')
    await writeArchive(db, now, (line) => void archive.push(line))
  })
  afterAll(() => db.close())

  /** Feedback as it is stored, from one person about another. */
  const give = (giver: string, about: string, day: string) =>
    asOwner(db, (connection) => sql`insert into feedback (id, about_id, giver_id, relation, visibility, framework_id, framework_version, observed_on, words, given_at, changed_at)
      values (gen_random_uuid(), ${about}, ${giver}, 'teammate', 'person', 'engineering', 1, ${day}, 'Words.', ${`${day}T12:00:00Z`}, ${`${day}T12:00:00Z`})`.execute(connection))
  const given = async () =>
    (await asOwner(db, (connection) => sql<{ about: string; giver: string }>`select about.name as about, giver.name as giver from feedback join person about on about.id = about_id join person giver on giver.id = giver_id order by given_at, about.name`.execute(connection))).rows
  const names = async () => (await asOwner(db, (connection) => sql<{ name: string }>`select name from person order by name`.execute(connection))).rows.map((it) => it.name)
  const mentions = async (person: string) => {
    const { rows } = await asOwner(db, (connection) => sql<{ table: string; column: string }>`
      select c.relname as "table", a.attname as "column" from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.atttypid = 'uuid'::regtype and a.attnum > 0 and not a.attisdropped`.execute(connection))
    const found: string[] = []
    for (const { table, column } of rows) {
      const { rows: hit } = await asOwner(db, (connection) => sql`select from ${sql.table(table)} where ${sql.ref(column)} = ${person} limit 1`.execute(connection))
      if (hit.length > 0) found.push(`${table}.${column}`)
    }
    return found.toSorted()
  }

  test('C1: erasing deletes all that is held about somebody and their way in; what they gave stays, from a former colleague', async () => {
    const ann = await own.signIn('ann@northmoor.example')
    await own.administrator.call(api.erasePerson, { person: ids.Ann! })
    expect((await ann.call(access.showSession, {})).person).toBeNull()
    expect(await given()).toEqual([{ about: 'Bo Engineer', giver: 'Mia Manager' }, { about: 'Bo Engineer', giver: 'a former colleague' }])
    expect(await names()).toEqual(['Ada Fell', 'Bo Engineer', 'Mia Manager', 'a former colleague'])
    expect(await mentions(ids.Ann!)).toEqual(['erasure.person_id', 'feedback.giver_id', 'person.id'])
    await expect(own.signIn('ann@northmoor.example')).rejects.toMatchObject({ status: 404 })
  })

  test('the audit keeps that it was done, and no name', async () => {
    const { entries } = await own.administrator.call(access.showAudit, {})
    expect(entries.find((it) => it.action === 'erasePerson')).toMatchObject({ actor: 'Ada Fell', subject: `person:${ids.Ann}`, detail: {} })
    expect(JSON.stringify(entries)).not.toContain('Ann Engineer')
  })

  test('whoever was erased is not there to be changed, managed by, or erased again', async () => {
    const { administrator } = own
    await expect(administrator.call(api.erasePerson, { person: ids.Ann! })).rejects.toMatchObject({ status: 404 })
    await expect(administrator.call(api.showPerson, { person: ids.Ann! })).rejects.toMatchObject({ status: 404 })
    await expect(administrator.call(api.recordEmployment, { person: ids.Ann!, from: '2026-04-01', title: 'X', managers: [] })).rejects.toMatchObject({ status: 404 })
    await expect(administrator.call(api.changeManagers, { person: ids.Bo!, from: '2026-04-01', managers: [ids.Ann!] })).rejects.toMatchObject({ status: 422 })
  })

  async function* lines(): AsyncIterable<string> {
    yield* archive
  }

  test('restoring an archive from before erases them again', async () => {
    expect(archive.join('\n')).toContain('Ann Engineer')
    await restoreArchive(db, lines())
    expect(await names()).toEqual(['Ada Fell', 'Bo Engineer', 'Mia Manager', 'a former colleague'])
    expect(await mentions(ids.Ann!)).toEqual(['erasure.person_id', 'feedback.giver_id', 'person.id'])
  })

  test('an archive that has somebody as erased keeps them so in another database', async () => {
    const later: string[] = []
    await writeArchive(db, now, (line) => void later.push(line))
    const other = await engine.open('empty')
    async function* all(): AsyncIterable<string> {
      yield* [...later.slice(0, 1), ...archive.slice(1), ...later.filter((it) => it.includes('"table":"erasure"'))]
    }
    await restoreArchive(other, all())
    const { rows } = await asOwner(other, (connection) => sql<{ name: string }>`select name from person where id = ${ids.Ann}`.execute(connection))
    expect(rows).toEqual([{ name: 'a former colleague' }])
    await other.close()
  })

  test('what retention would delete is counted before, as a number alone, and changed by administrators', async () => {
    expect(await own.administrator.call(api.showRetention, {})).toEqual({ kept: [{ kind: 'feedback', months: 36 }], since: '2023-03-02', going: [{ kind: 'feedback', count: 1 }] })
    expect(await own.administrator.call(api.showRetention, { months: 240 })).toMatchObject({ going: [{ count: 0 }] })
    const change = (months: number, since: string, count: number) => own.administrator.call(api.changeRetention, { kind: 'feedback', months, seen: { since, count } })
    await expect(change(0, '2026-03-02', 0)).rejects.toMatchObject({ status: 422 })
    await change(48, '2022-03-02', 0)
    expect(await own.administrator.call(api.showRetention, {})).toMatchObject({ kept: [{ months: 48 }], going: [{ count: 0 }] })
    for (const [since, count] of [['2022-03-02', 0], ['2023-03-02', 0], ['2023-03-01', 1]] as const) await expect(change(36, since, count)).rejects.toMatchObject({ status: 409 })
    expect(await own.administrator.call(api.showRetention, {})).toMatchObject({ kept: [{ months: 48 }] })
    await change(36, '2023-03-02', 1)
  })

  const apply = (actor: Actor, most?: number) =>
    db.kysely.transaction().execute(async (tx) => {
      await actAs(tx, actor, now)
      return applyRetention({ tx, actor, now, ...(most ? { most } : {}) })
    })

  test('the job deletes what is older, once, and leaves an entry; nobody else does', async () => {
    expect(await apply(visitor)).toMatchObject({ ok: false })
    expect(await apply(job)).toEqual({ ok: true, value: { feedback: 1, more: false } })
    expect(await given()).toEqual([{ about: 'Bo Engineer', giver: 'a former colleague' }])
    expect(await apply(job)).toEqual({ ok: true, value: { feedback: 0, more: false } })
    const entries = (await own.administrator.call(access.showAudit, {})).entries.filter((it) => it.action === 'applyRetention')
    expect(entries).toMatchObject([{ actor: 'job', detail: { feedback: 1 } }])
  })

  test('much goes in parts, each with its entry, until nothing is left', async () => {
    for (const day of ['2020-01-01', '2020-02-01', '2020-03-01', '2020-04-01', '2020-05-01']) await give(ids.Mia!, ids.Bo!, day)
    const parts = []
    for (let more = true; more;) {
      const applied = await apply(job, 2)
      if (!applied.ok) throw new Error('The job may.')
      parts.push(applied.value.feedback)
      more = applied.value.more
    }
    expect(parts).toEqual([2, 2, 1])
    expect(await given()).toEqual([{ about: 'Bo Engineer', giver: 'a former colleague' }])
    const entries = (await own.administrator.call(access.showAudit, {})).entries.filter((it) => it.action === 'applyRetention')
    expect(entries.map((it) => it.detail.feedback)).toEqual([1, 2, 2, 1])
  })

  test('whoever a manager is erased from is told, with those who manage them beside', async () => {
    const other = await engine.open('empty')
    const there = await ownOrganization(appOver(other, { now: () => now }), other)
    await there.importCsv(csv)
    await there.administrator.call(api.changeManagers, { person: await there.idOf('Ann Engineer'), from: '2026-02-01', managers: [await there.idOf('Mia Manager'), await there.idOf('Bo Engineer')] })
    const ann = await there.enter('ann@northmoor.example')
    const bo = await there.enter('bo@northmoor.example')
    await there.administrator.call(api.erasePerson, { person: await there.idOf('Mia Manager') })
    const told = async (who: Client) => (await who.call(api.listNotices, {})).filter((it) => it.startsOn === '2026-03-03').map((it) => [it.person, it.before, it.after].map((all) => [all].flat().map(({ name }) => name).toSorted().join(', '))).toSorted()
    const ofAnn = ['Ann Engineer', 'Bo Engineer, a former colleague', 'Bo Engineer']
    expect(await told(ann)).toEqual([ofAnn])
    expect(await told(bo)).toEqual([ofAnn, ['Bo Engineer', 'a former colleague', '']])
    await other.close()
  })

  test('retention is applied again right after an older archive is restored', async () => {
    await restoreArchive(db, lines(), (tx) => applyRetention({ tx, actor: operator, now }))
    expect(await given()).toEqual([{ about: 'Bo Engineer', giver: 'a former colleague' }])
    now = new Date('2026-03-03T09:00:00Z')
  })
})
