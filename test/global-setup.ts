import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { setUpOrganization } from '../src/features/access/api.ts'
import { openDatabase, type Database } from '../src/platform/database.ts'
import { appOver, client } from './app.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the archives are that an embedded database starts from: one empty, one with the example organization. */
    templates: string
    /** The server to make databases on; empty where there is none. */
    postgres: string
    /** What the names of this run's databases on the server begin with; the templates are `_empty` and `_example`. */
    databases: string
  }
}

/** Makes what every test starts from, once: a database that is migrated, and one that holds the example organization. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const templates = mkdtempSync(path.join(os.tmpdir(), 'cairn-templates-'))
  const embedded = await openDatabase({ dataDirectory: null })
  writeFileSync(path.join(templates, 'empty.tar.gz'), await embedded.dump())
  await fillExample(embedded)
  writeFileSync(path.join(templates, 'example.tar.gz'), await embedded.dump())
  await embedded.close()
  const postgres = process.env.CAIRN_TEST_POSTGRES ?? ''
  const databases = `cairn_test_${process.pid}`
  const names = [`${databases}_empty`, `${databases}_example`]
  if (postgres) await makeTemplates(postgres, names)
  project.provide('templates', templates)
  project.provide('postgres', postgres)
  project.provide('databases', databases)
  return async () => {
    rmSync(templates, { recursive: true, force: true })
    if (postgres) await onServer(postgres, names.map((name) => `drop database if exists ${name} with (force)`))
  }
}

async function onServer(server: string, statements: readonly string[]): Promise<void> {
  const owner = new pg.Client({ connectionString: server })
  await owner.connect()
  for (const statement of statements) await owner.query(statement)
  await owner.end()
}

async function makeTemplates(server: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await onServer(server, [`drop database if exists ${name}`, `create database ${name}`])
    const url = new URL(server)
    url.pathname = `/${name}`
    const db = await openDatabase({ url: url.href, dataDirectory: null })
    if (name.endsWith('_example')) await fillExample(db)
    await db.close()
  }
}

async function fillExample(db: Database): Promise<void> {
  await client(appOver(db)).call(setUpOrganization, { kind: 'example' })
}
