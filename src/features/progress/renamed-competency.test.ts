import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appOver, signedIn } from '../../../test/app.ts'
import { crew, type Mate } from '../../../test/crew.ts'
import { engines } from '../../../test/engines.ts'
import { architectureRenamed, publishChanged } from '../../../test/new-version.ts'
import { asOwner, type Database } from '../../platform/database.ts'
import { giveFeedback } from '../feedback/api.ts'
import * as api from './api.ts'
import { refitRatings } from './refit-ratings.ts'

describe.each(engines())('what was agreed and offered before a competency was renamed, on the $name database', (engine) => {
  let db: Database
  let manager: Mate
  let about: Mate
  let agreed = ''
  let offered = 0
  const now = new Date('2026-11-20T10:00:00Z')
  const agree = (competency: string) => manager.client.call(api.agreeAction, { person: about.id, competency, kind: 'gap', action: 'Draw the next service together.', owner: manager.id, dueOn: '2026-12-18' })
  const rowOf = async (competency: string) => (await about.client.call(api.showMap, { person: about.id })).rows.find((it) => it.competency === competency)!

  beforeAll(async () => {
    db = await engine.open('example')
    await asOwner(db, (connection) => sql`truncate feedback, fit cascade`.execute(connection))
    const app = appOver(db, { now: () => now })
    const team = await crew(app, 'Agreed', 7)
    manager = team.manager
    about = team.mates[0]!
    for (const giver of team.mates.slice(1)) {
      const levels = { architecture: 'E2', security: 'E4', observability: 'E4', prioritising: 'E4' }
      await giver.client.call(giveFeedback, { person: about.id, version: 1, observedOn: '2026-11-16', observations: Object.entries(levels).map(([competency, level]) => ({ competency, choice: 'level' as const, level })) })
    }
    await refitRatings(db, now)
    agreed = (await agree('architecture')).id
    await manager.client.call(api.offerOpportunity, { framework: 'engineering', competency: 'architecture', title: 'Draw the next service', team: 'agreed', opensOn: '2026-11-01' })
    offered = (await rowOf('architecture')).openOpportunities
    await publishChanged(await signedIn(app, { role: 'steward' }), architectureRenamed)
    await refitRatings(db, now)
  })
  afterAll(() => db.close())

  test('an open action stays with its prompt, on the prompts page as on the team page, and nobody agrees on another beside it', async () => {
    expect((await about.client.call(api.listPrompts, { person: about.id })).prompts).toMatchObject([{ competency: 'system-design', open: false, outcome: { id: agreed } }])
    expect((await manager.client.call(api.showTeam, {})).members.find((it) => it.person.id === about.id)).toMatchObject({ openPrompts: 0, openActions: 1 })
    await expect(agree('system-design')).rejects.toMatchObject({ status: 409 })
  })

  test('open chances are counted on the map, stand behind its stone and are found by either name', async () => {
    const title = 'Draw the next service'
    expect(await rowOf('system-design')).toMatchObject({ openOpportunities: offered })
    expect((await about.client.call(api.showCompetency, { person: about.id, competency: 'system-design' })).opportunities).toMatchObject(expect.arrayContaining([expect.objectContaining({ title })]))
    for (const competency of ['system-design', 'architecture']) {
      expect(await about.client.call(api.listOpportunities, { competency })).toEqual(expect.arrayContaining([expect.objectContaining({ title, competency: 'system-design' })]))
    }
  })

  test('what was agreed and noted in the words of another ladder says nothing about a competency of the same name here', async () => {
    await asOwner(db, async (connection) => {
      await sql`update prompt_outcome set framework_id = 'elsewhere' where id = ${agreed}`.execute(connection)
      await sql`insert into no_opportunity (id, person_id, framework_id, competency, reason, starts_on, noted_at) values (gen_random_uuid(), ${about.id}, 'elsewhere', 'security', 'No.', '2026-01-01', ${now})`.execute(connection)
    })
    expect((await about.client.call(api.listPrompts, { person: about.id })).prompts).toMatchObject([{ competency: 'system-design', outcome: null }])
    expect((await manager.client.call(api.showTeam, {})).members.find((it) => it.person.id === about.id)).toMatchObject({ openPrompts: 1, noOpportunity: [] })
  })
})
