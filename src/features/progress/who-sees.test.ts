import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appOver } from '../../../test/app.ts'
import { engines } from '../../../test/engines.ts'
import { neighbourhood, relations, type Neighbourhood, type RelationToPat } from '../../../test/neighbourhood.ts'
import type { Actor } from '../../platform/actor.ts'
import { visitor } from '../../platform/actor.ts'
import type { Contract } from '../../platform/contract.ts'
import { actAs, asOwner, type Database } from '../../platform/database.ts'
import { giveFeedback } from '../feedback/api.ts'
import * as api from './api.ts'
import { refitRatings } from './refit-ratings.ts'

const today = new Date().toISOString().slice(0, 10)
const insiders = new Set<RelationToPat>(['self', 'manager'])
const outside = relations.filter((it) => !insiders.has(it))

describe.each(engines())('who sees what of somebody’s growth on the $name database', (engine) => {
  let db: Database
  let all: Neighbourhood
  let outcome: string
  let support: string
  let note: string
  let item: string
  beforeAll(async () => {
    db = await engine.open('example')
    await asOwner(db, (connection) => sql`truncate feedback, fit cascade`.execute(connection))
    const app = appOver(db)
    all = await neighbourhood(app)
    const person = all.self.id
    const observations = [{ competency: 'observability', choice: 'level' as const, level: 'E2' }, { competency: 'security', choice: 'level' as const, level: 'E4' }]
    for (const giver of ['manager', 'teammate'] as const) await all[giver].client.call(giveFeedback, { person, version: 1, observedOn: today, observations })
    await refitRatings(db, new Date())
    support = (await all.self.client.call(api.askForSupport, { person, words: 'A day with the platform team.', competency: 'security', owner: all.manager.id, dueOn: today })).id
    note = (await all.manager.client.call(api.markNoOpportunity, { person, competency: 'performance', reason: 'No load yet.', startsOn: today })).id!
    item = (await all.self.client.call(api.raiseAgendaItem, { person, kind: 'topic', competency: 'security', words: 'Threat modelling' })).id
    outcome = await asOwner(db, async (connection) => {
      const { rows } = await sql<{ id: string }>`
        insert into prompt_outcome (id, person_id, framework_id, competency, kind, action, owner_id, due_on, agreed_at)
        values (gen_random_uuid(), ${person}, 'engineering', 'observability', 'gap', 'Pair on the next incident', ${person}, ${today}, now()) returning id`.execute(connection)
      return rows[0]!.id
    })
  })
  afterAll(() => db.close())

  const status = (by: RelationToPat, contract: Contract, input: Record<string, unknown>): Promise<number> =>
    all[by].client.call(contract, input as never).then(() => 200, (error: { status: number }) => error.status)

  /** Every operation on Pat’s growth with an input that is right for those who may. */
  const about = (): [string, Contract, Record<string, unknown>][] => {
    const person = all.self.id
    return [
      ['showMap', api.showMap, { person }],
      ['showMap as of another day', api.showMap, { person, on: '2026-01-01' }],
      ['showCompetency', api.showCompetency, { person, competency: 'security' }],
      ['tryWhatIf', api.tryWhatIf, { person, competency: 'security', value: 5 }],
      ['listPrompts', api.listPrompts, { person }],
      ['listAgenda', api.listAgenda, { person }],
      ['raiseAgendaItem', api.raiseAgendaItem, { person, kind: 'topic', words: 'Plans' }],
      ['markNoOpportunity', api.markNoOpportunity, { person, competency: 'architecture', reason: 'Nothing new is built.', startsOn: today }],
    ]
  }

  test.each([...insiders])('%s: the map, prompts, agenda and notes', async (relation) => {
    for (const [name, contract, input] of about()) expect([name, await status(relation, contract, input)]).toEqual([name, 200])
  })

  test.each(outside)('%s: nothing of the map, prompts, agenda and notes', async (relation) => {
    const refused = relation === 'visitor' ? 401 : 403
    for (const [name, contract, input] of about()) expect([name, await status(relation, contract, input)]).toEqual([name, refused])
    const agree = { person: all.self.id, competency: 'observability', kind: 'gap', action: 'Something', owner: all.self.id, dueOn: today }
    expect(await status(relation, api.agreeAction, agree)).toBe(refused)
    expect(await status(relation, api.askForSupport, { person: all.self.id, words: 'Help', owner: all.manager.id, dueOn: today })).toBe(refused)
    expect(await status(relation, api.exportAboutMe, { person: all.self.id })).toBe(refused)
  })

  test.each(outside)('%s: what is known by its identifier alone is not there', async (relation) => {
    const missing = relation === 'visitor' ? 401 : 404
    expect(await status(relation, api.finishAction, { id: outcome })).toBe(missing)
    expect(await status(relation, api.commentOnAction, { id: outcome, words: 'Mine.' })).toBe(missing)
    expect(await status(relation, api.changeSupport, { id: support, done: true })).toBe(missing)
    expect(await status(relation, api.removeNoOpportunity, { id: note })).toBe(missing)
    expect(await status(relation, api.takeOnAction, { id: outcome })).toBe(missing)
    expect(await status(relation, api.takeOnSupport, { id: support })).toBe(missing)
    expect(await status(relation, api.settleAgendaItem, { id: item })).toBe(missing)
  })

  test('nobody learns from a refusal whether there is such a person', async () => {
    const nobody = '00000000-0000-7000-8000-00000000abcd'
    const refusals = await Promise.all([nobody, all.self.id].map((person) => all.teammate.client.send('GET', `/api/people/${person}/map`).then((it) => it.text())))
    expect(refusals[0]).toBe(refusals[1])
  })

  test('the export is for oneself alone, not for one’s manager', async () => {
    expect(await status('manager', api.exportAboutMe, { person: all.self.id })).toBe(403)
    const own = await all.self.client.call(api.exportAboutMe, { person: all.self.id })
    expect(own).toMatchObject({ feedback: [{}, {}], growth: { support: [{ words: 'A day with the platform team.' }], outcomes: [{ id: outcome }] } })
  })

  test('B28: only the engineer asks for support and shares it; the manager’s manager sees owner and days alone until then', async () => {
    await asOwner(db, (connection) => sql`update support_request set due_on = ${today}::date - 3 where id = ${support}`.execute(connection))
    const overdue = async (): Promise<unknown> => (await all['manager’s manager'].client.call(api.listSupport, {})).overdueBelow
    expect(await overdue()).toEqual([{ id: support, owners: [{ id: all.manager.id, name: all.manager.name }], days: 3, person: null, framework: null, competency: null }])
    expect(await status('manager', api.changeSupport, { id: support, shared: true })).toBe(403)
    expect(await status('manager', api.askForSupport, { person: all.self.id, words: 'Help', owner: all.manager.id, dueOn: today })).toBe(403)
    await all.self.client.call(api.changeSupport, { id: support, shared: true })
    expect(await overdue()).toMatchObject([{ person: { name: all.self.name }, framework: 'engineering', competency: 'security' }])
    expect((await all.manager.client.call(api.listSupport, {})).owed).toMatchObject([{ id: support, words: 'A day with the platform team.' }])
    for (const relation of ['teammate', 'former manager', 'report', 'administrator', 'lead'] as const) expect(await all[relation].client.call(api.listSupport, {})).toEqual({ own: [], owed: [], beside: [], overdueBelow: [] })
  })

  test('a team page has those whom one manages today, and no number of a rating', async () => {
    const team = await all.manager.client.call(api.showTeam, {})
    const names = team.members.map((it) => it.person.name)
    expect(names).toEqual([...names].sort(new Intl.Collator('und').compare))
    expect(team.members.find((it) => it.person.id === all.self.id)).toMatchObject({ newFeedback: 2, lastFeedbackOn: today, openActions: 1, level: 'E4', noOpportunity: expect.arrayContaining([{ competency: 'performance', name: 'Performance', reason: 'No load yet.', until: null }]) })
    expect(team.teams).toContainEqual({ id: 'span', name: 'Span' })
    for (const relation of ['former manager', 'teammate', 'administrator', 'lead'] as const) expect((await all[relation].client.call(api.showTeam, {})).members.map((it) => it.person.id)).not.toContain(all.self.id)
    expect(await status('visitor', api.showTeam, {})).toBe(401)
  })

  describe('straight at the database', () => {
    const actorOf = (relation: RelationToPat): Actor => (relation === 'visitor' ? visitor : { kind: 'person', accountId: all[relation].id as never, personId: all[relation].id as never, roles: ['member'] })
    const count = (relation: RelationToPat, query: ReturnType<typeof sql<{ n: number }>>): Promise<number> =>
      db.kysely.transaction().execute(async (tx) => {
        await actAs(tx, actorOf(relation), new Date())
        return (await query.execute(tx)).rows[0]!.n
      })
    const rowsAbout = (table: string) => sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} where person_id = ${all.self.id}`

    test.each(relations)('%s', async (relation) => {
      for (const table of ['no_opportunity', 'prompt_outcome', 'support_request', 'agenda_item']) {
        const seen = await count(relation, rowsAbout(table))
        expect([table, seen > 0]).toEqual([table, insiders.has(relation)])
      }
      const givens = await count(relation, sql<{ n: number }>`select count(*)::int as n from cairn_givens_for(${all.self.id}, 'engineering')`)
      expect(givens).toBe(insiders.has(relation) ? 2 : 0)
      const leniencies = await count(relation, sql<{ n: number }>`select count(*)::int as n from fit_giver`)
      expect(leniencies, 'one’s own leniency alone').toBe(relation === 'manager' || relation === 'teammate' ? 1 : 0)
      const reports = await count(relation, sql<{ n: number }>`select count(*)::int as n from cairn_givens_for_reports('engineering')`)
      expect(reports).toBe(relation === 'manager' ? 2 : 0)
      const mutual = await count(relation, sql<{ n: number }>`select count(*)::int as n from cairn_mutual_givers(${all.self.id}, 'engineering', '2000-01-01', '2100-01-01')`)
      expect(mutual).toBe(0)
    })

    test('nobody but a job writes a fit, and nobody writes about people whom they do not manage', async () => {
      const refusals = [
        sql`insert into agenda_item (id, person_id, kind, words, raised_at) values (gen_random_uuid(), ${all.self.id}, 'topic', 'x', now())`,
        sql`insert into support_request (id, person_id, words, owner_id, due_on, asked_at) values (gen_random_uuid(), ${all.self.id}, 'x', ${all.teammate.id}, now(), now())`,
        sql`insert into fit (id, framework_id, framework_version, fitted_at, seen_until, seen_lately, window_starts_on, window_ends_on, givens, people, observations) values (gen_random_uuid(), 'engineering', 1, now(), now(), 0, now(), now(), '{}', 0, 0)`,
        sql`insert into opportunity (id, framework_id, competency, title, team_id, opens_on, offered_by, offered_at) values (gen_random_uuid(), 'engineering', 'security', 'x', 'span', now(), ${all.teammate.id}, now())`,
      ]
      for (const query of refusals) {
        const attempt = db.kysely.transaction().execute(async (tx) => {
          await actAs(tx, actorOf('teammate'), new Date())
          await query.execute(tx)
        })
        await expect(attempt).rejects.toMatchObject({ code: '42501' })
      }
    })

    test('a manager neither shares what the engineer did not, nor comments in their place', async () => {
      const attempts = [sql`update support_request set shared = not shared where id = ${support}`, sql`update prompt_outcome set own_comment = 'Fine.', commented_at = now() where id = ${outcome}`]
      for (const query of attempts) {
        const attempt = db.kysely.transaction().execute(async (tx) => {
          await actAs(tx, actorOf('manager'), new Date())
          await query.execute(tx)
        })
        await expect(attempt).rejects.toMatchObject({ code: '42501' })
      }
    })
  })
})
