import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { packageRoot } from '../src/platform/package-root.ts'
import { tablesSource } from '../scripts/tables-source.ts'
import { engines } from './engines.ts'
import { sql } from 'kysely'

type Locked = { version: string; integrity?: string; optionalDependencies?: Record<string, string>; hasInstallScript?: boolean }

const read = (file: string): string => readFileSync(path.join(packageRoot, file), 'utf8')
const lockfile = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> }
const manifest = JSON.parse(read('package.json')) as { dependencies: Record<string, string>; devDependencies: Record<string, string> }

describe('the packages', () => {
  test('every one is pinned to an exact version', () => {
    const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(([, version]) => !/^\d/.test(version))
    expect(loose).toEqual([])
  })

  test('the lockfile has every platform’s build of what comes as a binary, so that it installs on other machines', () => {
    const missing = Object.entries(lockfile.packages).flatMap(([name, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((it) => !lockfile.packages[`node_modules/${it}`]?.integrity && !lockfile.packages[`${name}/node_modules/${it}`]?.integrity)
        .map((it) => `${name} needs ${it}`),
    )
    expect(missing.filter((it) => !it.includes('fsevents'))).toEqual([])
  })

  test('what the product runs on has no install script', () => {
    const scripts = Object.entries(lockfile.packages).filter(([, it]) => it.hasInstallScript && !('dev' in it)).map(([name]) => name)
    expect(scripts).toEqual([])
  })

  test('the embedded database is known to one file of the product', () => {
    const sources = readdirSync(path.join(packageRoot, 'src'), { recursive: true, encoding: 'utf8' }).filter((it) => /\.tsx?$/.test(it))
    expect(sources.filter((it) => read(path.join('src', it)).includes("'@electric-sql/pglite"))).toEqual(['platform/pglite-worker.ts'])
  })

  test('nothing copies from standard input, which would end the embedded database', () => {
    const sources = readdirSync(path.join(packageRoot, 'src'), { recursive: true, encoding: 'utf8' }).filter((it) => /\.tsx?$/.test(it))
    expect(sources.filter((it) => /copy\s[^;]*from\s+stdin/i.test(read(path.join('src', it))))).toEqual([])
  })

  test('the types of the tables are those of the migrations', async () => {
    const db = await engines()[0]!.open('empty')
    const written = await tablesSource(async (query) => (await sql.raw(query).execute(db.kysely)).rows)
    await db.close()
    expect(written, 'run “npm run tables”').toBe(read('src/platform/tables.ts'))
  })
})
