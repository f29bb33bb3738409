import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appOver, signedIn } from '../../../test/app.ts'
import { crew, type Mate } from '../../../test/crew.ts'
import { engines } from '../../../test/engines.ts'
import { backendRenamed, publishChanged } from '../../../test/new-version.ts'
import type { Database } from '../../platform/database.ts'
import * as api from './api.ts'

describe.each(engines())('feedback after a family and a specialty were renamed, on the $name database', (engine) => {
  let db: Database
  let about: Mate
  let mate: Mate
  const observedOn = '2026-11-16'

  beforeAll(async () => {
    db = await engine.open('example')
    const app = appOver(db, { now: () => new Date('2026-11-20T10:00:00Z') })
    ;[about, mate] = (await crew(app, 'Renamed', 2)).mates as [Mate, Mate]
    await publishChanged(await signedIn(app, { role: 'steward' }), backendRenamed)
  })
  afterAll(() => db.close())

  test('the form asks about the same competencies and says the role as the framework calls it today', async () => {
    const form = await mate.client.call(api.prepareFeedback, { person: about.id })
    expect(form).toMatchObject({ framework: { version: 2 }, family: 'server-side', domain: 'payments' })
    expect(form.competencies).toEqual(expect.arrayContaining(['debugging', 'architecture', 'data-design', 'security']))
    expect(form.competencies).not.toContain('app-releases')
  })

  test('what a teammate saw counts, and what is outside the role does not', async () => {
    const seen = (competency: string) => ({ competency, choice: 'level' as const, level: 'E3' })
    const given = await mate.client.call(api.giveFeedback, { person: about.id, version: 2, observedOn, observations: [seen('debugging'), seen('app-releases')] })
    expect(given.observations.map((it) => [it.competency, it.counts])).toEqual([['debugging', true], ['app-releases', false]])
  })

  test('one asks about the role, and says where one sees oneself', async () => {
    expect(await about.client.call(api.askForFeedback, { person: about.id, givers: [mate.id], competencies: ['debugging'] })).toHaveLength(1)
    await expect(about.client.call(api.inviteOutsider, { person: about.id, name: 'J', competencies: ['app-releases'] })).rejects.toMatchObject({ status: 422 })
    await about.client.call(api.assessSelf, { version: 2, observations: [{ competency: 'debugging', level: 'E4', frequency: null, scope: null, words: null }] })
  })
})
