import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as access from '../src/features/access/api.ts'
import * as feedback from '../src/features/feedback/api.ts'
import * as people from '../src/features/people/api.ts'
import type { Database } from '../src/platform/database.ts'
import { appOver, signedIn, type Client } from './app.ts'
import { engines } from './engines.ts'
import { daysAgo } from './neighbourhood.ts'

describe.each(engines())('wherever people are searched on the $name database', (engine) => {
  let db: Database
  let administrator: Client
  let member: Client
  beforeAll(async () => {
    db = await engine.open('example')
    administrator = await signedIn(appOver(db), { role: 'administrator' })
    member = await signedIn(appOver(db), { role: 'member' })
    await administrator.call(access.createAccount, { name: 'Søren Łoś-Weiß', email: 'sw@fellside.example', roles: ['member'], password: null })
    const [found] = (await administrator.call(people.listEverybody, { text: 'sw@fellside' })).people
    await administrator.call(people.recordEmployment, { person: found!.id, from: daysAgo(1), title: 'Gærtner', managers: [] })
  })
  afterAll(() => db.close())

  test.each(['soren los', 'SØREN WEIẞ', 'Sören weiss', 'Łoś-w', 'los-weiß'])('“%s” finds Søren Łoś-Weiß: in the directory, where people are kept, and among those whom one asks for feedback', async (text) => {
    const self = (await member.call(access.showSession, {})).person!.id
    const names = [
      (await member.call(people.listPeople, { text })).people,
      (await administrator.call(people.listEverybody, { text })).people,
      (await member.call(feedback.listPossibleGivers, { person: self, text })).stakeholders,
    ].map((all) => all.map((it) => it.name))
    expect(names).toEqual([['Søren Łoś-Weiß'], ['Søren Łoś-Weiß'], ['Søren Łoś-Weiß']])
  })

  test('what somebody does is found the same way', async () => {
    expect((await member.call(people.listPeople, { text: 'gaertner' })).people.map((it) => it.name)).toEqual(['Søren Łoś-Weiß'])
  })
})
