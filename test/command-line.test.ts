import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packageRoot } from '../src/platform/package-root.ts'
import { runCairn, startCairn } from './run-cairn.ts'
import { startTestServer } from './server.ts'
import { sharedPath } from './shared.ts'

const example = path.join(packageRoot, 'frameworks/engineering')

const scratch = mkdtempSync(path.join(os.tmpdir(), 'cairn-cli-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const inScratch = (name: string): string => path.join(scratch, name)

describe('cairn without a server', () => {
  test('says what there is, and refuses what there is not', async () => {
    expect(await runCairn([])).toMatchObject({ code: 0, out: expect.stringContaining('cairn COMMAND') as string })
    expect(await runCairn(['--version'])).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string })
    expect(await runCairn(['climb'])).toMatchObject({ code: 2, err: expect.stringContaining('no command “climb”') as string })
    expect(await runCairn(['constructor'])).toMatchObject({ code: 2 })
  })

  test('lint exits 0 on a clean framework, 1 on errors, 2 on what cannot be used', async () => {
    expect((await runCairn(['lint', example])).code).toBe(0)
    const broken = inScratch('broken')
    mkdirSync(broken)
    writeFileSync(path.join(broken, 'framework.yaml'), 'framework: broken\nlevels: [\n')
    const found = await runCairn(['lint', broken])
    expect(found).toMatchObject({ code: 1, out: expect.stringMatching(/framework\.yaml:\d+:\d+ error \S+: /) as string })
    expect((await runCairn(['lint', inScratch('absent')])).code).toBe(2)
    expect((await runCairn(['lint'])).code).toBe(2)
  })

  test('lint prints JSON with notes and counts, and annotations for a code host', async () => {
    const json = JSON.parse((await runCairn(['lint', example, '--format', 'json'])).out) as { notes: unknown[]; summary: Record<string, number> }
    expect(Object.keys(json.summary).sort()).toEqual(['competencies', 'expectations', 'files', 'includesResolved', 'includesUnresolved', 'levels', 'roleProfiles'])
    expect(json.summary).toMatchObject({ levels: 6, includesUnresolved: 0 })
    const github = await runCairn(['lint', inScratch('broken'), '--format', 'github'])
    expect(github.out).toMatch(/^::error file=.*framework\.yaml,line=\d+,col=\d+/m)
  })

  test.skipIf(!sharedPath('corpus/gitlab-handbook'))('corpus: a real handbook lints without errors, its notes with file and line', async () => {
    const { code, out } = await runCairn(['lint', sharedPath('corpus/gitlab-handbook')!, '--format', 'json'])
    const { summary, notes } = JSON.parse(out) as { summary: Record<string, number>; notes: { file: string; line: number; rule: string }[] }
    expect(code).toBe(0)
    expect(summary).toMatchObject({ includesUnresolved: 2 })
    expect(summary.roleProfiles).toBeGreaterThanOrEqual(40)
    expect(notes.every((it) => it.file !== '' && it.line > 0)).toBe(true)
  })
})

describe('cairn against a running server', () => {
  let server: Awaited<ReturnType<typeof startTestServer>>
  let env: { CAIRN_DATA: string }
  beforeAll(async () => {
    server = await startTestServer('example')
    env = { CAIRN_DATA: server.dataDirectory }
  })
  afterAll(() => server.close())

  test('a second server on the same data is refused, with what to do', async () => {
    const second = await runCairn(['start'], { ...env, PORT: '0' })
    expect(second).toMatchObject({ code: 2, err: expect.stringContaining('Stop it first, or set CAIRN_DATA') as string })
  })

  test('export writes a directory that reads to an equal framework', async () => {
    for (const framework of ['engineering', 'platform']) {
      const directory = inScratch(`exported-${framework}`)
      expect(await runCairn(['export', framework, directory], env)).toMatchObject({ code: 0 })
      expect(await runCairn(['diff', framework, directory], env)).toMatchObject({ code: 0, out: 'No differences.\n' })
      expect((await runCairn(['export', framework, directory], env)).code).toBe(2)
    }
  })

  test('publish shows what changes, asks for a message, and publishes', async () => {
    const directory = inScratch('exported-engineering')
    const file = path.join(directory, 'framework.yaml')
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^description: .*$/m, 'description: What we expect, in other words.'))
    expect(await runCairn(['publish', directory], env)).toMatchObject({ code: 1, err: expect.stringContaining('The draft is kept') as string })
    const published = await runCairn(['publish', directory, '--message', 'Other words.', '--yes'], env)
    expect(published).toMatchObject({ code: 0, out: expect.stringContaining('Published engineering version 2') as string })
    expect((await runCairn(['diff', 'engineering@1', 'engineering@2'], env)).code).toBe(1)
  })

  test.skipIf(!sharedPath('corpus/gitlab-handbook'))('corpus: a real handbook publishes and exports to an equal framework', async () => {
    const handbook = sharedPath('corpus/gitlab-handbook')!
    const published = await runCairn(['publish', handbook, '--framework', 'handbook', '--message', 'As found.', '--yes'], env)
    expect(published.code, published.err).toBe(0)
    const directory = inScratch('exported-handbook')
    await runCairn(['export', 'handbook', directory], env)
    expect(await runCairn(['diff', handbook, directory], env)).toMatchObject({ code: 0 })
  })

  test('a backup of the running server is verified, and restoring it brings everything back', async () => {
    const archive = inScratch('backup.cairn')
    expect(await runCairn(['backup', archive], env)).toMatchObject({ code: 0, out: expect.stringContaining('verified by restoring') as string })
    const before = (await runCairn(['user', 'list'], env)).out
    await runCairn(['user', 'create', 'late@fellside.example', '--name', 'Late Comer'], env)
    expect((await runCairn(['user', 'list'], env)).out).not.toBe(before)
    expect(await runCairn(['restore', archive], env)).toMatchObject({ code: 1 })
    expect(await runCairn(['restore', archive, '--yes'], env)).toMatchObject({ code: 0 })
    expect((await runCairn(['user', 'list'], env)).out).toBe(before)
  })

  test('an archive cut short restores nothing', async () => {
    const before = (await runCairn(['user', 'list'], env)).out
    const whole = readFileSync(inScratch('backup.cairn'))
    writeFileSync(inScratch('cut.cairn'), whole.subarray(0, whole.length / 2))
    writeFileSync(inScratch('other.cairn'), 'not an archive')
    for (const name of ['cut.cairn', 'other.cairn']) {
      expect(await runCairn(['restore', inScratch(name), '--yes'], env)).toMatchObject({ code: 2, err: expect.stringContaining('Nothing was restored') as string })
    }
    expect((await runCairn(['user', 'list'], env)).out).toBe(before)
  })

  test('the archive moves to an empty data folder, and no session moves with it', async () => {
    const elsewhere = { CAIRN_DATA: inScratch('moved') }
    expect((await runCairn(['restore', inScratch('backup.cairn'), '--yes'], elsewhere)).code).toBe(0)
    expect((await runCairn(['user', 'list'], elsewhere)).out).toBe((await runCairn(['user', 'list'], env)).out)
  })
})

describe('a server that is killed', () => {
  test('has kept everything that it acknowledged, and starts again on what the dead one left', async () => {
    const env = { CAIRN_DATA: inScratch('killed') }
    const acknowledged: string[] = []
    for (let round = 0; round < 3; round += 1) {
      const server = startCairn(env)
      const url = await server.url
      const kill = setTimeout(() => server.process.kill('SIGKILL'), 1_500)
      for (let n = 0; ; n += 1) {
        const email = `kept-${round}-${n}@fellside.example`
        const created = await runInServer(url, env, email)
        if (!created) break
        acknowledged.push(email)
      }
      clearTimeout(kill)
    }
    const { out } = await runCairn(['user', 'list'], env)
    expect(acknowledged.length).toBeGreaterThan(5)
    expect(acknowledged.filter((it) => !out.includes(it))).toEqual([])
  })

  test('stops in order when asked: what is in flight is answered first', async () => {
    const server = startCairn({ CAIRN_DATA: inScratch('stopped') })
    const url = await server.url
    const inFlight = fetch(`${url}/api/organization`, {
      method: 'POST',
      headers: { 'x-cairn-request': '1', 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'own', name: 'Stopped', administratorName: 'Ada', email: 'ada@stopped.example', password: 'twelve letters and more' }),
    })
    // Hashing the password takes longer than this.
    await new Promise((resolve) => setTimeout(resolve, 20))
    server.process.kill('SIGTERM')
    expect((await inFlight).status).toBe(200)
    expect(await new Promise((resolve) => server.process.once('exit', resolve))).toBe(0)
  })
})

/** Creates an account through the server's local socket; false once the server is gone. */
async function runInServer(url: string, env: { CAIRN_DATA: string }, email: string): Promise<boolean> {
  const { connect } = await import('../src/app/cli/connect.ts')
  const { answers, socketPath } = await import('../src/platform/local-lock.ts')
  if (!url || !(await answers(socketPath(env.CAIRN_DATA)))) return false
  const connection = await connect(env)
  try {
    const body = JSON.stringify({ name: 'Kept', email, roles: ['member'], password: null })
    return (await connection.send({ method: 'POST', path: '/api/accounts', body })).ok
  } catch {
    return false
  }
}
