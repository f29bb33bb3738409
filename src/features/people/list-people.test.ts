import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appOver } from '../../../test/app.ts'
import { engines } from '../../../test/engines.ts'
import { ownOrganization, type OwnOrganization } from '../../../test/own-organization.ts'
import { asOwner, type Database } from '../../platform/database.ts'
import * as api from './api.ts'
import { teamRoles } from './model.ts'
import { holdsOn } from './rules/days.ts'
import { engineeringOrganization } from './rules/audience.ts'

/** Numbers from 0 to below 1, the same for the same seed. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

const today = '2026-03-02'
const days = ['2024-01-01', '2025-06-30', '2026-03-01', today, '2026-03-03']

/** People with jobs and places on teams of all kinds: over, of today, to come, beginning and ending on the day itself. */
function generated(seed: number, count: number) {
  const next = numbers(seed)
  const one = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)]!
  const dates = () => {
    const startsOn = one(days)
    const endsOn = next() < 0.5 ? null : one(days.filter((it) => it >= startsOn))
    return { startsOn, endsOn }
  }
  return Array.from({ length: count }, (_, at) => ({
    id: `0190${String(at).padStart(4, '0')}-0000-7000-8000-000000000000`,
    name: `Person ${String(at).padStart(3, '0')}`,
    family: next() < 0.15 ? 'backend' : null,
    places: Array.from({ length: Math.floor(next() * 4) }, (_place, of) => ({ team: `team-${of}-${Math.floor(next() * 12)}`, role: one(teamRoles), ...dates() })),
  }))
}

describe.each(engines())('the directory on the $name database', (engine) => {
  let db: Database
  let own: OwnOrganization
  const people = generated(7, 160)
  beforeAll(async () => {
    db = await engine.open('empty')
    own = await ownOrganization(appOver(db, { now: () => new Date(`${today}T09:00:00Z`) }), db)
    const places = people.flatMap(({ id, places: all }) => all.map((it) => ({ person: id, ...it })))
    await asOwner(db, async (connection) => {
      const rows = JSON.stringify(people)
      await sql`insert into person (id, name) select id, name from json_to_recordset(${rows}) as it(id uuid, name text)`.execute(connection)
      await sql`insert into personal_record (person_id) select id from json_to_recordset(${rows}) as it(id uuid)`.execute(connection)
      await sql`insert into employment (id, person_id, title, framework_id, family, starts_on)
        select gen_random_uuid(), id, 'Work', case when family is not null then 'engineering' end, family, '2024-01-01' from json_to_recordset(${rows}) as it(id uuid, family text)`.execute(connection)
      await sql`insert into team (id, name) select distinct team, team from json_to_recordset(${JSON.stringify(places)}) as it(team text)`.execute(connection)
      await sql`insert into membership (team_id, person_id, role, starts_on, ends_on)
        select team, person, role, "startsOn", "endsOn" from json_to_recordset(${JSON.stringify(places)}) as it(team text, person uuid, role text, "startsOn" date, "endsOn" date)`.execute(connection)
    })
  })
  afterAll(() => db.close())

  test('B34: the database finds the engineering organization that the rule describes, page by page', async () => {
    const members = people.flatMap(({ id, places }) => places.filter((it) => holdsOn(it, today)).map(({ team, role }) => ({ person: id, team, role })))
    const expected = engineeringOrganization(members, people.filter((it) => it.family !== null).map((it) => it.id))
    expect(expected.size).toBeGreaterThan(50)
    expect(expected.size).toBeLessThan(people.length - 20)
    const found: string[] = []
    for (let before: string | null | undefined; before !== null;) {
      const page: { people: { id: string }[]; next: string | null } = await own.administrator.call(api.listPeople, { audience: 'engineering', ...(before ? { before } : {}) })
      found.push(...page.people.map((it) => it.id))
      before = page.next
    }
    expect(found).toEqual(people.map((it) => it.id).filter((it) => expected.has(it)))
  })
})
