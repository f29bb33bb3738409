import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parse as parseCsv } from 'csv-parse/sync'
import readXlsxFile from 'read-excel-file/node'
import { parse as parseYaml, stringify } from 'yaml'
import { importFramework } from '../src/features/framework/source/import/import-framework.ts'
import { importLimits } from '../src/features/framework/source/import/limits.ts'
import { readImport } from '../src/features/framework/source/import/read-import.ts'
import { workbook } from '../test/workbook.ts'

/**
 * Importing a large grid, end to end from the file on disk to the framework with its list of what was left out,
 * beside parsing the same file with the library alone. Run with --expose-gc, so that memory is what is kept.
 */
const competencies = 2_000
const levels = 8
const rounds = 7

const words = 'plans reviews measures explains decides repairs shares prepares improves records the work of several people with care and before it is late'.split(' ')
let state = 7
const next = (below: number): number => {
  state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9
  return (state >>> 8) % below
}
const sentence = (): string => `${Array.from({ length: 16 + next(10) }, () => words[next(words.length)]).join(' ')}.`

const names = Array.from({ length: competencies }, (_, at) => `Skill number ${at + 1}`)
const ladder = Array.from({ length: levels }, (_, at) => `L${at + 1}`)
const rows = names.map((name, at) => [`Area ${Math.floor(at / 50) + 1}`, name, ...ladder.map(sentence)])
const tree = { competencies: rows.map(([group, name, ...texts]) => ({ name, group, levels: ladder.map((level, at) => ({ level, description: texts[at] })) })) }
const table = [['Area', 'Skill', ...ladder], ...rows]

interface Case {
  name: string
  file: string
  parse: (bytes: Buffer) => unknown
}

const scratch = mkdtempSync(path.join(os.tmpdir(), 'cairn-bench-import-'))
const at = (name: string): string => path.join(scratch, name)
writeFileSync(at('grid.xlsx'), await workbook([{ name: 'Matrix', rows: table }]))
writeFileSync(at('grid.csv'), table.map((row) => `${row.map((cell) => `"${cell}"`).join(',')}\n`).join(''))
writeFileSync(at('grid.yaml'), stringify(tree))
writeFileSync(at('grid.json'), JSON.stringify(tree))

const cases: Case[] = [
  { name: 'XLSX', file: at('grid.xlsx'), parse: (bytes) => readXlsxFile(bytes) },
  { name: 'CSV', file: at('grid.csv'), parse: (bytes) => parseCsv(bytes) },
  { name: 'YAML', file: at('grid.yaml'), parse: (bytes) => parseYaml(bytes.toString('utf8')) as unknown },
  { name: 'JSON', file: at('grid.json'), parse: (bytes) => JSON.parse(bytes.toString('utf8')) as unknown },
]

/** What was read last stays within reach, so that it is still there when memory is counted. */
const keep = (value: unknown): void => void ((globalThis as { lastRead?: unknown }).lastRead = value)

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

async function measure(work: () => unknown): Promise<{ milliseconds: number; kept: number }> {
  const times: number[] = []
  const kept: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    keep(undefined)
    await new Promise(setImmediate)
    globalThis.gc?.()
    const before = used()
    const start = performance.now()
    keep(await work())
    times.push(performance.now() - start)
    await new Promise(setImmediate)
    globalThis.gc?.()
    kept.push(used() - before)
  }
  return { milliseconds: Math.min(...times), kept: middle(kept) }
}


function used(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

async function imported(file: string): Promise<unknown> {
  const result = await importFramework(readImport(file).files)
  if (result.summary.expectations !== competencies * levels) throw new Error(`${file}: ${result.summary.expectations} expectations.`)
  return result
}

process.stdout.write(`A grid of ${competencies} competencies × ${levels} levels; best of ${rounds} runs.\n`)
process.stdout.write('format  library ms  import ms  ratio (≤ 3)   library MB  import MB  ratio (≤ 4)\n')
let within = true
for (const { name, file, parse } of cases) {
  const library = await measure(() => parse(readFileSync(file)))
  const whole = await measure(() => imported(file))
  const [time, memory] = [whole.milliseconds / library.milliseconds, whole.kept / library.kept]
  within &&= time <= 3 && memory <= 4
  const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1)
  process.stdout.write(`${name.padEnd(8)}${library.milliseconds.toFixed(1).padStart(10)}${whole.milliseconds.toFixed(1).padStart(11)}${time.toFixed(2).padStart(9)}${megabytes(library.kept).padStart(18)}${megabytes(whole.kept).padStart(11)}${memory.toFixed(2).padStart(9)}\n`)
}

writeFileSync(at('million.csv'), 'Skill,L1,L2\n'.repeat(1_000_000))
const start = performance.now()
const { files, findings } = readImport(at('million.csv'))
process.stdout.write(`A table of a million rows: ${files.length === 0 ? 'refused' : 'read'} after ${importLimits.rows} rows (${findings.all[0]?.rule}), in ${(performance.now() - start).toFixed(1)} ms.\n`)
rmSync(scratch, { recursive: true, force: true })
process.exitCode = within && files.length === 0 ? 0 : 1
