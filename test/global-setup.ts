import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { setUpOrganization } from '../src/features/access/api.ts'
import { openDatabase, type Database } from '../src/platform/database.ts'
import { packageRoot } from '../src/platform/package-root.ts'
import { appOver, client } from './app.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the archives are that an embedded database starts from: one empty, one with the example organization. */
    templates: string
    /** The server to make databases on, from the templates cairn_empty and cairn_example; empty where there is none. */
    postgres: string
  }
}

/** Makes what every test starts from, once: a database that is migrated, and one that holds the example organization. */
export default async function setup(project: TestProject): Promise<void> {
  const templates = path.join(packageRoot, 'node_modules/.cache/cairn-templates')
  mkdirSync(templates, { recursive: true })
  const embedded = await openDatabase({ dataDirectory: null })
  writeFileSync(path.join(templates, 'empty.tar.gz'), await embedded.dump())
  await fillExample(embedded)
  writeFileSync(path.join(templates, 'example.tar.gz'), await embedded.dump())
  await embedded.close()
  const postgres = process.env.CAIRN_TEST_POSTGRES ?? ''
  if (postgres) await makeTemplates(postgres)
  project.provide('templates', templates)
  project.provide('postgres', postgres)
}

async function makeTemplates(server: string): Promise<void> {
  for (const name of ['cairn_empty', 'cairn_example']) {
    const owner = new pg.Client({ connectionString: server })
    await owner.connect()
    await owner.query(`drop database if exists ${name}`)
    await owner.query(`create database ${name}`)
    await owner.end()
    const url = new URL(server)
    url.pathname = `/${name}`
    const db = await openDatabase({ url: url.href, dataDirectory: null })
    if (name === 'cairn_example') await fillExample(db)
    await db.close()
  }
}

async function fillExample(db: Database): Promise<void> {
  await client(appOver(db)).call(setUpOrganization, { kind: 'example' })
}
