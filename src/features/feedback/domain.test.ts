import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appOver, signedIn } from '../../../test/app.ts'
import { crew, type Crew } from '../../../test/crew.ts'
import { engines } from '../../../test/engines.ts'
import type { Database } from '../../platform/database.ts'
import { recordEmployment } from '../people/api.ts'
import { recordWork } from '../work/api.ts'
import * as api from './api.ts'

describe.each(engines())('B36: feedback by domain on the $name database', (engine) => {
  let db: Database
  let team: Crew
  const now = new Date()
  const daysAgo = (days: number): string => new Date(now.getTime() - days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)

  beforeAll(async () => {
    db = await engine.open('example')
    team = await crew(appOver(db), 'Sluice', 2)
  })
  afterAll(() => db.close())

  test('it belongs to the domains of its work, else to the one that the person had on that day, and the list is narrowed to one', async () => {
    const [about, giver] = team.mates
    const administrator = await signedIn(appOver(db), { role: 'administrator' })
    await administrator.call(recordEmployment, { person: about!.id, title: 'Backend', framework: 'engineering', family: 'backend', level: 'E4', domain: 'ordering', managers: [team.manager.id], from: daysAgo(10) } as never)
    const work = async (kind: 'project' | 'epic' | 'task', title: string, domain: string | null, parent: string | null = null) =>
      (await giver!.client.call(recordWork, { kind, title, teams: ['sluice'], domain, parent })).item.id
    const give = (words: string, days: number, workItem: string | null = null, competency = 'debugging') =>
      giver!.client.call(api.giveFeedback, { person: about!.id, version: 1, observedOn: daysAgo(days), workItem, observations: [{ competency, choice: 'level', level: 'E3', words }] })
    const whole = await work('project', 'The sluice gates', null)
    const part = await work('epic', 'The upper gate', 'delivery', whole)
    await work('task', 'Grease the upper gate', 'catalogue', part)

    await give('Before the move.', 20)
    await give('After the move.', 5)
    await give('On work elsewhere.', 5, await work('task', 'A pump', 'catalogue'), 'testing')
    await give('On work that names no domain.', 20, await work('task', 'A ladder', null))
    await give('On all of the gates.', 5, whole)

    for (const reader of [about!, team.manager]) {
      const list = (more: object) => reader.client.call(api.listFeedbackAbout, { person: about!.id, ...more })
      const words = async (more: object) => (await list(more)).feedback.flatMap((it) => it.observations.map((one) => one.words)).sort()
      expect((await list({})).domains).toEqual([{ id: 'catalogue', name: 'Catalogue' }, { id: 'delivery', name: 'Delivery' }, { id: 'ordering', name: 'Ordering' }, { id: 'payments', name: 'Payments' }])
      expect((await list({ domain: 'payments' })).domains).toHaveLength(4)
      expect(await words({ domain: 'payments' })).toEqual(['Before the move.', 'On work that names no domain.'])
      expect(await words({ domain: 'ordering' })).toEqual(['After the move.'])
      expect(await words({ domain: 'catalogue' })).toEqual(['On all of the gates.', 'On work elsewhere.'])
      expect(await words({ domain: 'delivery' })).toEqual(['On all of the gates.'])
      expect(await words({ domain: 'catalogue', competency: 'testing' })).toEqual(['On work elsewhere.'])
      expect(await words({ domain: 'accounts' })).toEqual([])
    }
    await expect(giver!.client.call(api.listFeedbackAbout, { person: about!.id, domain: 'payments' })).rejects.toMatchObject({ status: 403 })
  })
})
