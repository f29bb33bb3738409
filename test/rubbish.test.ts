import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as framework from '../src/features/framework/api.ts'
import * as people from '../src/features/people/api.ts'
import * as work from '../src/features/work/api.ts'
import type { Contract } from '../src/platform/contract.ts'
import type { Database } from '../src/platform/database.ts'
import type { Problem } from '../src/platform/problem.ts'
import { appOver, signedIn, type Client } from './app.ts'
import { engines } from './engines.ts'

const bytes = 10_000_000
const noise = randomBytes((bytes * 3) / 4)
const base64 = noise.toString('base64')
/** Text of a table that is none: commas, quotes and lines wherever chance puts them. */
const text = base64.replaceAll('A', ',').replaceAll('B', '"').replaceAll('C', '\n')
/** What begins as a workbook does, and is none. */
const noWorkbook = Buffer.concat([Buffer.from('PK\u0003\u0004'), noise]).toString('base64')

/** What a preview, which answers whatever it is shown, says that keeps it from being brought in. */
type Looked = { readonly problems?: readonly { readonly message: string }[]; readonly findings?: readonly { readonly severity: string; readonly message: string }[] }
const whatIsWrong = ({ problems = [], findings = [] }: Looked): string => [...problems, ...findings.filter((it) => it.severity === 'error')].map((it) => it.message).join(' ')

const file = (path: string, content: string) => ({ files: [{ path, base64: content }] })

/** Every way in which files and tables come in, and rubbish in the shape that it takes. */
const doors: readonly (readonly [string, Contract, 'administrator' | 'steward', object])[] = [
  ['people, looked at', people.previewPeopleImport, 'administrator', { text }],
  ['people', people.importPeople, 'administrator', { text, tag: 'of no preview' }],
  ['a roster', people.recordRoster, 'administrator', { teams: [{ id: text, name: text.slice(0, 100) }], people: [] }],
  ['work, looked at', work.previewWorkImport, 'administrator', { text }],
  ['work', work.importWork, 'administrator', { text }],
  ['the files of a framework', framework.draftVersion, 'steward', { files: [{ path: 'framework.yaml', text }] }],
  ['a table, looked at', framework.previewImport, 'steward', file('table.csv', Buffer.from(text).toString('base64'))],
  ['a workbook, looked at', framework.previewImport, 'steward', file('table.xlsx', noWorkbook)],
  ['a page, looked at', framework.previewImport, 'steward', file('page.md', Buffer.from(text).toString('base64'))],
  ['JSON, looked at', framework.previewImport, 'steward', file('framework.json', Buffer.from(text).toString('base64'))],
  ['a workbook', framework.draftImport, 'steward', file('table.xlsx', noWorkbook)],
  ['a framework in YAML', framework.draftImport, 'steward', file('framework.yaml', Buffer.from(text).toString('base64'))],
]

// Nothing of it comes as far as a database, so that one engine is enough.
describe('ten megabytes of rubbish', () => {
  let db: Database
  const clients = new Map<string, Client>()

  beforeAll(async () => {
    db = await engines()[0]!.open('example')
    for (const role of ['administrator', 'steward'] as const) clients.set(role, await signedIn(appOver(db), { role }))
  })
  afterAll(() => db.close())

  const answersAsBefore = async (own: Client): Promise<void> => {
    expect((await own.send('GET', '/api/teams')).status).toBe(200)
    expect((await own.send('GET', '/readyz')).status).toBe(200)
  }

  test.each(doors)('%s: the refusal says what is wrong, and the server goes on answering', async (_, { method, path }, role, input) => {
    const own = clients.get(role)!
    const before = await own.send('GET', '/api/teams').then((it) => it.text())
    for (const body of [JSON.stringify(input), base64, '['.repeat(bytes)]) {
      const answer = await own.send(method, path, body)
      expect([200, 400, 413, 422]).toContain(answer.status)
      const said = await answer.text()
      expect(said.length).toBeLessThan(1_000_000)
      expect(answer.status === 200 ? whatIsWrong(JSON.parse(said) as Looked) : (JSON.parse(said) as Problem).detail).toMatch(/.{20}/)
      await answersAsBefore(own)
    }
    expect(await own.send('GET', '/api/teams').then((it) => it.text())).toBe(before)
  })
})
