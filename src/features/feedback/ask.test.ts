import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appOver, client, signedIn, type Client } from '../../../test/app.ts'
import { engines } from '../../../test/engines.ts'
import { upgraded } from '../../../test/upgraded.ts'
import { withoutFeedback } from '../../../test/without-feedback.ts'
import { asOwner, type Database } from '../../platform/database.ts'
import { changeAccount, createAccount, listAccounts } from '../access/api.ts'
import { joinTeam, listExamplePeople, recordEmployment, recordLeaving } from '../people/api.ts'
import { recordWork } from '../work/api.ts'
import * as api from './api.ts'

const dayMilliseconds = 24 * 60 * 60 * 1000

describe.each(engines())('asking for feedback, correcting and withdrawing it on the $name database', (engine) => {
  let db: Database
  let people: ReadonlyMap<string, string>
  const start = new Date()
  let now = start
  const day = new Date(start.getTime() - 4 * dayMilliseconds).toISOString().slice(0, 10)
  const seen = { competency: 'debugging', choice: 'level' as const, level: 'E3', words: 'Found the cause on the first day.' }
  const rasheed = 'Rasheed Ballantyne'

  beforeAll(async () => {
    db = await engine.open('example')
    await withoutFeedback(db)
    people = new Map((await client(appOver(db)).call(listExamplePeople, {})).map((it) => [it.name, it.id]))
  })
  afterAll(() => db.close())

  const id = (name: string): string => people.get(name)!
  const as = (name: string): Promise<Client> => signedIn(appOver(db, { now: () => now }), { name })
  const ask = (asker: Client, givers: string[], more: object = {}) => asker.call(api.askForFeedback, { person: id(rasheed), givers: givers.map(id), competencies: ['debugging'], ...more })

  test('people ask about themselves and managers about their own; whoever was asked finds it, with the message and the work', async () => {
    const itself = await as(rasheed)
    const { item } = await itself.call(recordWork, { kind: 'task', title: 'Receipts by e-mail', teams: ['checkout'] })
    const requests = await ask(itself, ['Zsófia Lendvai', 'Elif Karadeniz'], { workItem: item.id, message: 'What you saw of the receipts.' })
    expect(requests.map((it) => it.giver.name)).toEqual(['Elif Karadeniz', 'Zsófia Lendvai'])
    expect((await (await as('Elif Karadeniz')).call(api.showInbox, {})).asked).toMatchObject([{ about: { name: rasheed }, work: { title: 'Receipts by e-mail' }, message: 'What you saw of the receipts.', competencies: ['debugging'] }])
    await ask(await as('Bronwen Achterberg'), ['Amara Nwosu-Field'])
    expect((await (await as('Bronwen Achterberg')).call(api.showInbox, {})).sent).toHaveLength(1)
    const form = await (await as('Elif Karadeniz')).call(api.prepareFeedback, { person: id(rasheed), request: requests[0]!.id })
    expect(form).toMatchObject({ asked: ['debugging'], work: { id: item.id }, scopeOfWork: 'task', mayWithholdName: false })
  })

  test('teammates, the manager’s manager, former managers, stewards, leads and administrators ask about nobody else', async () => {
    for (const name of ['Elif Karadeniz', 'Maren Oduya', 'Anselm Okereke']) {
      await expect(ask(await as(name), ['Piotr Zieleniak'])).rejects.toMatchObject({ status: 403 })
      await expect((await as(name)).call(api.inviteOutsider, { person: id(rasheed), name: 'Somebody', competencies: ['debugging'] })).rejects.toMatchObject({ status: 403 })
      await expect((await as(name)).call(api.listPossibleGivers, { person: id(rasheed) })).rejects.toMatchObject({ status: 403 })
    }
    for (const role of ['steward', 'lead', 'administrator'] as const) {
      const one = await signedIn(appOver(db, { now: () => now }), { role })
      await expect(one.call(api.askForFeedback, { person: id('Piotr Zieleniak'), givers: [id('Liv Thorgersen')], competencies: ['debugging'] })).rejects.toMatchObject({ status: 403 })
    }
    await expect(ask(client(appOver(db)), ['Piotr Zieleniak'])).rejects.toMatchObject({ status: 401 })
  })

  test('givers are people with open accounts other than the person and the asker, and are not asked again before they answered', async () => {
    const itself = await as(rasheed)
    await expect(ask(itself, [rasheed])).rejects.toMatchObject({ status: 422, problem: { issues: [{ path: 'givers.0' }] } })
    await expect(ask(await as('Bronwen Achterberg'), ['Bronwen Achterberg'])).rejects.toMatchObject({ status: 422 })
    await expect(itself.call(api.askForFeedback, { person: id(rasheed), givers: ['01900000-0000-7000-8000-000000000000'], competencies: ['debugging'] })).rejects.toMatchObject({ status: 422 })
    await expect(ask(itself, ['Elif Karadeniz', 'Piotr Zieleniak'])).rejects.toMatchObject({ status: 409, problem: { detail: expect.stringContaining('Elif Karadeniz') as string } })
    expect((await (await as('Piotr Zieleniak')).call(api.showInbox, {})).asked).toEqual([])
    await expect(ask(itself, ['Piotr Zieleniak'], { workItem: '01900000-0000-7000-8000-000000000000' })).rejects.toMatchObject({ status: 422, problem: { issues: [{ path: 'workItem' }] } })
    await expect(ask(itself, ['Piotr Zieleniak'], { message: 'a\u0000' })).rejects.toMatchObject({ status: 422, problem: { issues: [{ path: 'message' }] } })
  })

  test('two who ask the same person at once have asked once', async () => {
    const [one, other] = [await as(rasheed), await as('Bronwen Achterberg')]
    const asked = await Promise.allSettled([ask(one, ['Tomasz Wierzba']), ask(other, ['Tomasz Wierzba'])])
    expect(asked.map((it) => it.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await (await as('Tomasz Wierzba')).call(api.showInbox, {})).asked).toHaveLength(1)
  })

  test('B12: one asks about the role and domain, and not about what begins above the level', async () => {
    const itself = await as(rasheed)
    await expect(ask(itself, ['Piotr Zieleniak'], { competencies: ['app-releases'] })).rejects.toMatchObject({ status: 422, problem: { issues: [{ path: 'competencies.0' }] } })
    const beatriz = await as('Beatriz Fontoura')
    const starting = { person: id('Beatriz Fontoura'), givers: [id('Piotr Zieleniak')] }
    await expect(beatriz.call(api.askForFeedback, { ...starting, competencies: ['debugging', 'technical-direction'] })).rejects.toMatchObject({
      status: 422, problem: { issues: [{ path: 'competencies.1', message: expect.stringContaining('begins above') as string }] },
    })
    expect((await beatriz.call(api.prepareFeedback, { person: id('Beatriz Fontoura') })).startLater).toContain('technical-direction')
    expect((await (await as('Elif Karadeniz')).call(api.prepareFeedback, { person: id('Beatriz Fontoura') })).startLater).toEqual([])
  })

  test('teammates, managers and stakeholders are offered apart, in the order of names, without levels', async () => {
    const itself = await as(rasheed)
    const offered = await itself.call(api.listPossibleGivers, { person: id(rasheed) })
    expect(offered.managers.map((it) => it.name)).toEqual(['Bronwen Achterberg'])
    const names = offered.teammates.map((it) => it.name)
    expect(names).toEqual([...names].sort(new Intl.Collator('und').compare))
    expect(names).toContain('Elif Karadeniz')
    expect(names).not.toContain(rasheed)
    expect(names).not.toContain('Ignacio Baltar')
    expect((await itself.call(api.listPossibleGivers, { person: id(rasheed), text: 'okereke' })).stakeholders.map((it) => it.name)).toEqual(['Anselm Okereke'])
    const { item } = await itself.call(recordWork, { kind: 'epic', title: 'Labels in the basket', teams: ['catalogue', 'checkout'] })
    const near = (await itself.call(api.listPossibleGivers, { person: id(rasheed), work: item.id })).stakeholders.map((it) => it.name)
    expect(near).toContain('Liv Thorgersen')
    expect(near.length).toBeLessThan(offered.stakeholders.length)
  })

  test('whoever leaves on a day to come is offered and asked until then, and not from then on', async () => {
    const administrator = await signedIn(appOver(db, { now: () => now }), { role: 'administrator' })
    const leaver = (await administrator.call(createAccount, { name: 'Leif Leaver', email: 'leif.leaver@fellside.example', roles: ['member'], password: null })).personId
    await administrator.call(recordEmployment, { person: leaver, from: day, title: 'Guest', managers: [] })
    await administrator.call(joinTeam, { person: leaver, team: 'checkout', role: 'engineer', from: day })
    await administrator.call(recordLeaving, { person: leaver, on: new Date(start.getTime() + 3 * dayMilliseconds).toISOString().slice(0, 10) })
    const itself = await as(rasheed)
    const offered = async (): Promise<boolean[]> => {
      const teammates = (await itself.call(api.listPossibleGivers, { person: id(rasheed) })).teammates
      const found = (await (await as('Anselm Okereke')).call(api.listPossibleGivers, { person: id('Anselm Okereke'), text: 'leif' })).stakeholders
      return [teammates, found].map((all) => all.some((it) => it.id === leaver))
    }
    expect(await offered()).toEqual([true, true])
    now = new Date(start.getTime() + 4 * dayMilliseconds)
    expect(await offered()).toEqual([false, false])
    await expect(itself.call(api.askForFeedback, { person: id(rasheed), givers: [leaver], competencies: ['debugging'] })).rejects.toMatchObject({ status: 422 })
    now = start
  })

  test('B3: a request is brought to mind after a week, unless reminders are off', async () => {
    const elif = await as('Elif Karadeniz')
    now = new Date(start.getTime() + 8 * dayMilliseconds)
    expect((await elif.call(api.showInbox, {})).asked[0]!.remind).toBe(true)
    await elif.call(api.changeReminders, { reminders: false })
    expect(await elif.call(api.showInbox, {})).toMatchObject({ reminders: false, asked: [{ remind: false }] })
    now = start
    await expect(client(appOver(db)).call(api.changeReminders, { reminders: false })).rejects.toMatchObject({ status: 401 })
  })

  test('whoever was asked declines with a reason, whoever asked takes back, and neither does it for the other', async () => {
    const [itself, zsofia] = [await as(rasheed), await as('Zsófia Lendvai')]
    const { id: request } = (await zsofia.call(api.showInbox, {})).asked[0]!
    await expect(zsofia.call(api.declineRequest, { id: request, because: ' ' })).rejects.toMatchObject({ status: 422 })
    await expect(itself.call(api.declineRequest, { id: request, because: 'No.' })).rejects.toMatchObject({ status: 403 })
    await expect(zsofia.call(api.cancelRequest, { id: request })).rejects.toMatchObject({ status: 403 })
    for (const stranger of [await as('Anselm Okereke'), await as('Maren Oduya')]) {
      await expect(stranger.call(api.declineRequest, { id: request, because: 'No.' })).rejects.toMatchObject({ status: 404 })
      await expect(stranger.call(api.prepareFeedback, { person: id(rasheed), request })).rejects.toMatchObject({ status: 404 })
      await expect(stranger.call(api.saveDraft, { person: id(rasheed), request, version: 1, revision: 0, content: {} })).rejects.toMatchObject({ status: 404 })
    }
    await zsofia.call(api.declineRequest, { id: request, because: 'We did not work together.' })
    expect((await itself.call(api.showInbox, {})).sent.find((it) => it.id === request)).toMatchObject({ state: 'declined', declinedBecause: 'We did not work together.' })
    await expect(itself.call(api.cancelRequest, { id: request })).rejects.toMatchObject({ status: 409 })
    await expect(zsofia.call(api.giveFeedback, { person: id(rasheed), request, version: 1, observedOn: day, observations: [seen] })).rejects.toMatchObject({ status: 409 })
    const [again] = await ask(itself, ['Zsófia Lendvai'])
    await itself.call(api.cancelRequest, { id: again!.id })
    expect((await zsofia.call(api.showInbox, {})).asked).toEqual([])
  })

  test('sending closes the request and takes the draft away, in one go; a report who was asked cannot withhold their name', async () => {
    const elif = await as('Elif Karadeniz')
    const { id: request } = (await elif.call(api.showInbox, {})).asked[0]!
    const draft = await elif.call(api.saveDraft, { person: id(rasheed), request, version: 1, revision: 0, content: { words: 'So far.' } })
    expect((await elif.call(api.showInbox, {})).drafts).toMatchObject([{ id: draft.id, request }])
    await elif.call(api.giveFeedback, { person: id(rasheed), request, draft: draft.id, version: 1, observedOn: day, observations: [seen] })
    expect(await elif.call(api.showInbox, {})).toMatchObject({ asked: [], drafts: [] })
    expect((await (await as(rasheed)).call(api.showInbox, {})).sent.find((it) => it.id === request)?.state).toBe('given')
    const [asked] = await (await as('Bronwen Achterberg')).call(api.askForFeedback, { person: id('Bronwen Achterberg'), givers: [id(rasheed)], competencies: ['looking-after-a-team'] })
    const words = { person: id('Bronwen Achterberg'), version: 1, observedOn: day, words: 'Listens.', observations: [], withholdName: true }
    await expect((await as(rasheed)).call(api.giveFeedback, { ...words, request: asked!.id })).rejects.toMatchObject({ status: 422, problem: { issues: [{ path: 'withholdName' }] } })
  })

  test('a correction replaces what was said and keeps it in the history; two at once do not overwrite each other', async () => {
    const [elif, itself] = [await as('Elif Karadeniz'), await as(rasheed)]
    const given = (await elif.call(api.listFeedbackGiven, {})).feedback[0]!
    const correct = (who: Client, level: string, revision = 1) => who.call(api.correctFeedback, { id: given.id, revision, version: 1, observedOn: day, observations: [{ ...seen, level }] })
    await expect(correct(itself, 'E4')).rejects.toMatchObject({ status: 403 })
    await expect(correct(await as('Anselm Okereke'), 'E4')).rejects.toMatchObject({ status: 404 })
    await expect(correct(elif, 'E9')).rejects.toMatchObject({ status: 422 })
    const both = await Promise.allSettled([correct(elif, 'E4'), correct(elif, 'E4')])
    expect(both.map((it) => it.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find((it) => it.status === 'rejected')).toMatchObject({ reason: { status: 409 } })
    expect(await itself.call(api.showFeedback, { id: given.id })).toMatchObject({ feedback: { revision: 2, observations: [{ level: 'E4', value: 4 }] }, history: [{ revision: 1, content: { observations: [{ level: 'E3' }] } }] })
    const form = await elif.call(api.prepareFeedback, { person: id(rasheed), feedback: given.id })
    expect(form.earlier).toMatchObject({ id: given.id, revision: 2 })
    await expect(itself.call(api.prepareFeedback, { person: id(rasheed), feedback: given.id })).rejects.toMatchObject({ status: 404 })
  })

  test('whoever was asked stays a stakeholder when they correct what they gave', async () => {
    const [liv, itself] = [await as('Liv Thorgersen'), await as(rasheed)]
    const [request] = await ask(itself, ['Liv Thorgersen'])
    const given = await liv.call(api.giveFeedback, { person: id(rasheed), request: request!.id, version: 1, observedOn: day, observations: [seen] })
    expect(await liv.call(api.prepareFeedback, { person: id(rasheed), feedback: given.id })).toMatchObject({ relation: 'stakeholder', earlier: { id: given.id } })
    const corrected = await liv.call(api.correctFeedback, { id: given.id, revision: 1, version: 1, observedOn: day, observations: [{ ...seen, words: 'Found the cause on the first morning.' }] })
    expect(corrected).toMatchObject({ relation: 'stakeholder', observations: [{ counts: true, words: 'Found the cause on the first morning.' }] })
    expect((await itself.call(api.showInbox, {})).sent.find((it) => it.id === request!.id)?.state).toBe('given')
  })

  test('what waits for an answer is in the inbox however much was asked of others since', async () => {
    const elif = await as('Elif Karadeniz')
    const [waiting] = await ask(await as(rasheed), ['Elif Karadeniz'])
    await asOwner(db, (tx) => sql`
      insert into feedback_request (id, about_id, giver_id, asked_by, asked_at, framework_id, competencies, state, answered_at, declined_because)
      select gen_random_uuid(), ${id('Elif Karadeniz')}, ${id('Zsófia Lendvai')}, ${id('Elif Karadeniz')}, ${start}, 'engineering', '{debugging}', 'declined', ${start}, 'Not now.'
      from generate_series(1, 201)`.execute(tx))
    const inbox = await elif.call(api.showInbox, {})
    expect(inbox.asked.map((it) => it.id)).toContain(waiting!.id)
    expect(inbox.sent).toHaveLength(200)
  })

  test('opening managers-only words to the person keeps from them what was written before', async () => {
    const [elif, itself] = [await as('Elif Karadeniz'), await as(rasheed)]
    const given = await elif.call(api.giveFeedback, { person: id(rasheed), version: 1, observedOn: day, visibility: 'managers', words: 'Said in confidence.', observations: [] })
    await elif.call(api.correctFeedback, { id: given.id, revision: 1, version: 1, observedOn: day, words: 'Said in the open.', observations: [] })
    expect(await itself.call(api.showFeedback, { id: given.id })).toMatchObject({ feedback: { words: 'Said in the open.' }, history: [] })
    expect((await (await as('Bronwen Achterberg')).call(api.showFeedback, { id: given.id })).history).toMatchObject([{ content: { words: 'Said in confidence.' } }])
  })

  test('what was withdrawn counts no more and is read by its giver alone', async () => {
    const [elif, itself] = [await as('Elif Karadeniz'), await as(rasheed)]
    const given = await elif.call(api.giveFeedback, { person: id(rasheed), version: 1, observedOn: day, words: 'Too harsh.', observations: [{ ...seen, words: 'Far too harsh.' }] })
    await expect(itself.call(api.withdrawFeedback, { id: given.id })).rejects.toMatchObject({ status: 403 })
    await expect((await as('Liv Thorgersen')).call(api.withdrawFeedback, { id: given.id })).rejects.toMatchObject({ status: 404 })
    await expect(client(appOver(db)).call(api.withdrawFeedback, { id: given.id })).rejects.toMatchObject({ status: 401 })
    await elif.call(api.withdrawFeedback, { id: given.id })
    await expect(elif.call(api.withdrawFeedback, { id: given.id })).rejects.toMatchObject({ status: 409 })
    await expect(elif.call(api.correctFeedback, { id: given.id, revision: 2, version: 1, observedOn: day, observations: [seen] })).rejects.toMatchObject({ status: 409 })
    for (const one of [itself, await as('Bronwen Achterberg')]) {
      const shown = await one.call(api.showFeedback, { id: given.id })
      expect(shown).toMatchObject({ feedback: { words: null, observations: [] }, history: [] })
      expect(shown.feedback.withdrawnAt).not.toBeNull()
    }
    expect((await elif.call(api.showFeedback, { id: given.id })).history).toMatchObject([{ content: { words: 'Too harsh.', observations: [{ words: 'Far too harsh.' }] } }])
  })

  test('a page of feedback goes on where the one before ended, and a competency narrows it', async () => {
    const [piotr, itself] = [await as('Piotr Zieleniak'), await as('Amara Nwosu-Field')]
    for (let count = 0; count < 23; count += 1) {
      await piotr.call(api.giveFeedback, { person: id('Amara Nwosu-Field'), version: 1, observedOn: day, observations: [{ ...seen, competency: count % 2 ? 'debugging' : 'testing' }] })
    }
    const list = (more: object) => itself.call(api.listFeedbackAbout, { person: id('Amara Nwosu-Field'), ...more })
    const first = await list({})
    const second = await list({ before: first.next! })
    expect([first.feedback.length, second.feedback.length, second.next]).toEqual([20, 3, null])
    expect(new Set([...first.feedback, ...second.feedback].map((it) => it.id)).size).toBe(23)
    expect((await list({ competency: 'debugging' })).feedback).toHaveLength(11)
    for (const before of ['nonsense', '2026-99-99T00:00:00Z_x', `${day}T00:00:00.000Z_01900000`]) await expect(list({ before })).rejects.toMatchObject({ status: 422 })
    await expect(itself.call(api.listFeedbackGiven, { before: 'nonsense' })).rejects.toMatchObject({ status: 422 })
  })

  test('where one sees oneself is for oneself and one’s managers, and the latest stands', async () => {
    const itself = await as(rasheed)
    const assess = (level: string | null, more: object = {}) => itself.call(api.assessSelf, { version: 1, observations: [{ competency: 'debugging', level, ...more }] })
    await assess('E2')
    now = new Date(start.getTime() + 60_000)
    await assess('E4', { words: 'It went better.', frequency: 'usually', scope: 'team' })
    now = start
    for (const name of [rasheed, 'Bronwen Achterberg']) {
      expect(await (await as(name)).call(api.showSelfAssessment, { person: id(rasheed) })).toMatchObject([{ competency: 'debugging', level: 'E4', words: 'It went better.' }])
    }
    await expect(assess('E9')).rejects.toMatchObject({ status: 422 })
    await expect(assess(null)).rejects.toMatchObject({ status: 422 })
    await expect((await as('Kwabena Sørlie')).call(api.assessSelf, { version: 1, observations: [{ competency: 'debugging', level: 'E2' }] })).rejects.toMatchObject({ status: 409 })
    await expect(client(appOver(db)).call(api.assessSelf, { version: 1, observations: [{ competency: 'debugging', level: 'E2' }] })).rejects.toMatchObject({ status: 401 })
    expect((await itself.call(api.prepareFeedback, { person: id(rasheed) })).relation).toBe('self')
  })

  test('a closed account is asked no more', async () => {
    const administrator = await signedIn(appOver(db, { now: () => now }), { role: 'administrator' })
    const account = (await administrator.call(listAccounts, {})).accounts.find((it) => it.name === 'Yusuf Demirkol')!
    await administrator.call(changeAccount, { id: account.id, roles: account.roles, active: false })
    await expect(ask(await as(rasheed), ['Yusuf Demirkol'])).rejects.toMatchObject({ status: 422, problem: { issues: [{ path: 'givers.0' }] } })
  })
})

test('requests from before they named a framework are of the one that the person was in when they were asked', async () => {
  const id = (last: number): string => `01900000-0000-7000-8000-0000000000${String(last).padStart(2, '0')}`
  const db = await upgraded('0011', `
    insert into person (id, name) values ('${id(1)}', 'Moved'), ('${id(2)}', 'Giver'), ('${id(3)}', 'Without a role');
    insert into personal_record (person_id) values ('${id(1)}'), ('${id(2)}'), ('${id(3)}') on conflict do nothing;
    insert into framework (id, created_at) values ('before', '2025-01-01'), ('after', '2025-01-01');
    insert into employment (id, person_id, title, framework_id, family, starts_on, ends_on) values
      ('${id(11)}', '${id(1)}', 'Engineer', 'before', 'backend', '2025-01-01', '2025-12-31'), ('${id(12)}', '${id(1)}', 'Engineer', 'after', 'backend', '2026-01-01', null);
    insert into feedback_request (id, about_id, giver_id, asked_by, asked_at, answered_at, competencies, state) values
      ('${id(21)}', '${id(1)}', '${id(2)}', '${id(1)}', '2025-06-01', '2025-06-01', '{testing}', 'cancelled'),
      ('${id(22)}', '${id(1)}', '${id(2)}', '${id(1)}', '2026-06-01', '2026-06-01', '{testing}', 'cancelled'),
      ('${id(23)}', '${id(1)}', '${id(2)}', '${id(1)}', '2024-06-01', '2024-06-01', '{testing}', 'cancelled'),
      ('${id(24)}', '${id(3)}', '${id(2)}', '${id(3)}', '2026-06-01', '2026-06-01', '{testing}', 'cancelled')`)
  const { rows } = await asOwner(db, (tx) => sql<{ framework: string }>`select framework_id as framework from feedback_request order by id`.execute(tx))
  expect(rows.map((it) => it.framework)).toEqual(['before', 'after', 'before', 'after'])
  await db.close()
})
