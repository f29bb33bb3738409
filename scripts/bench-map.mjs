// `npm run bench:map`: builds, starts the distribution's PostgreSQL where there is one, and measures.
import { spawnSync } from 'node:child_process'
import { startPostgres } from './start-postgres.mjs'
import { buildAll, root } from './set-up.mjs'

await buildAll()
const postgres = await startPostgres()
const env = { ...process.env, ...(postgres ? { CAIRN_TEST_POSTGRES: postgres.url } : {}) }
const { status } = spawnSync(process.execPath, ['scripts/run-ts.mjs', 'bench/map.ts', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit', env })
postgres?.stop()
process.exit(status ?? 1)
