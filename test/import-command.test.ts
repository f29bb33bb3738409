import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportFormats } from '../src/features/framework/source/import/export-framework.ts'
import { runCairn } from './run-cairn.ts'
import { startTestServer } from './server.ts'
import { sharedPath } from './shared.ts'

const scratch = mkdtempSync(path.join(os.tmpdir(), 'cairn-import-command-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
const inScratch = (name: string): string => path.join(scratch, name)

const table = 'Area,Skill,L1,L2\nGrowing,Sowing,Sows beans in rows.,Plans a whole season.\nGrowing,Pruning,Prunes hedges well.,see L1\n'
const garden = inScratch('garden.csv')
writeFileSync(garden, table)

type Checked = { notes: { rule: string; file: string; line: number }[]; summary: Record<string, number>; leftOut: { place: string }[] }

describe('cairn import --check', () => {
  /** A data folder that cannot be made shows that no database is opened. */
  const nowhere = { CAIRN_DATA: '/dev/null/none' }

  test('prints the same summary and notes as lint and what was left out, and writes nothing', async () => {
    const { code, out } = await runCairn(['import', garden, '--check', '--format', 'json'], nowhere)
    const checked = JSON.parse(out) as Checked
    expect(code).toBe(0)
    expect(Object.keys(checked.summary).sort()).toEqual(['competencies', 'expectations', 'files', 'includesResolved', 'includesUnresolved', 'levels', 'roleProfiles'])
    expect(checked.summary).toMatchObject({ files: 1, levels: 2, competencies: 2, expectations: 4 })
    expect(checked.notes.map(({ rule, file, line }) => `${file}:${line} ${rule}`)).toEqual(['garden.csv:2 missing-examples', 'garden.csv:3 repeats-another-level'])
    expect(checked.leftOut.map(({ place }) => place)).toEqual(['A1', 'B1'])
    expect(readdirSync(scratch)).toEqual(['garden.csv'])
  })

  test('writes the mapping that it found out, which reads the same and can be corrected', async () => {
    const how = inScratch('how.yaml')
    const first = await runCairn(['import', garden, '--check', '--format', 'json', '--write-mapping', how], nowhere)
    const again = await runCairn(['import', garden, '--check', '--format', 'json', '--mapping', how], nowhere)
    expect(again).toEqual(first)
    writeFileSync(how, readFileSync(how, 'utf8').replace('competency: B', 'competency: A').replace('group: A', 'group: { words: All }'))
    const corrected = await runCairn(['import', garden, '--check', '--mapping', how], nowhere)
    expect(corrected).toMatchObject({ code: 0, out: expect.stringContaining('Growing (2 of 2 levels)') as string })
    writeFileSync(how, 'mapping: 1\nsources: []\n')
    expect(await runCairn(['import', garden, '--check', '--mapping', how], nowhere)).toMatchObject({ code: 1, err: expect.stringMatching(/how\.yaml:2:\d+ error invalid-mapping/) as string })
  })

  test('exits 1 on errors and 2 on what cannot be used', async () => {
    writeFileSync(inScratch('twice.yaml'), 'a: 1\na: 2\n')
    expect(await runCairn(['import', inScratch('twice.yaml'), '--check'], nowhere)).toMatchObject({ code: 1, out: expect.stringContaining('twice.yaml:2:1 error unreadable-yaml') as string })
    expect((await runCairn(['import', inScratch('absent.csv'), '--check'], nowhere)).code).toBe(2)
    expect((await runCairn(['import'], nowhere)).code).toBe(2)
    expect((await runCairn(['import', garden, '--format', 'xml'], nowhere)).code).toBe(2)
  })

  test.skipIf(!sharedPath('corpus/gitlab-handbook'))('corpus: a handbook is imported by the reader of directories, with the counts of lint', async () => {
    const place = sharedPath('corpus/gitlab-handbook')!
    const [imported, linted] = await Promise.all([runCairn(['import', place, '--check', '--format', 'json'], nowhere), runCairn(['lint', place, '--format', 'json'])])
    const counts = ({ out }: { out: string }): Record<string, number> => (JSON.parse(out) as Checked).summary
    expect({ ...counts(imported), files: 0 }).toEqual({ ...counts(linted), files: 0 })
  })
})

describe('cairn import against a running server', () => {
  let server: Awaited<ReturnType<typeof startTestServer>>
  let env: { CAIRN_DATA: string }
  beforeAll(async () => {
    server = await startTestServer('empty')
    env = { CAIRN_DATA: server.dataDirectory }
  })
  afterAll(() => server.close())

  test('drafts, shows what changes, asks for a message and publishes; every export imports again without a difference', async () => {
    expect(await runCairn(['import', garden, '--framework', 'garden'], env)).toMatchObject({ code: 1, err: expect.stringContaining('The draft is kept') as string })
    expect(await runCairn(['import', garden, '--framework', 'garden', '-m', 'From its table.', '--yes'], env)).toMatchObject({ code: 0, out: expect.stringContaining('Published garden version 1') as string })
    for (const format of exportFormats) {
      const directory = inScratch(`as-${format}`)
      expect((await runCairn(['export', 'garden', directory, '--format', format], env)).code).toBe(0)
      expect(await runCairn(['import', directory, '--framework', 'garden', '--draft'], env)).toMatchObject({ code: 0, out: expect.stringContaining('against version 1:\nNo differences.\n') as string })
    }
  })

  test('a source with an error leaves nothing behind', async () => {
    const directory = inScratch('half')
    mkdirSync(directory)
    writeFileSync(path.join(directory, 'good.csv'), table)
    writeFileSync(path.join(directory, 'bad.json'), '{')
    expect((await runCairn(['import', directory, '--framework', 'half', '-m', 'No.', '--yes'], env)).code).toBe(1)
    expect((await runCairn(['export', 'half', inScratch('half-out')], env)).code).toBe(2)
  })
})
