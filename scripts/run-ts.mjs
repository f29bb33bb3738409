#!/usr/bin/env node
// Runs a TypeScript file: `node scripts/run-ts.mjs path/to/file.ts [arguments …]`.
// Node 20 reads no TypeScript, so the file is bundled first; packages stay outside the bundle.
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'rolldown'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const nodeFlags = process.argv.slice(2).filter((one, at, all) => one.startsWith('--') && all.slice(0, at).every((before) => before.startsWith('--')))
const [entry, ...rest] = process.argv.slice(2 + nodeFlags.length)
if (!entry) {
  process.stderr.write('Usage: node scripts/run-ts.mjs [--node-flag …] file.ts [arguments …]\n')
  process.exit(2)
}
const cache = join(root, 'node_modules', '.cache', 'run-ts')
mkdirSync(cache, { recursive: true })
const file = join(cache, `${basename(entry).replace(/\.tsx?$/, '')}-${process.pid}.mjs`)
await build({
  input: resolve(entry),
  platform: 'node',
  external: (id) => !id.startsWith('.') && !isAbsolute(id),
  output: { file, format: 'esm', codeSplitting: false },
  logLevel: 'warn',
})
const { status } = spawnSync(process.execPath, ['--enable-source-maps', ...nodeFlags, file, ...rest], { stdio: 'inherit' })
process.exit(status ?? 1)
