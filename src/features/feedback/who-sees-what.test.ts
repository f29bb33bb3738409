import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appOver, client, signedIn, type Client } from '../../../test/app.ts'
import { engines } from '../../../test/engines.ts'
import { withoutFeedback } from '../../../test/without-feedback.ts'
import { job, visitor, type Actor } from '../../platform/actor.ts'
import { actAs, asOwner, type Database, type Tx } from '../../platform/database.ts'
import type { Id } from '../../platform/ids.ts'
import { hashOfSecret } from '../../platform/secret.ts'
import { listExamplePeople } from '../people/api.ts'
import * as api from './api.ts'

describe.each(engines())('who sees what of feedback on the $name database', (engine) => {
  let db: Database
  let people: ReadonlyMap<string, string>
  const now = new Date()
  const day = new Date(now.getTime() - 4 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
  const seen = { competency: 'debugging', choice: 'level' as const, level: 'E3', words: 'Found the cause on the first day.' }
  const rasheed = 'Rasheed Ballantyne'
  /** The four givings, by what they are. */
  const given: Record<string, string> = {}
  let token = ''

  const id = (name: string): string => people.get(name)!
  const as = (name: string): Promise<Client> => signedIn(appOver(db, { now: () => now }), { name })

  beforeAll(async () => {
    db = await engine.open('example')
    await withoutFeedback(db)
    people = new Map((await client(appOver(db)).call(listExamplePeople, {})).map((it) => [it.name, it.id]))
    await asOwner(db, (tx) => sql`
      insert into employment_manager (employment_id, manager_id, starts_on, ends_on, recorded_at)
      select id, ${id('Anselm Okereke')}, '2022-01-01', '2022-12-31', '2021-12-01' from employment where person_id = ${id(rasheed)} order by starts_on limit 1`.execute(tx))
    const [elif, chidi, itself] = [await as('Elif Karadeniz'), await as('Chidi Rosenqvist'), await as(rasheed)]
    const giving = { person: id(rasheed), version: 1, observedOn: day }
    given.open = (await elif.call(api.giveFeedback, { ...giving, observations: [seen] })).id
    await elif.call(api.correctFeedback, { id: given.open, revision: 1, version: 1, observedOn: day, observations: [{ ...seen, level: 'E4' }] })
    given.managers = (await elif.call(api.giveFeedback, { ...giving, visibility: 'managers', words: 'In confidence.', observations: [] })).id
    given.withheld = (await chidi.call(api.giveFeedback, { ...giving, person: id('Bronwen Achterberg'), withholdName: true, observations: [{ ...seen, competency: 'looking-after-a-team', level: 'E4' }] })).id
    const invitation = await itself.call(api.inviteOutsider, { person: id(rasheed), name: 'Juniper Ostrow', competencies: ['debugging'] })
    token = invitation.link.split('/').at(-1)!
    await client(appOver(db)).call(api.giveOutsideFeedback, { token, words: 'Kept us informed.', observations: [{ competency: 'debugging', words: 'Explained it.' }] })
    given.outside = (await itself.call(api.listFeedbackAbout, { person: id(rasheed) })).feedback.find((it) => it.outsider !== null)!.id
    await itself.call(api.askForFeedback, { person: id(rasheed), givers: [id('Elif Karadeniz')], competencies: ['debugging'] })
    await itself.call(api.assessSelf, { version: 1, observations: [{ competency: 'debugging', level: 'E3' }] })
    await elif.call(api.saveDraft, { person: id(rasheed), version: 1, revision: 0, content: { words: 'To be said.' } })
  })
  afterAll(() => db.close())

  /** Everybody of the table in `product.md`, and which givings they see. The manager is also who the withheld words are about. */
  const table: readonly [relation: string, name: string, sees: readonly string[]][] = [
    ['self', rasheed, ['open', 'outside']],
    ['current manager', 'Bronwen Achterberg', ['managers', 'open', 'outside', 'withheld']],
    ['manager’s manager', 'Maren Oduya', ['withheld']],
    ['former manager', 'Anselm Okereke', []],
    ['giver', 'Elif Karadeniz', ['managers', 'open']],
    ['teammate', 'Piotr Zieleniak', []],
    ['report with a withheld name', 'Chidi Rosenqvist', ['withheld']],
    ['colleague', 'Liv Thorgersen', []],
  ]

  test.each(table)('over HTTP the %s sees exactly their own, each giving by its address', async (_, name, sees) => {
    const who = await as(name)
    const found = await Promise.all(Object.entries(given).map(async ([what, one]) => ((await who.send('GET', `/api/feedback/${one}`)).status === 200 ? [what] : [])))
    expect(found.flat().sort()).toEqual(sees)
  })

  test.each(table)('over HTTP the %s lists feedback and self-assessment about somebody only as that person or their current manager', async (relation, name) => {
    const who = await as(name)
    const status = relation === 'self' || relation === 'current manager' ? 200 : 403
    for (const path of [`/api/people/${id(rasheed)}/feedback`, `/api/people/${id(rasheed)}/self-assessment`, `/api/people/${id(rasheed)}/possible-givers`]) {
      expect((await who.send('GET', path)).status).toBe(status)
    }
  })

  test('stewards, leads and administrators see no more than anybody; visitors are asked to sign in', async () => {
    for (const role of ['steward', 'lead', 'administrator'] as const) {
      await asOwner(db, (tx) => tx.updateTable('account').set({ roles: ['member', role] }).where('person_id', '=', id('Liv Thorgersen')).execute())
      const who = await as('Liv Thorgersen')
      for (const one of Object.values(given)) expect((await who.send('GET', `/api/feedback/${one}`)).status).toBe(404)
      expect((await who.send('GET', `/api/people/${id(rasheed)}/feedback`)).status).toBe(403)
      const audit = role === 'administrator' ? await (await who.send('GET', '/api/audit')).text() : ''
      expect(audit).not.toMatch(/Found the cause|In confidence|Kept us informed|To be said/)
    }
    const nobody = client(appOver(db))
    for (const path of [`/api/feedback/${given.open}`, '/api/feedback/inbox', '/api/feedback/given', `/api/people/${id(rasheed)}/feedback`, `/api/people/${id(rasheed)}/self-assessment`, `/api/people/${id(rasheed)}/feedback/form`]) {
      expect((await nobody.send('GET', path)).status).toBe(401)
    }
  })

  test('an identifier that was guessed is answered like one that is not there', async () => {
    const piotr = await as('Piotr Zieleniak')
    const [there, nowhere] = await Promise.all([given.open, '01900000-0000-7000-8000-000000000000'].map(async (one) => (await piotr.send('GET', `/api/feedback/${one}`)).text()))
    expect(there).toBe(nowhere)
  })

  const within = <T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> =>
    db.kysely.transaction().execute(async (tx) => {
      await actAs(tx, actor, now)
      return work(tx)
    })

  const actorNamed = async (name: string): Promise<Actor> => {
    const { rows } = await asOwner(db, (tx) => sql<{ id: string; roles: string[] }>`select id, roles from account where person_id = ${id(name)}`.execute(tx))
    return { kind: 'person', accountId: rows[0]!.id as Id<'account'>, personId: id(name) as Id<'person'>, roles: ['member'] }
  }

  const rowsSeen = (actor: Actor) =>
    within(actor, async (tx) => {
      const count = async (table: 'observation' | 'feedback_revision' | 'feedback_request' | 'feedback_draft' | 'outside_invitation' | 'self_assessment' | 'withheld_giver') =>
        Number((await tx.selectFrom(table).select((eb) => eb.fn.countAll().as('rows')).executeTakeFirstOrThrow()).rows)
      const ids = (await tx.selectFrom('feedback').select('id').execute()).map((it) => it.id)
      return {
        feedback: Object.keys(given).filter((it) => ids.includes(given[it]!)).sort(),
        others: [await count('observation'), await count('feedback_revision'), await count('feedback_request'), await count('feedback_draft'), await count('outside_invitation'), await count('self_assessment'), await count('withheld_giver')],
      }
    })

  test.each<[string, string, readonly number[]]>([
    ['self', rasheed, [2, 1, 1, 0, 1, 1, 0]],
    ['current manager', 'Bronwen Achterberg', [3, 1, 1, 0, 1, 1, 0]],
    ['manager’s manager', 'Maren Oduya', [1, 0, 0, 0, 0, 0, 0]],
    ['former manager', 'Anselm Okereke', [0, 0, 0, 0, 0, 0, 0]],
    ['giver', 'Elif Karadeniz', [1, 1, 1, 1, 0, 0, 0]],
    ['teammate', 'Piotr Zieleniak', [0, 0, 0, 0, 0, 0, 0]],
    ['report with a withheld name', 'Chidi Rosenqvist', [1, 0, 0, 0, 0, 0, 1]],
    ['colleague', 'Liv Thorgersen', [0, 0, 0, 0, 0, 0, 0]],
  ])('the database itself shows the %s observations, history, requests, drafts, invitations and self-assessments that are theirs to see', async (relation, name, others) => {
    expect(await rowsSeen(await actorNamed(name))).toEqual({ feedback: table.find((it) => it[0] === relation)![2], others })
  })

  test('the database shows a visitor and an account’s roles nothing, an outsider their one invitation, and a job what numbers need', async () => {
    const nothing = { feedback: [], others: [0, 0, 0, 0, 0, 0, 0] }
    expect(await rowsSeen(visitor)).toEqual(nothing)
    const colleague = await actorNamed('Liv Thorgersen')
    if (colleague.kind === 'person') expect(await rowsSeen({ ...colleague, roles: ['member', 'steward', 'lead', 'administrator'] })).toEqual(nothing)
    const names = await within(visitor, async (tx) => {
      await sql`select set_config('cairn.outsider', ${hashOfSecret(token).toString('hex')}, true)`.execute(tx)
      const feedback = await tx.selectFrom('feedback').select('id').execute()
      return [...feedback, ...(await tx.selectFrom('outside_invitation').select('name').execute())]
    })
    expect(names).toEqual([{ name: 'Juniper Ostrow' }])
    expect((await rowsSeen(job)).others.slice(3)).toEqual([0, 1, 0, 0])
  })

  test('the database lets nobody write in another’s name, change another’s words, or ask about whom they do not manage', async () => {
    const piotr = await actorNamed('Piotr Zieleniak')
    const row = { id: '01900000-0000-7000-8000-000000000002', about_id: id(rasheed), relation: 'teammate', visibility: 'person', framework_id: 'engineering', framework_version: 1, observed_on: day, given_at: now, changed_at: now }
    await expect(within(piotr, (tx) => tx.insertInto('feedback').values({ ...row, giver_id: id('Elif Karadeniz') }).execute())).rejects.toThrow(/row-level security/)
    await expect(within(piotr, (tx) => tx.insertInto('feedback').values({ ...row, giver_id: null, relation: 'outsider', outsider: 'Nobody' }).execute())).rejects.toThrow(/row-level security/)
    const observation = { feedback_id: given.open!, competency: 'testing', about_id: id(rasheed), framework_id: 'engineering', framework_version: 1, observed_on: day, choice: 'level', level: 'E1', value: 1, bound: 'exact' }
    for (const counts of [true, false]) {
      await expect(within(piotr, (tx) => tx.insertInto('observation').values({ ...observation, giver_id: null, counts }).execute())).rejects.toThrow(/row-level security/)
    }
    for (const name of ['Piotr Zieleniak', rasheed, 'Bronwen Achterberg']) {
      const actor = await actorNamed(name)
      expect((await within(actor, (tx) => tx.updateTable('feedback').set({ words: 'Changed.' }).where('id', '=', given.open!).executeTakeFirst())).numUpdatedRows).toBe(0n)
      expect((await within(actor, (tx) => tx.deleteFrom('feedback').where('id', '=', given.open!).executeTakeFirst())).numDeletedRows).toBe(0n)
      expect((await within(actor, (tx) => tx.deleteFrom('observation').where('feedback_id', '=', given.open!).executeTakeFirst())).numDeletedRows).toBe(0n)
    }
    const request = { id: row.id, about_id: id(rasheed), giver_id: id('Liv Thorgersen'), asked_by: id('Piotr Zieleniak'), asked_at: now, framework_id: 'engineering', competencies: ['debugging'], state: 'open' }
    await expect(within(piotr, (tx) => tx.insertInto('feedback_request').values(request).execute())).rejects.toThrow(/row-level security/)
    await expect(within(piotr, (tx) => tx.insertInto('self_assessment').values({ id: row.id, person_id: id(rasheed), framework_id: 'engineering', framework_version: 1, competency: 'debugging', assessed_at: now }).execute())).rejects.toThrow(/row-level security/)
  })
})
