// `npm test`: sets up what is missing, finds a browser and a PostgreSQL, and proves everything.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { findBrowser } from './find-browser.mjs'
import { startPostgres } from './start-postgres.mjs'
import { buildAll, checkNode, installPackages, root, step, stop } from './set-up.mjs'

checkNode()
await installPackages()
await buildAll()

const bin = (name) => path.join(root, 'node_modules/.bin', name)

function run(name, args, env = {}) {
  const result = spawnSync(bin(name), args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env }, shell: process.platform === 'win32' })
  return result.status ?? 1
}

/** A check prints only when it fails. */
function check(name, args) {
  const result = spawnSync(bin(name), args, { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' })
  if (result.status !== 0) stop(`\n${result.stdout}${result.stderr}`)
}

const only = process.argv.slice(2)
if (only.length === 0) {
  await step('Checking types', () => check('tsc', ['-p', '.']))
  await step('Linting', () => check('oxlint', ['--type-aware', '--deny-warnings']))
  await step('Looking for dead code', () => check('knip', ['--no-progress']))
}

const browser = await findBrowser()
const postgres = await startPostgres()
let status
try {
  status = run('vitest', ['run', ...only], { CHROMIUM: browser, ...(postgres ? { CAIRN_TEST_POSTGRES: postgres.url } : {}) })
} finally {
  postgres?.stop()
}
process.exit(status)
