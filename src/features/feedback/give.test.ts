import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appOver, client, signedIn, type Client } from '../../../test/app.ts'
import { engines } from '../../../test/engines.ts'
import { architectureRenamed, publishChanged } from '../../../test/new-version.ts'
import { withoutFeedback } from '../../../test/without-feedback.ts'
import type { App } from '../../app/server.ts'
import { asOwner, type Database } from '../../platform/database.ts'
import { changeAccount, listAccounts } from '../access/api.ts'
import { changeTeam, joinTeam, leaveTeam, listExamplePeople } from '../people/api.ts'
import { recordWork } from '../work/api.ts'
import * as api from './api.ts'

const dayMilliseconds = 24 * 60 * 60 * 1000

describe.each(engines())('giving feedback on the $name database', (engine) => {
  let db: Database
  let app: App
  let people: ReadonlyMap<string, string>
  const now = new Date()
  const daysAgo = (days: number): string => new Date(now.getTime() - days * dayMilliseconds).toISOString().slice(0, 10)
  const day = daysAgo(4)
  const seen = { competency: 'debugging', choice: 'level' as const, level: 'E3', frequency: 'usually', words: 'Found the cause on the first day.' }

  beforeAll(async () => {
    db = await engine.open('example')
    await withoutFeedback(db)
    app = appOver(db, { now: () => now })
    people = new Map((await client(app).call(listExamplePeople, {})).map((it) => [it.name, it.id]))
  })
  afterAll(() => db.close())

  const id = (name: string): string => people.get(name)!
  const as = (name: string): Promise<Client> => signedIn(app, { name })
  const give = (giver: Client, about: string, more: object = {}) => giver.call(api.giveFeedback, { person: id(about), version: 1, observedOn: day, observations: [seen], ...more })
  const rasheed = 'Rasheed Ballantyne'

  test('B3, B11: a teammate gives what they saw in two minutes, outside any cycle; it is valued and counts, and the person and their manager read it', async () => {
    const teammate = await as('Elif Karadeniz')
    const form = await teammate.call(api.prepareFeedback, { person: id(rasheed) })
    expect(form).toMatchObject({ relation: 'teammate', framework: { id: 'engineering', version: 1 }, family: 'backend', startLater: [], mayWithholdName: false, readers: [{ name: 'Bronwen Achterberg' }] })
    expect(form.competencies).toContain('debugging')
    expect(form.competencies).not.toContain('app-releases')
    const given = await give(teammate, rasheed, { words: 'Good to work with.' })
    expect(given).toMatchObject({ relation: 'teammate', observations: [{ competency: 'debugging', value: 3, bound: 'exact', counts: true }] })
    for (const name of [rasheed, 'Bronwen Achterberg']) {
      const { feedback } = await (await as(name)).call(api.listFeedbackAbout, { person: id(rasheed) })
      expect(feedback.find((it) => it.id === given.id)).toMatchObject({ giver: { name: 'Elif Karadeniz' }, own: false, framework: { id: 'engineering', version: 1 }, observedOn: day, observations: [{ words: 'Found the cause on the first day.' }] })
    }
    const row = await asOwner(db, (tx) => tx.selectFrom('audit_entry').select(['action', 'detail']).where('subject', '=', `feedback:${given.id}`).executeTakeFirstOrThrow())
    expect(row).toEqual({ action: 'giveFeedback', detail: { observations: 1 } })
  })

  test('B35: the manager, a teammate, a stakeholder, a report and a stranger are told apart, and only the first three count', async () => {
    const outcome = async (giver: string, about: string, more: object = {}) => {
      const { relation, observations } = await give(await as(giver), about, more)
      return [relation, observations[0]!.counts]
    }
    expect(await outcome('Bronwen Achterberg', rasheed)).toEqual(['manager', true])
    expect(await outcome('Zsófia Lendvai', rasheed)).toEqual(['teammate', true])
    expect(await outcome('Anselm Okereke', rasheed)).toEqual(['stranger', false])
    const caring = { observations: [{ ...seen, competency: 'looking-after-a-team', level: 'E4' }] }
    expect(await outcome(rasheed, 'Bronwen Achterberg', caring)).toEqual(['report', false])
    const anselm = await as('Anselm Okereke')
    const { item } = await anselm.call(recordWork, { kind: 'epic', title: 'Shelf labels', teams: ['catalogue', 'checkout'] })
    expect(await outcome('Anselm Okereke', rasheed, { workItem: item.id })).toEqual(['stakeholder', true])
    const { item: other } = await anselm.call(recordWork, { kind: 'epic', title: 'Checkout alone', teams: ['checkout'] })
    expect(await outcome('Anselm Okereke', rasheed, { workItem: other.id })).toEqual(['stranger', false])
  })

  test('whoever is asked is a stakeholder', async () => {
    const [request] = await (await as(rasheed)).call(api.askForFeedback, { person: id(rasheed), givers: [id('Liv Thorgersen')], competencies: ['debugging'] })
    expect(await give(await as('Liv Thorgersen'), rasheed, { request: request!.id })).toMatchObject({ relation: 'stakeholder', observations: [{ counts: true }] })
  })

  test('B32: who counts as what follows the roster on the day of the work', async () => {
    const administrator = await signedIn(app, { role: 'administrator' })
    await administrator.call(changeTeam, { team: 'summer', name: 'Summer', domains: [], from: daysAgo(60) })
    for (const person of [id('Liv Thorgersen'), id('Beatriz Fontoura')]) {
      await administrator.call(joinTeam, { team: 'summer', person, role: 'engineer', from: daysAgo(60) })
      await administrator.call(leaveTeam, { team: 'summer', person, on: daysAgo(30) })
    }
    const liv = await as('Liv Thorgersen')
    const on = async (days: number) => (await give(liv, 'Beatriz Fontoura', { observedOn: daysAgo(days) })).relation
    expect([await on(61), await on(60), await on(30), await on(29)]).toEqual(['stranger', 'teammate', 'teammate', 'stranger'])
  })

  test('B32: an embedded SRE and a product manager are teammates on the days that they are on the team, and what they say counts', async () => {
    const administrator = await signedIn(app, { role: 'administrator' })
    await administrator.call(changeTeam, { team: 'autumn', name: 'Autumn', domains: [], from: daysAgo(20) })
    const roster = [['Beatriz Fontoura', 'engineer'], ['Liv Thorgersen', 'embedded-sre'], ['Anselm Okereke', 'product-manager']] as const
    for (const [name, role] of roster) {
      await administrator.call(joinTeam, { team: 'autumn', person: id(name), role, from: daysAgo(20) })
      await administrator.call(leaveTeam, { team: 'autumn', person: id(name), on: daysAgo(10) })
    }
    for (const name of ['Liv Thorgersen', 'Anselm Okereke']) {
      const giver = await as(name)
      const on = async (days: number) => {
        const { relation, observations } = await give(giver, 'Beatriz Fontoura', { observedOn: daysAgo(days) })
        return [relation, observations[0]!.counts]
      }
      expect([await on(21), await on(20), await on(10), await on(9)], name).toEqual([['stranger', false], ['teammate', true], ['teammate', true], ['stranger', false]])
    }
  })

  test('whoever did not work here on the day of the work is a stranger, and about whoever did not nothing is taken', async () => {
    const beatriz = await as('Beatriz Fontoura')
    expect((await give(beatriz, rasheed, { observedOn: '2024-03-04' })).relation).toBe('stranger')
    await expect(give(await as(rasheed), 'Beatriz Fontoura', { observedOn: '2024-03-04' })).rejects.toMatchObject({ status: 422, problem: { issues: [{ path: 'observedOn' }] } })
    await expect(give(beatriz, rasheed, { observedOn: daysAgo(-3) })).rejects.toMatchObject({ status: 422, problem: { issues: [{ path: 'observedOn' }] } })
  })

  test('east of Greenwich tomorrow has begun: it is taken for today', async () => {
    const given = await give(await as('Piotr Zieleniak'), rasheed, { observedOn: daysAgo(-1) })
    expect((await (await as(rasheed)).call(api.showFeedback, { id: given.id })).feedback.observedOn).toBe(daysAgo(0))
  })

  test('nobody gives feedback about themselves, and the database holds none', async () => {
    await expect(give(await as(rasheed), rasheed)).rejects.toMatchObject({ status: 403 })
    const insert = asOwner(db, (tx) =>
      tx.insertInto('feedback').values({ id: '01900000-0000-7000-8000-000000000001', about_id: id(rasheed), giver_id: id(rasheed), relation: 'teammate', visibility: 'person', framework_id: 'engineering', framework_version: 1, observed_on: day, given_at: now, changed_at: now }).execute(),
    )
    await expect(insert).rejects.toThrow(/check/)
  })

  test('a visitor, a person who is not there and a body that is no feedback are refused', async () => {
    await expect(give(client(app), rasheed)).rejects.toMatchObject({ status: 401 })
    const elif = await as('Elif Karadeniz')
    await expect(elif.call(api.giveFeedback, { person: '01900000-0000-7000-8000-000000000000', version: 1, observedOn: day, observations: [seen] })).rejects.toMatchObject({ status: 404 })
    expect((await elif.send('POST', '/api/people/no-uuid/feedback', '{}')).status).toBe(422)
    await expect(give(elif, rasheed, { version: 99 })).rejects.toMatchObject({ status: 422, problem: { issues: [{ path: 'version' }] } })
    await expect(give(elif, rasheed, { observations: [] })).rejects.toMatchObject({ status: 422, problem: { issues: [{ path: 'words' }] } })
    await expect(give(elif, rasheed, { observations: [{ ...seen, level: 'E9' }] })).rejects.toMatchObject({ status: 422, problem: { issues: [{ path: 'observations.0.level' }] } })
    await expect(give(elif, rasheed, { workItem: '01900000-0000-7000-8000-000000000000' })).rejects.toMatchObject({ status: 422, problem: { issues: [{ path: 'workItem' }] } })
    await expect(give(elif, rasheed, { request: '01900000-0000-7000-8000-000000000000' })).rejects.toMatchObject({ status: 404 })
    expect((await elif.send('POST', `/api/people/${id(rasheed)}/feedback`, JSON.stringify({ words: 'x'.repeat(10_000_000) }))).status).toBe(413)
  })

  test('words in any script are kept as they are; characters that no database holds are refused with what to do', async () => {
    const elif = await as('Elif Karadeniz')
    const words = 'עבודה טובה 👩🏽‍🔧 ระบบ नमस्ते ‮x‬ “<b>” \\u0000 {"a":1}'
    const given = await give(elif, rasheed, { words, observations: [{ ...seen, words }] })
    expect((await (await as(rasheed)).call(api.showFeedback, { id: given.id })).feedback).toMatchObject({ words, observations: [{ words }] })
    for (const bad of ['a\u0000b', 'half \ud83d a pair']) {
      await expect(give(elif, rasheed, { observations: [{ ...seen, words: bad }] })).rejects.toMatchObject({ status: 422, problem: { issues: [{ path: 'observations.0.words', message: expect.stringContaining('plain text') as string }] } })
    }
  })

  test('somebody without a role in a framework cannot be told in its words', async () => {
    await expect(give(await as('Elif Karadeniz'), 'Kwabena Sørlie')).rejects.toMatchObject({ status: 409, problem: { detail: expect.stringContaining('administrator') as string } })
    expect(await (await as('Elif Karadeniz')).call(api.prepareFeedback, { person: id('Kwabena Sørlie') })).toMatchObject({ framework: null, competencies: [] })
  })

  test('words for managers only carry no level and stay from the person', async () => {
    const elif = await as('Elif Karadeniz')
    await expect(give(elif, rasheed, { visibility: 'managers', words: 'Tired of late.' })).rejects.toMatchObject({ status: 422, problem: { issues: [{ path: 'visibility' }] } })
    const given = await give(elif, rasheed, { visibility: 'managers', words: 'Tired of late.', observations: [] })
    const itself = await as(rasheed)
    await expect(itself.call(api.showFeedback, { id: given.id })).rejects.toMatchObject({ status: 404 })
    expect(JSON.stringify([await itself.call(api.listFeedbackAbout, { person: id(rasheed) }), await itself.call(api.showInbox, {})])).not.toContain('Tired of late')
    expect((await (await as('Bronwen Achterberg')).call(api.showFeedback, { id: given.id })).feedback).toMatchObject({ words: 'Tired of late.', visibility: 'managers' })
  })

  test('a report withholds their name from everybody, audit included, and can still withdraw; others cannot withhold it', async () => {
    const chidi = await as('Chidi Rosenqvist')
    const given = await give(chidi, 'Bronwen Achterberg', { withholdName: true, words: 'Cancels our talks.', observations: [{ ...seen, competency: 'looking-after-a-team', level: 'E4' }] })
    expect(given).toMatchObject({ relation: 'report', observations: [{ counts: false }] })
    for (const name of ['Bronwen Achterberg', 'Maren Oduya']) {
      expect((await (await as(name)).call(api.showFeedback, { id: given.id })).feedback).toMatchObject({ giver: null, nameWithheld: true, own: false, words: 'Cancels our talks.' })
    }
    const stored = await asOwner(db, (tx) => sql<{ all: string }>`
      select concat((select json_agg(f) from feedback f where id = ${given.id}), (select json_agg(o) from observation o where feedback_id = ${given.id}),
        (select json_agg(a) from audit_entry a where subject = ${`feedback:${given.id}`})) as all`.execute(tx))
    expect(stored.rows[0]!.all).not.toContain(id('Chidi Rosenqvist'))
    const corrected = { id: given.id, revision: 1, version: 1, observedOn: day, words: 'Cancels some of our talks.', observations: [] }
    await expect(chidi.call(api.correctFeedback, { ...corrected, withholdName: false })).rejects.toMatchObject({ status: 422, problem: { issues: [{ path: 'withholdName' }] } })
    expect(await chidi.call(api.correctFeedback, { ...corrected, withholdName: true })).toMatchObject({ giver: null, own: true, words: 'Cancels some of our talks.' })
    expect((await chidi.call(api.listFeedbackGiven, {})).feedback.map((it) => it.id)).toContain(given.id)
    await chidi.call(api.withdrawFeedback, { id: given.id })
    await expect(give(await as('Elif Karadeniz'), rasheed, { withholdName: true })).rejects.toMatchObject({ status: 422, problem: { issues: [{ path: 'withholdName' }] } })
  })

  test('evidence with a gap is taken and the gap is told; a link that runs a script is refused', async () => {
    const elif = await as('Elif Karadeniz')
    const measured = (fields: object) => give(elif, rasheed, { observations: [{ ...seen, competency: 'performance', evidence: [{ kind: 'measurement', fields }] }] })
    expect((await measured({ result: { before: 900, after: 300, unit: 'ms' } })).observations[0]!.remarks).toEqual([])
    const given = await measured({ result: { before: null, after: 300, unit: 'ms' } })
    expect(given.observations[0]!.remarks).toMatchObject([{ kind: 'measurement', field: 'result' }])
    expect((await (await as(rasheed)).call(api.showFeedback, { id: given.id })).feedback.observations[0]!.remarks).toHaveLength(1)
    await expect(measured({ where: 'javascript:alert(1)' })).rejects.toMatchObject({ status: 422, problem: { issues: [{ path: 'observations.0.evidence.0.fields.where' }] } })
  })

  test('no opportunity has its reason and dates, and no number', async () => {
    const none = { competency: 'performance', choice: 'no-opportunity' as const, words: 'Nothing slow this quarter.', noOpportunityFrom: daysAgo(90), noOpportunityUntil: daysAgo(1) }
    expect((await give(await as('Elif Karadeniz'), rasheed, { observations: [none] })).observations[0]).toMatchObject({ ...none, value: null, counts: false })
  })

  test('what an observation is worth is told on request, and nothing is told of a choice without a level', async () => {
    const elif = await as('Elif Karadeniz')
    const about = { framework: 'engineering', competency: 'debugging' }
    expect(await elif.call(api.valueObservation, { ...about, choice: 'level', level: 'E3', frequency: 'sometimes' })).toEqual({ value: 2.5, bound: 'exact', position: 3, offset: -0.5, first: 1, last: 5 })
    expect(await elif.call(api.valueObservation, { ...about, choice: 'not-yet' })).toMatchObject({ value: 0.5, bound: 'at-most' })
    expect(await elif.call(api.valueObservation, { ...about, choice: 'level', level: 'E6', frequency: 'always' })).toMatchObject({ value: 5, bound: 'at-least' })
    await expect(elif.call(api.valueObservation, { ...about, choice: 'level', level: 'E9' })).rejects.toMatchObject({ status: 422 })
    await expect(elif.call(api.valueObservation, { ...about, choice: 'level', level: 'E3', frequency: 'never' })).rejects.toMatchObject({ status: 422 })
    await expect(elif.call(api.valueObservation, { ...about, competency: 'juggling', choice: 'not-yet' })).rejects.toMatchObject({ status: 404 })
    await expect(client(app).call(api.valueObservation, { ...about, choice: 'not-yet' })).rejects.toMatchObject({ status: 401 })
  })

  test('sent twice at once from one draft, it is there once', async () => {
    const piotr = await as('Piotr Zieleniak')
    const { id: draft } = await piotr.call(api.saveDraft, { person: id(rasheed), version: 1, revision: 0, content: {} })
    const sent = await Promise.allSettled([give(piotr, rasheed, { draft, words: 'Once.' }), give(piotr, rasheed, { draft, words: 'Once.' })])
    expect(sent.map((it) => it.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await piotr.call(api.listFeedbackGiven, {})).feedback.filter((it) => it.words === 'Once.')).toHaveLength(1)
  })

  test('a draft is its writer’s alone, and whoever saves over a later one is told', async () => {
    const [mine, theirs] = [await as('Amara Nwosu-Field'), await as('Elif Karadeniz')]
    const save = (revision: number, words: string) => mine.call(api.saveDraft, { person: id(rasheed), version: 1, revision, content: { words } })
    const first = await save(0, 'One')
    expect(await save(1, 'Two')).toEqual({ id: first.id, revision: 2 })
    await expect(save(1, 'Three')).rejects.toMatchObject({ status: 409 })
    await expect(save(0, 'Four')).rejects.toMatchObject({ status: 409 })
    expect((await mine.call(api.prepareFeedback, { person: id(rasheed) })).draft).toMatchObject({ id: first.id, revision: 2, content: { words: 'Two' } })
    expect((await theirs.call(api.prepareFeedback, { person: id(rasheed) })).draft).toBeNull()
    await expect(theirs.call(api.discardFeedbackDraft, { id: first.id })).rejects.toMatchObject({ status: 404 })
    await mine.call(api.discardFeedbackDraft, { id: first.id })
    await expect(mine.call(api.discardFeedbackDraft, { id: first.id })).rejects.toMatchObject({ status: 404 })
    await expect(mine.call(api.saveDraft, { person: id('Amara Nwosu-Field'), version: 1, revision: 0, content: {} })).rejects.toMatchObject({ status: 403 })
    await expect(client(app).call(api.saveDraft, { person: id(rasheed), version: 1, revision: 0, content: {} })).rejects.toMatchObject({ status: 401 })
  })

  test('a version published while somebody writes: what they chose by is shown again where it changed, and goes through where it did not', async () => {
    const steward = await signedIn(app, { role: 'steward' })
    const elif = await as('Elif Karadeniz')
    const draft = await elif.call(api.saveDraft, { person: id('Tomasz Wierzba'), version: 1, revision: 0, content: { observations: [seen, { ...seen, competency: 'observability', level: 'E2' }] } })
    await publishChanged(steward, (it) => (it.path.endsWith('/debugging.md') ? { ...it, text: it.text.replace('## E3\n', '## E3\n\nTells the others at once.\n') } : it))

    await expect(give(elif, rasheed)).rejects.toMatchObject({ status: 409, problem: { detail: expect.stringContaining('Debugging at E3') as string } })
    const prepared = await elif.call(api.prepareFeedback, { person: id('Tomasz Wierzba') })
    expect(prepared).toMatchObject({ draft: { id: draft.id, version: 1 }, changed: [{ competency: 'debugging', level: 'E3', before: expect.stringMatching(/^Finds the cause of faults anywhere/) as string }], gone: [] })
    const given = await give(elif, rasheed, { observations: [{ ...seen, level: 'E2' }] })
    expect((await elif.call(api.showFeedback, { id: given.id })).feedback.framework.version).toBe(2)
    expect((await give(elif, rasheed, { version: 2 })).observations).toHaveLength(1)
  })

  test('a competency that was renamed meanwhile goes by its new name, and one that is gone is kept apart with its words, in a draft as in a correction', async () => {
    const [amara, about] = [await as('Amara Nwosu-Field'), { person: id('Tomasz Wierzba') }]
    const observations = [
      { ...seen, competency: 'architecture', words: 'Drew it before building it.' },
      { ...seen, competency: 'iterative-delivery', choice: 'words' as const, level: null, frequency: null, words: 'Shipped it in five parts.' },
    ]
    const [request] = await (await as('Tomasz Wierzba')).call(api.askForFeedback, { ...about, givers: [id('Amara Nwosu-Field')], competencies: ['architecture', 'iterative-delivery'] })
    const given = await give(amara, 'Tomasz Wierzba', { version: 2, observations })
    await amara.call(api.saveDraft, { ...about, version: 2, revision: 0, content: { observations } })
    await publishChanged(await signedIn(app, { role: 'steward' }), (it) => (it.path.endsWith('/iterative-delivery.md') ? null : architectureRenamed({ ...it, text: it.text.replace('iterative-delivery, ', '') })))

    await expect(give(amara, 'Tomasz Wierzba', { version: 2, observations })).rejects.toMatchObject({ status: 409, problem: { detail: expect.stringContaining('Delivering in small steps, which is gone') as string } })
    const renamed = await give(amara, 'Tomasz Wierzba', { version: 2, observations: observations.slice(0, 1) })
    expect(renamed.observations).toMatchObject([{ competency: 'system-design', level: 'E3', words: 'Drew it before building it.' }])
    const apart = { changed: [], gone: [{ name: 'Delivering in small steps', said: { competency: 'iterative-delivery', words: 'Shipped it in five parts.' } }] }
    expect(await amara.call(api.prepareFeedback, about)).toMatchObject({ ...apart, draft: { content: { observations: [{ competency: 'system-design' }] } } })
    expect(await amara.call(api.prepareFeedback, { ...about, feedback: given.id })).toMatchObject({ ...apart, earlier: { observations: [{ competency: 'system-design' }] } })
    expect(await amara.call(api.prepareFeedback, { ...about, request: request!.id })).toMatchObject({ asked: ['system-design'], request: { framework: 'engineering', competencies: ['architecture', 'iterative-delivery'] } })
  })

  test('once somebody has left, feedback about them has ended; what they gave stays, named', async () => {
    const hanneke = await as('Hanneke Dijkgraaf')
    const given = await give(hanneke, rasheed, { version: 3 })
    const administrator = await signedIn(app, { role: 'administrator' })
    const account = (await administrator.call(listAccounts, {})).accounts.find((it) => it.name === 'Hanneke Dijkgraaf')!
    await administrator.call(changeAccount, { id: account.id, roles: account.roles, active: false })
    await expect(give(await as('Elif Karadeniz'), 'Hanneke Dijkgraaf', { version: 3 })).rejects.toMatchObject({ status: 409, problem: { detail: expect.stringContaining('does not work here') as string } })
    await expect((await as('Elif Karadeniz')).call(api.prepareFeedback, { person: id('Hanneke Dijkgraaf') })).rejects.toMatchObject({ status: 409 })
    expect((await (await as(rasheed)).call(api.showFeedback, { id: given.id })).feedback.giver?.name).toBe('Hanneke Dijkgraaf')
  })
})
