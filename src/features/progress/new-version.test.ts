import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appOver, signedIn } from '../../../test/app.ts'
import { crew, type Mate } from '../../../test/crew.ts'
import { engines } from '../../../test/engines.ts'
import { backendRenamed, publishChanged } from '../../../test/new-version.ts'
import type { App } from '../../app/server.ts'
import { asOwner, type Database } from '../../platform/database.ts'
import { giveFeedback, listFeedbackAbout } from '../feedback/api.ts'
import * as api from './api.ts'

type File = { readonly path: string; readonly text: string }

/** A competency's file under another name, which says what it replaces. */
const called = ({ path, text }: File, id: string, name: string, keys = ''): File => ({
  path: path.replace(/[^/]+\.md$/, `${id}.md`),
  text: text.replace(/competency: .*\nname: .*\n/, `competency: ${id}\nname: ${name}\n${keys}`),
})

/** Two competencies become one, one becomes two of which one replaces it, one becomes two that both do, one is gone, and the family is called something else. */
function reshaped(file: File): File | File[] | null {
  if (file.path.endsWith('/writing-code.md')) return called(backendRenamed(file), 'craft', 'Craft', 'replaces: [writing-code, technical-debt]\n')
  if (file.path.endsWith('/technical-debt.md') || file.path.endsWith('/estimating.md')) return null
  if (file.path.endsWith('/incident-response.md')) return [called(backendRenamed(file), 'handling-incidents', 'Handling incidents', 'replaces: [incident-response]\n'), called(backendRenamed(file), 'learning-from-incidents', 'Learning from incidents')]
  if (file.path.endsWith('/operating-services.md')) return ['deploying', 'watching'].map((id) => called(backendRenamed(file), id, id, 'replaces: [operating-services]\n'))
  const { path, text } = backendRenamed(file)
  if (path !== 'framework.yaml') return { path, text }
  const groups = text.replace('writing-code, ', 'craft, ').replace('technical-debt, ', '').replace('estimating, ', '')
  return { path, text: groups.replace('incident-response, ', 'handling-incidents, learning-from-incidents, ').replace('operating-services, ', 'deploying, watching, ') }
}

/** Without the ladder's last level. */
const withoutLastLevel = ({ path, text }: File): File =>
  path === 'framework.yaml'
    ? { path, text: text.replace(/ {2}- id: E6\n(?: {4}.*\n)+/, '').replaceAll(', E6]', ']').replaceAll(/ {6}E6: .*\n/g, '') }
    : { path, text: text.replace(/\n## E6\n[\s\S]*$/, '\n') }

/** The first two levels change places. */
const inAnotherOrder = ({ path, text }: File): File => ({ path, text: path === 'framework.yaml' ? text.replace(/( {2}- id: E1\n(?: {4}.*\n)+)( {2}- id: E2\n(?: {4}.*\n)+)/, '$2$1') : text })

describe.each(engines())('C4: feedback given before a new version, on the $name database', (engine) => {
  let db: Database
  let app: App
  let about: Mate
  let before: Mate
  let since: Mate
  let version = 1

  beforeAll(async () => {
    db = await engine.open('example')
    await asOwner(db, (connection) => sql`truncate feedback, fit cascade`.execute(connection))
    app = appOver(db, { now: () => new Date('2026-11-20T10:00:00Z') })
    ;[about, before, since] = (await crew(app, 'Reshaped', 3)).mates as [Mate, Mate, Mate]
    await say(before, { 'writing-code': 'E4', 'technical-debt': 'E3', 'incident-response': 'E4', 'operating-services': 'E4', 'estimating': 'E4', 'security': 'E4', 'architecture': 'E6' })
    version = await publishChanged(await signedIn(app, { role: 'steward' }), reshaped)
  })
  afterAll(() => db.close())

  const say = (giver: Mate, levels: Record<string, string>) =>
    giver.client.call(giveFeedback, { person: about.id, version, observedOn: '2026-11-16', observations: Object.entries(levels).map(([competency, level]) => ({ competency, choice: 'level' as const, level })) })
  const after = (competency: string) => about.client.call(api.showCompetency, { person: about.id, competency })

  test('of two competencies that were merged both count for the one, a giver once, and what is given since beside them', async () => {
    expect(await after('craft')).toMatchObject({ row: { rating: { raw: 3.5, givers: 1 } }, feedback: [{ giver: { name: before.name } }], earlier: [] })
    await say(since, { craft: 'E4' })
    expect((await after('craft')).row.rating).toMatchObject({ raw: 3.75, givers: 2 })
    for (const gone of ['writing-code', 'technical-debt']) await expect(after(gone)).rejects.toMatchObject({ status: 404 })
  })

  test('of a competency that was split the half that replaces it goes on, and the other begins anew', async () => {
    expect(await after('handling-incidents')).toMatchObject({ row: { rating: { raw: 4 } }, earlier: [] })
    expect(await after('learning-from-incidents')).toMatchObject({ row: { rating: null, inRole: true }, feedback: [], earlier: [] })
  })

  test('where both halves replace it nothing carries over, and it is read beside both', async () => {
    for (const half of ['deploying', 'watching']) {
      expect(await after(half)).toMatchObject({ row: { rating: null }, feedback: [], earlier: [{ why: 'split', giver: { name: before.name } }] })
    }
    await say(since, { deploying: 'E3' })
    expect(await after('deploying')).toMatchObject({ row: { rating: { raw: 3, givers: 1 } }, earlier: [{ why: 'split' }] })
  })

  test('a competency that is gone has no row and no number, and what was said of it stays to be read', async () => {
    expect((await about.client.call(api.showMap, { person: about.id })).rows.map((it) => it.competency)).not.toContain('estimating')
    await expect(after('estimating')).rejects.toMatchObject({ status: 404 })
    const { feedback } = await about.client.call(listFeedbackAbout, { person: about.id })
    expect(feedback.find((it) => it.giver?.id === before.id)?.observations.find((it) => it.competency === 'estimating')).toMatchObject({ level: 'E4', value: 4 })
  })

  test('a family that was renamed keeps its people, what counted for them, and what counts from now on', async () => {
    const map = await about.client.call(api.showMap, { person: about.id })
    expect(map.target).toMatchObject({ family: 'server-side', level: 'E4' })
    expect(await after('security')).toMatchObject({ row: { inRole: true, rating: { raw: 4 } } })
    await say(since, { security: 'E5' })
    expect((await after('security')).row.rating).toMatchObject({ raw: 4.5, givers: 2 })
  })

  test('what is missing from evidence is said in the words that asked for it, in the panel as in the export', async () => {
    const evidence = [{ kind: 'measurement', fields: { result: { before: null, after: 300, unit: 'ms' } } }]
    await since.client.call(giveFeedback, { person: about.id, version, observedOn: '2026-11-16', observations: [{ competency: 'performance', choice: 'level', level: 'E4', evidence }] })
    version = await publishChanged(await signedIn(app, { role: 'steward' }), ({ path, text }) => ({ path, text: text.replace('name: What moved', 'name: What was measured') }))
    const remarks = [{ message: '“What moved” is without a before.' }]
    expect(await after('performance')).toMatchObject({ feedback: [{ observations: [{ competency: 'performance', remarks }] }] })
    const { feedback } = await about.client.call(api.exportAboutMe, { person: about.id })
    expect(feedback.flatMap((it) => it.observations).find((it) => it.competency === 'performance')).toMatchObject({ remarks })
  })

  test('a level that employments hold is published away only once it is mapped; what was said by it stops counting, and by the others does not', async () => {
    const steward = await signedIn(app, { role: 'steward' })
    const gone = { status: 422, problem: { issues: [{ path: 'mappings', message: expect.stringContaining('The level “E6” is gone') as string }] } }
    await expect(publishChanged(steward, withoutLastLevel)).rejects.toMatchObject(gone)
    expect((await after('architecture')).row.rating).toMatchObject({ raw: 6 })
    version = await publishChanged(steward, withoutLastLevel, { mappings: [{ kind: 'level', from: 'E6', to: 'E5' }] })
    expect(await after('architecture')).toMatchObject({ row: { rating: null }, feedback: [], earlier: [{ why: 'levels-changed' }] })
    expect((await after('security')).row.rating).toMatchObject({ raw: 4.5, givers: 2 })
  })

  test('once the levels are in another order, nothing that was said by a level carries over', async () => {
    version = await publishChanged(await signedIn(app, { role: 'steward' }), inAnotherOrder, { mappings: [{ kind: 'level', from: 'E6', to: 'E5' }] })
    expect(await after('security')).toMatchObject({ row: { rating: null }, earlier: [{ why: 'levels-changed' }, { why: 'levels-changed' }] })
    await say(since, { security: 'E4' })
    expect((await after('security')).row.rating).toMatchObject({ raw: 4, givers: 1 })
  })
})
