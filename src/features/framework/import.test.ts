import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appOver, client, signedIn, type Client } from '../../../test/app.ts'
import { engines } from '../../../test/engines.ts'
import type { App } from '../../app/server.ts'
import type { Database } from '../../platform/database.ts'
import * as api from './api.ts'
import { equalFrameworks } from './rules/equal.ts'
import { importFramework } from './source/import/import-framework.ts'
import { readFramework } from './source/read-framework.ts'

const table = 'Area,Skill,L1,L2\nGrowing,Sowing,Sows beans in rows.,Plans a whole season.\nGrowing,Pruning,- Prunes hedges\n,\n'.replace('- Prunes hedges\n,\n', '- Prunes hedges,see L1\n')
const file = (path: string, text: string): { path: string; base64: string } => ({ path, base64: Buffer.from(text).toString('base64') })

describe.each(engines())('importing on the $name database', (engine) => {
  let db: Database
  let app: App
  let steward: Client
  beforeAll(async () => {
    db = await engine.open('example')
    app = appOver(db)
    steward = await signedIn(app, { role: 'steward' })
  })
  afterAll(() => db.close())

  test('a preview shows the matrix, the mapping and what is left out, and keeps nothing', async () => {
    const before = await steward.call(api.listFrameworks, {})
    const preview = await steward.call(api.previewImport, { files: [file('garden.csv', table)] })
    expect(preview.mapping).toContain('competency: B')
    expect(preview.content.competencies.map(({ name }) => name)).toEqual(['Sowing', 'Pruning'])
    expect(preview.leftOut.map(({ place }) => place)).toEqual(['A1', 'B1'])
    expect(preview.summary).toMatchObject({ levels: 2, competencies: 2, expectations: 4 })
    expect(await steward.call(api.listFrameworks, {})).toEqual(before)
  })

  test('a corrected mapping is followed, and one with a mistake is refused with its line', async () => {
    const { mapping } = await steward.call(api.previewImport, { files: [file('garden.csv', table)] })
    const corrected = mapping!.replace('competency: B', 'competency: A').replace(/ {6}group: A\n/, '')
    const preview = await steward.call(api.previewImport, { files: [file('garden.csv', table)], mapping: corrected })
    expect(preview.content.competencies.map(({ name }) => name)).toEqual(['Growing'])
    const wrong = steward.call(api.previewImport, { files: [file('garden.csv', table)], mapping: mapping!.replace('competency: B', 'competency: b4') })
    await expect(wrong).rejects.toMatchObject({ status: 422, problem: { issues: [{ path: expect.stringMatching(/^mapping:\d+$/) as string }] } })
  })

  test('a draft is made, published, and its files read to an equal framework', async () => {
    const draft = await steward.call(api.draftImport, { files: [file('garden.csv', table)], framework: 'garden' })
    expect(draft).toMatchObject({ version: { framework: 'garden', number: 1, status: 'draft' }, publishedNumber: null })
    await steward.call(api.publishVersion, { framework: 'garden', number: 1, message: 'The garden, from its table.', meanings: [], mappings: [] })
    const { content } = await steward.call(api.showFramework, { framework: 'garden' })
    const files = await steward.call(api.showSourceFiles, { framework: 'garden', number: 1 })
    expect(files.map(({ path }) => path)).toEqual(['framework.yaml', 'competencies/1-sowing.md', 'competencies/2-pruning.md'])
    expect(equalFrameworks((await readFramework(files)).framework, content)).toBe(true)
  })

  test('what Markdown cannot say is kept whole in one file, which imports to an equal framework', async () => {
    const tree = { points: [0, 1, 3], skills: { Sowing: { L1: { text: 'Sows beans.', weight: 2 }, L2: { text: 'Plans a season.', weight: 5 } } } }
    const mapping = 'mapping: 1\nsources:\n  - tree: { at: "/skills/{competency}/{level}", text: text, carry: { weight: weight }, carried: { points: /points } }\n'
    await steward.call(api.draftImport, { files: [file('beds.json', JSON.stringify(tree))], mapping, framework: 'beds' })
    const { content } = await steward.call(api.showVersion, { framework: 'beds', number: 1 })
    const files = await steward.call(api.showSourceFiles, { framework: 'beds', number: 1 })
    expect(content.expectations.map(({ carried }) => carried)).toEqual([{ weight: 2 }, { weight: 5 }])
    const again = await importFramework(files.map(({ path, text }) => ({ path, bytes: new TextEncoder().encode(text) })))
    expect(equalFrameworks(again.framework, content)).toBe(true)
  })

  test('with an error nothing is kept, and every error is told', async () => {
    const twice = file('twice.json', '{"a":{"L1":"One thing.","L1":"Another."}}')
    const broken = file('broken.yaml', 'L1:\n\tSowing: Sows.\n')
    const refused = steward.call(api.draftImport, { files: [file('garden.csv', table), twice, broken], framework: 'weeds' })
    await expect(refused).rejects.toMatchObject({ status: 422, problem: { issues: [{ path: 'broken.yaml:2' }, { path: 'twice.json:1' }] } })
    await expect(steward.call(api.showVersion, { framework: 'weeds', number: 1 })).rejects.toMatchObject({ status: 404 })
  })

  test('only stewards import', async () => {
    const member = await signedIn(app, { role: 'member' })
    for (const contract of [api.previewImport, api.draftImport]) {
      await expect(member.call(contract, { files: [file('garden.csv', table)] })).rejects.toMatchObject({ status: 403 })
      await expect(client(app).call(contract, { files: [file('garden.csv', table)] })).rejects.toMatchObject({ status: 401 })
    }
  })

  test('a body above the stated limit is refused before it is read', async () => {
    const answer = await steward.send('POST', '/api/frameworks/import/preview', `{"files":[{"path":"a.csv","base64":"${'A'.repeat(49 * 1024 * 1024)}"}]}`, { 'content-type': 'application/json' })
    expect(answer.status).toBe(413)
  })
})
