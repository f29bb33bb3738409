import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { packageRoot } from '../src/platform/package-root.ts'
import { sharedPath } from '../test/shared.ts'
import { generateHandbook } from './generate-handbook.ts'

/** How long the whole process of `cairn lint` takes, as a ratio to a Node that starts and reads the same files. */
const runs = Number(process.argv[2] ?? 15)
/** Another build can be measured by naming its file. */
const cli = process.env.CAIRN_CLI ?? path.join(packageRoot, 'bin/cairn')
const work = mkdtempSync(path.join(tmpdir(), 'cairn-bench-'))

const readEverything = `
const fs = require('fs'), path = require('path')
const read = (folder) => { for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
  const file = path.join(folder, entry.name)
  if (entry.isDirectory()) read(file); else fs.readFileSync(file, 'utf8')
} }
if (process.argv[1]) read(process.argv[1])
`

interface Measured {
  milliseconds: number
  peakMegabytes: number
}

/** Runs a process to its end; a preloaded line lets it tell its own peak memory. */
function measure(args: readonly string[]): Measured {
  const began = performance.now()
  const child = spawnSync(process.execPath, ['--require', peakReporter, ...args], { encoding: 'utf8', maxBuffer: 1024 * 1024 * 1024, stdio: ['ignore', 'ignore', 'pipe'] })
  const milliseconds = performance.now() - began
  if (child.status !== 0 && child.status !== 1) throw new Error(`${args.join(' ')} ended with ${child.status}: ${child.stderr}`)
  return { milliseconds, peakMegabytes: Number(/peak (\d+)/.exec(child.stderr)?.[1]) / 1024 }
}

const peakReporter = path.join(work, 'peak.cjs')
writeFileSync(peakReporter, `process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS + '\\n'))\n`)

/** The runs of all cases alternate, so that what else the machine does weighs on each alike. */
function medians(cases: Readonly<Record<string, readonly string[]>>, times: number): Record<string, Measured> {
  const measured = Object.fromEntries(Object.keys(cases).map((name) => [name, [] as Measured[]]))
  for (let run = 0; run < times; run += 1) for (const [name, args] of Object.entries(cases)) measured[name]!.push(measure(args))
  return Object.fromEntries(Object.entries(measured).map(([name, list]) => [name, middle(list)]))
}

function middle(list: readonly Measured[]): Measured {
  const sorted = list.toSorted((a, b) => a.milliseconds - b.milliseconds)
  return { milliseconds: sorted[Math.floor(sorted.length / 2)]!.milliseconds, peakMegabytes: Math.max(...list.map((one) => one.peakMegabytes)) }
}

function print(what: string, value: number, unit: string, target?: string): void {
  console.log(`${what.padEnd(58)} ${value.toFixed(unit === '×' ? 2 : 0).padStart(7)} ${unit}${target ? `   (target: ${target})` : ''}`)
}

/** A real handbook where there is one; a generated one of the same size elsewhere. */
function compareWithBaseline(corpus: string, name: string): void {
  const { baseline, lint, empty } = medians({ empty: ['-e', ''], baseline: ['-e', readEverything, corpus], lint: [cli, 'lint', corpus] }, runs)
  print(`${name}: node -e ''`, empty!.milliseconds, 'ms')
  print(`${name}: node -e '' and reading the files`, baseline!.milliseconds, 'ms')
  print(`${name}: cairn lint, whole process`, lint!.milliseconds, 'ms')
  print(`${name}: ratio to starting and reading`, lint!.milliseconds / baseline!.milliseconds, '×', 'at most 3')
}

function compareSizes(one: string, ten: string): void {
  const times = Math.max(3, Math.ceil(runs / 2))
  const { empty, single, tenfold } = medians({ empty: ['-e', ''], single: [cli, 'lint', one], tenfold: [cli, 'lint', ten] }, times)
  print('generated, 1×: cairn lint', single!.milliseconds, 'ms')
  print('generated, 10×: cairn lint', tenfold!.milliseconds, 'ms')
  print('10× to 1×, above start-up', (tenfold!.milliseconds - empty!.milliseconds) / (single!.milliseconds - empty!.milliseconds), '×', 'at most 12')
}

try {
  if (!process.env.CAIRN_CLI && !existsSync(path.join(packageRoot, 'dist/server/cli.js'))) throw new Error('Build Cairn first: npm run build')
  const folder = (name: string): string => path.join(work, name)
  generateHandbook(folder('one'), 1)
  generateHandbook(folder('ten'), 10)
  const corpus = sharedPath('corpus', 'gitlab-handbook')
  compareWithBaseline(corpus ?? folder('one'), corpus ? 'corpus' : 'generated')
  compareSizes(folder('one'), folder('ten'))
  const large = generateHandbook(folder('large'), Math.ceil(10_000 / 187))
  const { milliseconds, peakMegabytes } = measure([cli, 'lint', folder('large')])
  print(`${large.files} pages, ${large.rolePages} role pages: time`, milliseconds, 'ms')
  print(`${large.files} pages, ${large.rolePages} role pages: peak memory`, peakMegabytes, 'MB', 'at most 1024')
} finally {
  rmSync(work, { recursive: true, force: true })
}
