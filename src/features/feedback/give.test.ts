import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appOver, client, signedIn, type Client } from '../../../test/app.ts'
import { engines } from '../../../test/engines.ts'
import type { App } from '../../app/server.ts'
import type { Database } from '../../platform/database.ts'
import { listExamplePeople } from '../people/api.ts'
import * as api from './api.ts'

describe.each(engines())('giving feedback on the $name database', (engine) => {
  let db: Database
  let app: App
  let people: ReadonlyMap<string, string>
  const now = new Date()
  const day = new Date(now.getTime() - 4 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
  beforeAll(async () => {
    db = await engine.open('example')
    app = appOver(db, { now: () => now })
    people = new Map((await client(app).call(listExamplePeople, {})).map((it) => [it.name, it.id]))
  })
  afterAll(() => db.close())
  const id = (name: string): string => people.get(name)!
  const as = (name: string): Promise<Client> => signedIn(app, { name })
  const seen = { competency: 'debugging', choice: 'level' as const, level: 'E3', frequency: 'usually', words: 'Found the cause on the first day.' }

  test('a teammate gives what they saw, which is valued and counts, and the person and their manager read it', async () => {
    const teammate = await as('Elif Karadeniz')
    const form = await teammate.call(api.prepareFeedback, { person: id('Rasheed Ballantyne') })
    expect(form).toMatchObject({ relation: 'teammate', framework: { id: 'engineering', version: 1 }, family: 'backend', startLater: [], mayWithholdName: false, readers: [{ name: 'Bronwen Achterberg' }] })
    expect(form.competencies).toContain('debugging')
    const given = await teammate.call(api.giveFeedback, { person: id('Rasheed Ballantyne'), version: 1, observedOn: day, words: 'Good to work with.', observations: [seen] })
    expect(given).toMatchObject({ relation: 'teammate', observations: [{ competency: 'debugging', value: 3, bound: 'exact', counts: true }] })
    for (const name of ['Rasheed Ballantyne', 'Bronwen Achterberg']) {
      const { feedback } = await (await as(name)).call(api.listFeedbackAbout, { person: id('Rasheed Ballantyne') })
      expect(feedback[0]).toMatchObject({ id: given.id, giver: { name: 'Elif Karadeniz' }, own: false, observations: [{ words: 'Found the cause on the first day.' }] })
    }
  })

  test('draft, request and inbox', async () => {
    const asker = await as('Rasheed Ballantyne')
    const giver = await as('Zsófia Lendvai')
    const [request] = await asker.call(api.askForFeedback, { person: id('Rasheed Ballantyne'), givers: [id('Zsófia Lendvai')], competencies: ['debugging'] })
    expect((await giver.call(api.showInbox, {})).asked).toMatchObject([{ id: request!.id, remind: false }])
    const saved = await giver.call(api.saveDraft, { person: id('Rasheed Ballantyne'), request: request!.id, version: 1, revision: 0, content: { words: 'So far' } })
    expect(saved.revision).toBe(1)
    await giver.call(api.giveFeedback, { person: id('Rasheed Ballantyne'), request: request!.id, draft: saved.id, version: 1, observedOn: day, observations: [seen] })
    expect(await giver.call(api.showInbox, {})).toMatchObject({ asked: [], drafts: [] })
    expect((await asker.call(api.showInbox, {})).sent).toMatchObject([{ state: 'given' }])
    const given = (await giver.call(api.listFeedbackGiven, {})).feedback[0]!
    const corrected = await giver.call(api.correctFeedback, { id: given.id, revision: 1, version: 1, observedOn: day, observations: [{ ...seen, level: 'E4' }] })
    expect(corrected).toMatchObject({ revision: 2, observations: [{ level: 'E4', value: 4 }] })
    expect((await asker.call(api.showFeedback, { id: given.id })).history).toMatchObject([{ revision: 1, content: { observations: [{ level: 'E3' }] } }])
    await giver.call(api.withdrawFeedback, { id: given.id })
    expect(await asker.call(api.showFeedback, { id: given.id })).toMatchObject({ feedback: { observations: [], words: null }, history: [] })
    expect((await giver.call(api.showFeedback, { id: given.id })).history).toHaveLength(2)
  })
})
