import { randomBytes } from 'node:crypto'
import path from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { openDatabase, type Database } from '../src/platform/database.ts'

export type Start = 'empty' | 'example'

export type Engine = {
  readonly name: 'embedded' | 'server'
  /** A database of its own for one test file, which is gone once it is closed. */
  readonly open: (start: Start) => Promise<Database>
}

const embedded: Engine = {
  name: 'embedded',
  open: (start) => openDatabase({ dataDirectory: null, template: path.join(inject('templates'), `${start}.tar.gz`) }),
}

const server: Engine = {
  name: 'server',
  open: async (start) => {
    const databases = inject('databases')
    const name = `${databases}_${randomBytes(6).toString('hex')}`
    await onServer(`create database ${name} template ${databases}_${start}`)
    const url = new URL(inject('postgres'))
    url.pathname = `/${name}`
    const db = await openDatabase({ url: url.href, dataDirectory: null })
    const close = async (): Promise<void> => {
      await db.close()
      await onServer(`drop database ${name} with (force)`)
    }
    return { ...db, close }
  },
}

async function onServer(sql: string): Promise<void> {
  const owner = new pg.Client({ connectionString: inject('postgres') })
  await owner.connect()
  try {
    await owner.query(sql)
  } finally {
    await owner.end()
  }
}

/** The engines that tests of actions run on: the embedded one always, a server where `npm test` found one. */
export const engines = (): readonly Engine[] => (inject('postgres') ? [embedded, server] : [embedded])
