import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { operator } from '../platform/actor.ts'
import { openDatabase, type Database } from '../platform/database.ts'
import { takeLock } from '../platform/local-lock.ts'
import type { Log } from '../platform/log.ts'
import type { Surroundings } from './serve-action.ts'
import { createApp, type App } from './server.ts'
import type { Settings } from './settings.ts'
import { startJobs } from './jobs.ts'
import { keepHouse } from './keep-house.ts'

export type Running = { readonly url: string; readonly db: Database; readonly close: () => Promise<void> }

/** How long requests in flight may take once the server is asked to stop, in milliseconds. */
const patience = 10_000

/** Opens the database, serves on the port, and, on the embedded database, answers the command line on its socket. */
export async function startServer(settings: Settings, log: Log, checkOutput = false): Promise<Running> {
  const door: { app?: App } = {}
  const local = settings.databaseUrl ? null : await openLocalDoor(settings.dataDirectory, door)
  try {
    const db = await openDatabase({ url: settings.databaseUrl, dataDirectory: path.join(settings.dataDirectory, 'postgres') })
    let ready = true
    const surroundings: Surroundings = { db, log, now: () => new Date(), checkOutput, secure: settings.secure }
    door.app = createApp({ ...surroundings, everyone: operator }, () => ready)
    const server = createAdaptorServer({ fetch: createApp(surroundings, () => ready).fetch }) as Server
    await listen(server, settings)
    const stopKeeping = keepHouse(db, log)
    const stopJobs = startJobs(db, log, surroundings.now)
    const { port } = server.address() as AddressInfo
    log.info('started', { engine: db.engine, port })
    const close = async (): Promise<void> => {
      ready = false
      stopKeeping()
      await Promise.all([drain(server), local ? drain(local) : undefined, stopJobs()])
      await db.close()
      log.info('stopped')
    }
    return { url: `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${port}`, db, close }
  } catch (error) {
    local?.close()
    throw error
  }
}

/** The socket is taken before the database is opened: it is the lock on the data directory. */
async function openLocalDoor(dataDirectory: string, door: { readonly app?: App }): Promise<Server> {
  const starting = new Response('Cairn is starting.', { status: 503 })
  const server = createAdaptorServer({ fetch: (request, env) => door.app?.fetch(request, env) ?? starting.clone() }) as Server
  await takeLock(dataDirectory, server)
  return server
}

const listen = (server: Server, { port, host }: Settings): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })

/** Accepts nothing new, lets what is in flight finish, and cuts what takes too long. */
const drain = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), patience)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
