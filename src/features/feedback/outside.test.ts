import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appOver, client, signedIn, type Client } from '../../../test/app.ts'
import { engines } from '../../../test/engines.ts'
import { architectureRenamed, publishChanged } from '../../../test/new-version.ts'
import { withoutFeedback } from '../../../test/without-feedback.ts'
import type { Database } from '../../platform/database.ts'
import { changeAccount, listAccounts } from '../access/api.ts'
import { listExamplePeople, recordLeaving } from '../people/api.ts'
import * as api from './api.ts'

describe.each(engines())('feedback from outside on the $name database', (engine) => {
  let db: Database
  let person = ''
  const start = new Date()
  let now = start
  const rasheed = 'Rasheed Ballantyne'
  const inDays = (days: number): Date => new Date(start.getTime() + days * 24 * 60 * 60 * 1000)

  beforeAll(async () => {
    db = await engine.open('example')
    await withoutFeedback(db)
    person = (await client(appOver(db)).call(listExamplePeople, {})).find((it) => it.name === rasheed)!.id
  })
  afterAll(() => db.close())

  const as = (name: string): Promise<Client> => signedIn(appOver(db, { now: () => now }), { name })
  const outsider = (): Client => client(appOver(db, { now: () => now }))
  const invite = async (competencies = ['debugging', 'knowing-the-customer']): Promise<string> =>
    (await (await as(rasheed)).call(api.inviteOutsider, { person, name: 'Juniper Ostrow', competencies, message: 'You saw the trial.' })).link.replace('/outside/', '')
  const met = { kind: 'customer-contact', fields: { 'what-was-learnt': 'Baskets are filled on the bus.' } }

  test('the form tells who asks and what about, in names alone: no level’s text and nothing else of the person', async () => {
    const token = await invite()
    const response = await outsider().send('GET', `/api/outside/${token}`)
    const form = (await response.json()) as Record<string, unknown>
    expect(form).toMatchObject({ about: rasheed, invitedBy: rasheed, organization: 'Fellside', name: 'Juniper Ostrow', message: 'You saw the trial.', competencies: [{ id: 'debugging', evidenceKinds: [] }, { id: 'knowing-the-customer', evidenceKinds: [{ id: 'customer-contact' }] }] })
    expect(Object.keys(form).sort()).toEqual(['about', 'competencies', 'invitedBy', 'message', 'name', 'organization', 'work'])
    expect(JSON.stringify(form)).not.toMatch(/"E\d"|Reproduces a fault|Lead Backend|@fellside/)
  })

  test('words and evidence arrive, without a number and under the name of the invitation', async () => {
    await outsider().call(api.giveOutsideFeedback, { token: await invite(), words: 'Kept every promise.', observations: [{ competency: 'knowing-the-customer', words: null, evidence: [met] }, { competency: 'debugging', words: null }] })
    const { feedback } = await (await as(rasheed)).call(api.listFeedbackAbout, { person })
    expect(feedback[0]).toMatchObject({ outsider: 'Juniper Ostrow', giver: null, relation: 'outsider', words: 'Kept every promise.', observations: [{ competency: 'knowing-the-customer', choice: 'words', value: null, counts: false, evidence: [met] }] })
    expect(feedback[0]!.observations).toHaveLength(1)
    expect((await (await as(rasheed)).call(api.showInbox, {})).invitations.some((it) => it.usedAt !== null)).toBe(true)
  })

  test('a link is used once, also when it is sent twice at the same time', async () => {
    const token = await invite()
    const give = () => outsider().call(api.giveOutsideFeedback, { token, words: 'Only once.' })
    const sent = await Promise.allSettled([give(), give()])
    expect(sent.map((it) => it.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(sent.find((it) => it.status === 'rejected')).toMatchObject({ reason: { status: 409 } })
    await expect(give()).rejects.toMatchObject({ status: 409 })
    await expect(outsider().call(api.showOutsideForm, { token })).rejects.toMatchObject({ status: 409, problem: { detail: expect.stringContaining(rasheed) as string } })
    expect((await (await as(rasheed)).call(api.listFeedbackAbout, { person })).feedback.filter((it) => it.words === 'Only once.')).toHaveLength(1)
  })

  test('a link works for 30 days; then, and where there never was one, the answer is the same and says what to do', async () => {
    const token = await invite()
    now = inDays(29)
    expect((await outsider().call(api.showOutsideForm, { token })).about).toBe(rasheed)
    now = inDays(31)
    const answers = await Promise.all([token, 'made-up'].map(async (it) => (await outsider().send('GET', `/api/outside/${it}`)).text()))
    now = start
    expect(answers[0]).toBe(answers[1])
    expect(answers[0]).toContain('ask whoever sent it for a new one')
    await expect(outsider().call(api.giveOutsideFeedback, { token: 'made-up', words: 'Hello.' })).rejects.toMatchObject({ status: 404 })
  })

  test('trying links again and again is slowed down, and holds no real link up', async () => {
    now = inDays(1)
    const token = await invite()
    const app = outsider()
    const statuses: number[] = []
    for (let count = 0; count < 70; count += 1) statuses.push((await app.send('GET', `/api/outside/guess-${count}`)).status)
    expect([statuses[0], statuses.at(-1)]).toEqual([404, 429])
    expect((await app.call(api.showOutsideForm, { token })).about).toBe(rasheed)
    now = start
  })

  test('what was not asked, evidence that is not for outsiders, scripts in links and characters that cannot be stored are refused, and the link stays good', async () => {
    const token = await invite()
    const give = (more: object) => outsider().call(api.giveOutsideFeedback, { token, words: 'Good.', ...more })
    await expect(give({ words: ' ' })).rejects.toMatchObject({ status: 422, problem: { issues: [{ path: 'words' }] } })
    await expect(give({ words: 'a\u0000' })).rejects.toMatchObject({ status: 422 })
    await expect(give({ observations: [{ competency: 'testing', words: 'Well tested.' }] })).rejects.toMatchObject({ status: 422, problem: { issues: [{ path: 'observations.0.competency' }] } })
    await expect(give({ observations: [{ competency: 'debugging', words: 'a' }, { competency: 'debugging', words: 'b' }] })).rejects.toMatchObject({ status: 422 })
    await expect(give({ observations: [{ competency: 'debugging', evidence: [{ kind: 'measurement', fields: {} }] }] })).rejects.toMatchObject({ status: 422, problem: { issues: [{ path: 'observations.0.evidence.0.kind' }] } })
    await give({})
  })

  test('one invites about what one could ask about, and nobody lists another’s invitations', async () => {
    const itself = await as(rasheed)
    await expect(itself.call(api.inviteOutsider, { person, name: 'J', competencies: ['app-releases'] })).rejects.toMatchObject({ status: 422 })
    await expect(itself.call(api.inviteOutsider, { person, name: ' ', competencies: ['debugging'] })).rejects.toMatchObject({ status: 422 })
    await expect(itself.call(api.inviteOutsider, { person, name: 'J', competencies: ['debugging'], workItem: '01900000-0000-7000-8000-000000000000' })).rejects.toMatchObject({ status: 422 })
    await expect(outsider().call(api.inviteOutsider, { person, name: 'J', competencies: ['debugging'] })).rejects.toMatchObject({ status: 401 })
    expect((await (await as('Elif Karadeniz')).call(api.showInbox, {})).invitations).toEqual([])
  })

  test('what was renamed, merged or taken out since: the form asks by the names of today, and what was begun before arrives', async () => {
    const [opened, begun] = [await invite(['debugging', 'architecture', 'data-design']), await invite(['debugging', 'architecture', 'data-design'])]
    await publishChanged(await signedIn(appOver(db, { now: () => now }), { role: 'steward' }), (it) => {
      if (it.path.endsWith('/data-design.md')) return null
      const { path, text } = architectureRenamed({ ...it, text: it.text.replace('data-design, ', '') })
      return { path, text: text.replace('replaces: [architecture]', 'replaces: [architecture, data-design]') }
    })
    expect((await outsider().call(api.showOutsideForm, { token: opened })).competencies.map((it) => it.name)).toEqual(['Debugging', 'System design'])
    const give = (token: string, competencies: string[]) => outsider().call(api.giveOutsideFeedback, { token, words: 'Begun before.', observations: competencies.map((competency) => ({ competency, words: `About ${competency}.` })) })
    await give(begun, ['data-design', 'architecture'])
    const { feedback } = await (await as(rasheed)).call(api.listFeedbackAbout, { person })
    expect(feedback.find((it) => it.words === 'Begun before.')).toMatchObject({ framework: { version: 2 }, observations: [{ competency: 'system-design', words: 'About data-design.\n\nAbout architecture.', counts: false }] })

    await publishChanged(await signedIn(appOver(db, { now: () => now }), { role: 'steward' }), (it) => (it.path.endsWith('/debugging.md') ? null : { ...it, text: it.text.replace('debugging, ', '').replaceAll('../building/debugging.md', 'https://handbook.example.com/debugging') }))
    await expect(give(opened, ['debugging'])).rejects.toMatchObject({ status: 422, problem: { issues: [{ path: 'observations.0.competency', message: expect.stringContaining('Move what you wrote') as string }] } })
    await give(opened, [])
  })

  test('feedback from outside ends with somebody’s leaving, also where that was recorded before the day', async () => {
    const token = await invite(['knowing-the-customer'])
    const administrator = await signedIn(appOver(db, { now: () => now }), { role: 'administrator' })
    await administrator.call(recordLeaving, { person, on: inDays(3).toISOString().slice(0, 10) })
    now = inDays(2)
    expect((await outsider().call(api.showOutsideForm, { token })).about).toBe(rasheed)
    now = inDays(4)
    await expect(outsider().call(api.showOutsideForm, { token })).rejects.toMatchObject({ status: 404 })
    await expect(outsider().call(api.giveOutsideFeedback, { token, words: 'Too late.' })).rejects.toMatchObject({ status: 404 })
    const { accounts } = await administrator.call(listAccounts, {})
    await administrator.call(changeAccount, { id: accounts.find((it) => it.personId === person)!.id, roles: ['member'], active: true })
    await expect(outsider().call(api.showOutsideForm, { token }), 'an account opened again is no employment').rejects.toMatchObject({ status: 404 })
  })
})
