import { spawn, type ChildProcess } from 'node:child_process'
import http from 'node:http'
import { packageRoot } from '../../src/platform/package-root.ts'

const seconds = 3
const rounds = 5
const connections = 16

export type Target = { readonly name: string; readonly url: string; readonly path: string; readonly cookie: string }

/** Asks `connections` at a time until the time is over; answers with how long each request took, in milliseconds. */
export async function ask({ url, path, cookie }: Target, milliseconds: number): Promise<number[]> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections })
  const end = performance.now() + milliseconds
  const took: number[] = []
  const one = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const started = performance.now()
      http
        .get(`${url}${path}`, { agent, headers: { cookie } }, (response) => {
          if (response.statusCode !== 200) reject(new Error(`${url}${path} answered ${response.statusCode}`))
          response.resume().once('end', () => {
            took.push(performance.now() - started)
            resolve()
          })
        })
        .once('error', reject)
    })
  const worker = async (): Promise<void> => {
    while (performance.now() < end) await one()
  }
  await Promise.all(Array.from({ length: connections }, worker))
  agent.destroy()
  return took
}

const perSecond = async (target: Target): Promise<number> => (await ask(target, seconds * 1000)).length / seconds

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!

/** Measures two in turn, prints each median and the median of the ratios pair by pair, and answers with the first median. */
export async function compare(a: Target, b: Target): Promise<number> {
  await perSecond(a)
  await perSecond(b)
  const pairs: [number, number][] = []
  for (let round = 0; round < rounds; round += 1) pairs.push([await perSecond(a), await perSecond(b)])
  const first = median(pairs.map(([x]) => x))
  console.log(`${a.name.padEnd(36)} ${first.toFixed(0).padStart(6)} /s`)
  console.log(`${b.name.padEnd(36)} ${median(pairs.map(([, y]) => y)).toFixed(0).padStart(6)} /s   ratio ${median(pairs.map(([x, y]) => x / y)).toFixed(2)}`)
  return first
}

export const p99 = (took: readonly number[]): number => [...took].sort((a, b) => a - b)[Math.floor(took.length * 0.99)]!

export type Started = { readonly url: string; readonly process: ChildProcess }

/** Starts a server in a process of its own, and waits for its address. */
export function start(command: readonly string[], env: Readonly<Record<string, string>>): Promise<Started> {
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
