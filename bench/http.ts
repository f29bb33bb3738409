/**
 * Requests per second for the matrix and a role page's data, against the smallest handler that does the same: looks up the
 * same session, sets the same actor for row-level security, and reads the same row. Both run as servers of their own,
 * measured in turn, on a PostgreSQL server and on the embedded database. Then the same with fifty published versions.
 *
 * Usage: npm run bench:http
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { packageRoot } from '../src/platform/package-root.ts'

const seconds = 3
const rounds = 5
const connections = 16

type Target = { readonly name: string; readonly url: string; readonly path: string; readonly cookie: string }

/** Requests per second that a server answers with 200, `connections` at a time. */
async function throughput({ url, path, cookie }: Target): Promise<number> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections })
  const end = performance.now() + seconds * 1000
  let done = 0
  const one = (): Promise<void> =>
    new Promise((resolve, reject) => {
      http
        .get(`${url}${path}`, { agent, headers: { cookie } }, (response) => {
          if (response.statusCode !== 200) reject(new Error(`${url}${path} answered ${response.statusCode}`))
          response.resume().once('end', resolve)
        })
        .once('error', reject)
    })
  const worker = async (): Promise<void> => {
    while (performance.now() < end) {
      await one()
      done += 1
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
  agent.destroy()
  return done / seconds
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!

/** Measures two in turn and prints each median and the median of the ratios, pair by pair. */
async function compare(a: Target, b: Target): Promise<void> {
  await throughput(a)
  await throughput(b)
  const pairs: [number, number][] = []
  for (let round = 0; round < rounds; round += 1) pairs.push([await throughput(a), await throughput(b)])
  const ratio = median(pairs.map(([x, y]) => x / y))
  console.log(`${a.name.padEnd(44)} ${median(pairs.map(([x]) => x)).toFixed(0).padStart(6)} /s`)
  console.log(`${b.name.padEnd(44)} ${median(pairs.map(([, y]) => y)).toFixed(0).padStart(6)} /s   ratio ${ratio.toFixed(2)}`)
}

type Started = { readonly url: string; readonly process: ChildProcess }

function start(command: readonly string[], env: Readonly<Record<string, string>>): Promise<Started> {
  const child = spawn(process.execPath, [...command], { cwd: packageRoot, env: { ...process.env, PORT: '0', ...env }, stdio: ['ignore', 'pipe', 'ignore'] })
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout!.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const url = said.match(/running at (\S+)/)?.[1]
      if (url) resolve({ url, process: child })
    })
    child.once('exit', () => reject(new Error(said)))
  })
}

const headers = { 'x-cairn-request': '1', 'content-type': 'application/json' }

async function post(url: string, body: unknown, cookie = ''): Promise<Response> {
  const response = await fetch(url, { method: 'POST', headers: { ...headers, cookie }, body: JSON.stringify(body) })
  if (!response.ok) throw new Error(`${url}: ${await response.text()}`)
  return response
}

/** Sets up the example organization and signs in as one of its stewards. */
async function signIn(url: string): Promise<string> {
  await post(`${url}/api/organization`, { kind: 'example' })
  const people = (await (await fetch(`${url}/api/example/people`)).json()) as { id: string; roles: string[] }[]
  const steward = people.find((it) => it.roles.includes('steward'))!
  const response = await post(`${url}/api/example/session`, { person: steward.id })
  return response.headers.get('set-cookie')!.split(';')[0]!
}

/** Publishes the platform framework again and again, each time with another description. */
async function publishVersions(url: string, cookie: string, count: number): Promise<void> {
  const files = (await (await fetch(`${url}/api/frameworks/engineering/versions/1/files`, { headers: { cookie } })).json()) as { path: string; text: string }[]
  for (let number = 2; number <= count; number += 1) {
    const changed = files.map((it) => (it.path === 'framework.yaml' ? { ...it, text: it.text.replace(/^name: .*$/m, `name: Engineering ${number}`) } : it))
    await post(`${url}/api/frameworks/drafts`, { files: changed }, cookie)
    await post(`${url}/api/frameworks/engineering/versions/${number}/publish`, { message: `Version ${number}.` }, cookie)
  }
}

const cairn = (env: Readonly<Record<string, string>>): Promise<Started> => start(['bin/cairn', 'start'], env)
const smallest = (env: Readonly<Record<string, string>>): Promise<Started> => start(['scripts/run-ts.mjs', 'bench/http/smallest-handler.ts'], env)

const pathOfMatrix = '/api/frameworks/engineering'

async function onServer(server: string): Promise<void> {
  const owner = new pg.Client({ connectionString: server })
  await owner.connect()
  await owner.query('drop database if exists cairn_bench')
  await owner.query('create database cairn_bench')
  const address = new URL(server)
  address.pathname = '/cairn_bench'
  const env = { DATABASE_URL: address.href }
  const product = await cairn(env)
  const cookie = await signIn(product.url)
  const least = await smallest(env)
  const target = (name: string, { url }: Started): Target => ({ name, url, path: pathOfMatrix, cookie })

  console.log(`\nOn a PostgreSQL server, ${connections} connections, ${rounds} × ${seconds} s each, medians`)
  await compare(target('the framework through Cairn', product), target('the smallest handler, same rows', least))
  const before = await throughput(target('', product))
  await publishVersions(product.url, cookie, 50)
  const after = await throughput(target('', product))
  console.log(`with 50 versions instead of 1: ${after.toFixed(0)} /s against ${before.toFixed(0)} /s, ratio ${(after / before).toFixed(2)}`)
  for (const it of [product, least]) it.process.kill('SIGTERM')
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  await owner.query('drop database cairn_bench with (force)')
  await owner.end()
}

async function onEmbedded(): Promise<void> {
  const data = mkdtempSync(path.join(os.tmpdir(), 'cairn-bench-'))
  const product = await cairn({ CAIRN_DATA: data, DATABASE_URL: '' })
  const cookie = await signIn(product.url)
  const rates: number[] = []
  for (let round = 0; round < rounds; round += 1) rates.push(await throughput({ name: '', url: product.url, path: pathOfMatrix, cookie }))
  console.log(`\nOn the embedded database (no target): ${median(rates).toFixed(0)} /s`)
  product.process.kill('SIGTERM')
  await new Promise((resolve) => product.process.once('exit', resolve))
  rmSync(data, { recursive: true, force: true })
}

const server = process.env.CAIRN_TEST_POSTGRES
if (server) await onServer(server)
else console.log('No PostgreSQL server: set CAIRN_TEST_POSTGRES to the address of one, as npm run bench:http does where it finds it.')
await onEmbedded()
