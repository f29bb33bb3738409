import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { migrations } from '../src/platform/migrate.ts'
import { packageRoot } from '../src/platform/package-root.ts'
import { tablesSource } from './tables-source.ts'

const db = await PGlite.create()
for (const { sql } of migrations()) await db.exec(sql)
const file = path.join(packageRoot, 'src/platform/tables.ts')
writeFileSync(file, await tablesSource(async (query) => (await db.query(query)).rows))
console.log(`Wrote ${path.relative(packageRoot, file)}`)
await db.close()
