import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appOver, signedIn } from '../../../test/app.ts'
import { crew, type Crew } from '../../../test/crew.ts'
import { engines } from '../../../test/engines.ts'
import type { App } from '../../app/server.ts'
import type { Database } from '../../platform/database.ts'
import { askForFeedback, changeReminders, declineRequest } from '../feedback/api.ts'
import { askMentor, answerMentee, offerMentoring } from '../mentoring/api.ts'
import { changeManagers, listNotices, readNotice } from '../people/api.ts'
import { showWaiting } from './api.ts'

describe.each(engines())('what waits for somebody, on the $name database', (engine) => {
  let db: Database
  let app: App
  let team: Crew
  beforeAll(async () => {
    db = await engine.open('example')
    app = appOver(db)
    team = await crew(app, 'Tarn', 3)
  })
  afterAll(() => db.close())

  test('a request, a mentee who asks and a change of managers each count until they are dealt with', async () => {
    const [asker, giver] = [team.mates[0]!, team.mates[1]!]
    const waits = () => giver.client.call(showWaiting, {})
    expect(await waits()).toEqual({ feedback: 0, mentoring: 0, notices: 0 })

    const [request] = await asker.client.call(askForFeedback, { person: asker.id, givers: [giver.id], competencies: ['debugging'] })
    expect(await waits()).toEqual({ feedback: 1, mentoring: 0, notices: 0 })
    expect(await asker.client.call(showWaiting, {})).toEqual({ feedback: 0, mentoring: 0, notices: 0 })

    await giver.client.call(offerMentoring, { framework: 'engineering', competency: 'debugging', capacity: 1, words: 'Bring a fault of your own.' })
    const mentorship = await asker.client.call(askMentor, { mentor: giver.id, framework: 'engineering', competency: 'debugging', words: 'Faults across services.' })
    expect(await waits()).toEqual({ feedback: 1, mentoring: 1, notices: 0 })
    await giver.client.call(answerMentee, { id: mentorship.id, accept: true })
    expect(await waits()).toEqual({ feedback: 1, mentoring: 0, notices: 0 })

    await giver.client.call(changeReminders, { reminders: false })
    expect((await waits()).feedback).toBe(0)
    await giver.client.call(changeReminders, { reminders: true })
    expect((await waits()).feedback).toBe(1)
    await giver.client.call(declineRequest, { id: request!.id, because: 'I was away.' })
    expect((await waits()).feedback).toBe(0)

    const administrator = await signedIn(app, { role: 'administrator' })
    const today = new Date().toISOString().slice(0, 10)
    await administrator.call(changeManagers, { person: giver.id, from: today, managers: [team.mates[2]!.id] })
    expect((await waits()).notices).toBe(1)
    for (const { id } of await giver.client.call(listNotices, {})) await giver.client.call(readNotice, { id })
    expect(await waits()).toEqual({ feedback: 0, mentoring: 0, notices: 0 })
  })
})
