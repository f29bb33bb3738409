import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { inject } from 'vitest'
import { startServer } from '../src/app/start-server.ts'
import { openDatabase, type Database } from '../src/platform/database.ts'
import { silentLog } from '../src/platform/log.ts'
import type { Start } from './engines.ts'

/** The whole product on a port of its own, on the embedded database in a folder of its own. */
export async function startTestServer(start: Start): Promise<{ url: string; dataDirectory: string; db: Database; close: () => Promise<void> }> {
  const dataDirectory = mkdtempSync(path.join(os.tmpdir(), 'cairn-test-'))
  const template = path.join(inject('templates'), `${start}.tar.gz`)
  await (await openDatabase({ dataDirectory: path.join(dataDirectory, 'postgres'), template })).close()
  const running = await startServer({ port: 0, host: '127.0.0.1', databaseUrl: undefined, dataDirectory, secure: false }, silentLog, true)
  const close = async (): Promise<void> => {
    await running.close()
    rmSync(dataDirectory, { recursive: true, force: true })
  }
  return { url: running.url, dataDirectory, db: running.db, close }
}

/** The product with the example organization in it. */
export const startExampleServer = () => startTestServer('example')
