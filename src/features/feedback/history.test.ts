import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appOver, client, signedIn, type Client } from '../../../test/app.ts'
import { engines } from '../../../test/engines.ts'
import { publishChanged } from '../../../test/new-version.ts'
import { upgraded } from '../../../test/upgraded.ts'
import { withoutFeedback } from '../../../test/without-feedback.ts'
import type { App } from '../../app/server.ts'
import { asOwner, type Database } from '../../platform/database.ts'
import { showVersion } from '../framework/api.ts'
import { listExamplePeople } from '../people/api.ts'
import { recordWork } from '../work/api.ts'
import * as api from './api.ts'

describe.each(engines())('what feedback said before, on the $name database', (engine) => {
  let db: Database
  let app: App
  let people: ReadonlyMap<string, string>
  const now = new Date()
  const day = new Date(now.getTime() - 4 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
  const rasheed = 'Rasheed Ballantyne'

  beforeAll(async () => {
    db = await engine.open('example')
    await withoutFeedback(db)
    app = appOver(db, { now: () => now })
    people = new Map((await client(app).call(listExamplePeople, {})).map((it) => [it.name, it.id]))
  })
  afterAll(() => db.close())

  const as = (name: string): Promise<Client> => signedIn(app, { name })
  const textIn = async (reader: Client, version: number): Promise<string | undefined> => {
    const { content } = await reader.call(showVersion, { framework: 'engineering', number: version })
    return content.expectations.find((it) => it.competency === 'debugging' && it.level === 'E3')?.text
  }

  test('a correction keeps the version, the work and the marks of what it replaces, and its remarks are those of that version', async () => {
    const [elif, itself] = [await as('Elif Karadeniz'), await as(rasheed)]
    const { item } = await elif.call(recordWork, { kind: 'epic', title: 'The slow basket', teams: ['catalogue'] })
    const seen = { competency: 'debugging', choice: 'level' as const, level: 'E3', frequency: 'usually', scope: 'across-teams', words: 'Found the cause on the first day.' }
    const fast = { competency: 'performance', choice: 'words' as const, words: 'Faster.', evidence: [{ kind: 'measurement', fields: { result: { before: null, after: 300, unit: 'ms' } } }] }
    const given = await elif.call(api.giveFeedback, { person: people.get(rasheed)!, version: 1, observedOn: day, workItem: item.id, observations: [seen, fast] })
    await publishChanged(await signedIn(app, { role: 'steward' }), (it) => (it.path.endsWith('/debugging.md') ? { ...it, text: it.text.replace('Finds the cause of faults anywhere', 'Explains the cause of faults anywhere') } : it))
    const correct = (revision: number, observations: object[]) => elif.call(api.correctFeedback, { id: given.id, revision, version: 2, observedOn: day, observations } as never)
    await correct(1, [{ ...seen, scope: null, words: 'Found it in a day.' }])
    await correct(2, [{ ...seen, scope: null, words: 'Found it within a day.' }])

    for (const reader of [elif, itself, await as('Bronwen Achterberg')]) {
      const { feedback, history } = await reader.call(api.showFeedback, { id: given.id })
      expect(feedback).toMatchObject({ framework: { id: 'engineering', version: 2 }, work: null, observations: [{ words: 'Found it within a day.' }] })
      expect(history.map((it) => [it.revision, it.framework.version, it.relation, it.work?.title ?? null])).toEqual([[2, 2, 'teammate', null], [1, 1, 'teammate', 'The slow basket']])
      const [second, first] = history.map((it) => it.content.observations)
      expect(second).toMatchObject([{ competency: 'debugging', words: 'Found it in a day.', scopeSupported: true, remarks: [] }])
      expect(first!.find((it) => it.competency === 'debugging')).toMatchObject({ level: 'E3', scope: 'across-teams', scopeSupported: false, value: 3, counts: true })
      expect(first!.find((it) => it.competency === 'performance')?.remarks).toMatchObject([{ kind: 'measurement', field: 'result' }])
      expect(await textIn(reader, history[1]!.framework.version)).toContain('Finds the cause of faults anywhere')
      expect(await textIn(reader, feedback.framework.version)).toContain('Explains the cause of faults anywhere')
    }
  })

  test('what was withdrawn stays with its giver in the version that it was given in', async () => {
    const elif = await as('Elif Karadeniz')
    const given = await elif.call(api.giveFeedback, { person: people.get(rasheed)!, version: 2, observedOn: day, words: 'Too harsh.', observations: [] })
    await publishChanged(await signedIn(app, { role: 'steward' }), (it) => it)
    await elif.call(api.withdrawFeedback, { id: given.id })
    expect((await elif.call(api.showFeedback, { id: given.id })).history).toMatchObject([{ framework: { version: 2 }, content: { words: 'Too harsh.' } }])
  })
})

test('histories from before versions were kept are in the version that was published when their words were given', async () => {
  const id = (last: number): string => `01900000-0000-7000-8000-00000000000${last}`
  const db = await upgraded('0014', `
    insert into person (id, name) values ('${id(1)}', 'One'), ('${id(2)}', 'Two');
    insert into personal_record (person_id) values ('${id(1)}'), ('${id(2)}') on conflict do nothing;
    insert into framework (id, created_at) values ('engineering', '2026-01-01');
    insert into framework_version (framework_id, number, status, name, content, files, findings, message, created_at, published_at)
      select 'engineering', n, case n when 3 then 'published' else 'retired' end, 'Engineering', '{}', '[]', '{}', 'New.', make_date(2026, n, 1), make_date(2026, n, 1) from generate_series(1, 3) n;
    insert into employment (id, person_id, title, framework_id, family, specialty, starts_on, recorded_at) values ('${id(3)}', '${id(1)}', 'Engineer', 'engineering', 'backend', 'storage', '2025-01-01', '2025-01-01');
    insert into feedback (id, about_id, giver_id, relation, visibility, framework_id, framework_version, observed_on, given_at, corrected_at, changed_at, revision)
      values ('${id(4)}', '${id(1)}', '${id(2)}', 'teammate', 'person', 'engineering', 3, '2026-01-10', '2026-01-15', '2026-03-15', '2026-03-15', 4);
    insert into feedback_revision (feedback_id, revision, about_id, visibility, content, replaced_at) values
      ('${id(4)}', 1, '${id(1)}', 'person', '{}', '2026-01-20'), ('${id(4)}', 2, '${id(1)}', 'person', '{}', '2026-02-15'), ('${id(4)}', 3, '${id(1)}', 'person', '{}', '2026-03-15')`)
  const { rows } = await asOwner(db, (tx) => sql`select revision, framework_version, relation, specialty from feedback_revision order by revision`.execute(tx))
  expect(rows).toEqual([1, 1, 2].map((version, index) => ({ revision: index + 1, framework_version: version, relation: 'teammate', specialty: 'storage' })))
  await db.close()
})
