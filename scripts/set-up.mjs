// What has to be there before anything runs: a Node that fits, the packages of the lockfile, and a build of the sources.
// It needs nothing but Node, since it is what installs the rest.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')

/** Says what is going on, and how long it took. */
export async function step(text, work) {
  process.stdout.write(`${text} … `)
  const start = Date.now()
  const result = await work()
  process.stdout.write(`${((Date.now() - start) / 1000).toFixed(1)} s\n`)
  return result
}

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22
  if (!fits) stop(`Cairn needs Node 20.19, 22.12 or newer; this is ${process.version}. Install a newer one from nodejs.org.`)
  if (major === 20) process.stdout.write('Node 20 no longer gets security fixes. Cairn still runs on it; move to Node 22 or 24 when you can.\n')
}

export function stop(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

/** Installs the packages of the lockfile where it changed since the last time. No package may run scripts of its own. */
export async function installPackages() {
  const stamp = path.join(root, 'node_modules/.cairn-lockfile')
  const wanted = createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json'))).digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  await step('Installing packages from the npm registry', () => npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']))
  writeFileSync(stamp, wanted)
}

function npm(args) {
  const result = spawnSync('npm', args, { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' })
  if (result.error) stop(`\nnpm could not be run: ${result.error.message}`)
  if (result.status !== 0) stop(`\n${result.stderr || result.stdout}\nnpm could not install the packages. Check the connection to the registry and try again.`)
}

/** Builds the server and the web app where their sources changed since the last time. */
export async function buildAll() {
  const stamp = path.join(root, 'dist/.sources')
  const wanted = sourcesHash()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  const { build } = await import('./build.mjs')
  await step('Building', build)
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
}

function sourcesHash() {
  const hash = createHash('sha256')
  const add = (file) => hash.update(file).update(readFileSync(path.join(root, file)))
  for (const file of ['package-lock.json', 'vite.config.ts', 'vite.server.config.ts', 'scripts/build.mjs']) add(file)
  for (const file of readdirSync(path.join(root, 'src'), { recursive: true }).sort()) {
    const inRoot = path.join('src', file)
    if (statSync(path.join(root, inRoot)).isFile() && !file.endsWith('.test.ts')) add(inRoot)
  }
  return hash.digest('hex')
}
