import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { giveFeedback } from '../src/features/feedback/api.ts'
import { listExamplePeople } from '../src/features/people/api.ts'
import { showMap } from '../src/features/progress/api.ts'
import { serverAt, signedIn } from './app.ts'
import { startCairn } from './run-cairn.ts'
import { until } from './until.ts'

const postgres = inject('postgres')

type Server = { readonly name: string; readonly url: Promise<string>; readonly end: (signal: 'SIGKILL' | 'SIGTERM') => Promise<unknown> }

describe.skipIf(!postgres)('two servers on one database', () => {
  const database = `${inject('databases')}_${randomBytes(6).toString('hex')}`
  const address = (name: string): string => {
    const url = new URL(postgres)
    url.pathname = `/${database}`
    url.searchParams.set('application_name', name)
    return url.href
  }
  let owner: pg.Client
  // What one sees of others stands still within a transaction, so whoever watches is not who holds the lock.
  let watcher: pg.Client
  let holder: pg.Client
  let servers: Server[] = []

  beforeEach(async () => {
    owner = await connected(postgres)
    await owner.query(`create database ${database} template ${inject('databases')}_example`)
    watcher = await connected(address('test'))
    holder = await connected(address('test'))
  })
  afterEach(async () => {
    await Promise.all(servers.map((it) => it.end('SIGKILL')))
    await Promise.all([watcher.end(), holder.end()])
    await owner.query(`drop database ${database} with (force)`)
    await owner.end()
  })

  function start(name: string): Server {
    const { process, url } = startCairn({ DATABASE_URL: address(name) })
    const ended = new Promise((resolve) => process.once('exit', resolve))
    return { name, url, end: (signal) => (process.kill(signal), ended) }
  }

  /** Which servers have connections of which something holds. */
  const which = async (condition: string): Promise<string[]> => {
    const { rows } = await watcher.query<{ name: string }>(`
      select distinct application_name as name from pg_stat_activity activity
      where datname = current_database() and application_name <> 'test' and ${condition} order by 1`)
    return rows.map((it) => it.name)
  }
  const fitting = (): Promise<string[]> => which(`exists (select from pg_locks where pg_locks.pid = activity.pid and locktype = 'advisory' and granted)`)
  const storing = (): Promise<string[]> => which(`wait_event_type = 'Lock' and query like '%"fit"%'`)
  const refused = (): Promise<string[]> => which(`state = 'idle' and query like '%pg_try_advisory_lock%' and not exists (select from pg_locks where pg_locks.pid = activity.pid and locktype = 'advisory')`)

  /** As long as the work takes no fit can be stored, and each can be read. */
  async function whileNoneIsStored<T>(work: () => Promise<T>): Promise<T> {
    await holder.query('begin')
    await holder.query('lock table fit in share row exclusive mode')
    try {
      return await work()
    } finally {
      await holder.query('commit')
    }
  }

  test('fit one at a time; where the one that fits is killed the other goes on, and where it is told to stop it stores its fit first', { timeout: 300_000 }, async () => {
    const other = await whileNoneIsStored(async () => {
      servers = [start('one'), start('two')]
      await Promise.all(servers.map((it) => it.url))
      const [first] = await until(async () => ((await storing()).length > 0 ? storing() : undefined))
      const [fitter, second] = servers[0]!.name === first ? [servers[0]!, servers[1]!] : [servers[1]!, servers[0]!]
      await until(async () => (await refused()).includes(second.name))
      expect(await fitting()).toEqual([fitter.name])
      expect(await storing()).toEqual([fitter.name])
      await fitter.end('SIGKILL')
      await until(async () => (await fitting()).join() === second.name)
      return second
    })
    const door = serverAt(await other.url)
    const rasheed = await signedIn(door, { name: 'Rasheed Ballantyne' })
    const person = (await rasheed.call(listExamplePeople, {})).find((it) => it.name === 'Rasheed Ballantyne')!.id
    const fittedAt = await until(async () => (await rasheed.call(showMap, { person })).fittedAt)
    await until(async () => (await fitting()).length === 0)

    const elif = await signedIn(door, { name: 'Elif Karadeniz' })
    const observedOn = new Date().toISOString().slice(0, 10)
    await elif.call(giveFeedback, { person, version: 1, observedOn, observations: [{ competency: 'testing', choice: 'level', level: 'E5' }] })
    const ended = await whileNoneIsStored(async () => {
      await until(async () => (await storing()).includes(other.name))
      return { code: other.end('SIGTERM') }
    })
    expect(await ended.code).toBe(0)
    const { rows } = await watcher.query(`select from fit where framework_id = 'engineering' and current and fitted_at > $1`, [fittedAt])
    expect(rows).toHaveLength(1)
  })
})

async function connected(connectionString: string): Promise<pg.Client> {
  const one = new pg.Client({ connectionString })
  await one.connect()
  return one
}
