import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { run } from './rate.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'cairn-rate-'))

function file(name: string, text: string): string {
  const at = path.join(folder, name)
  writeFileSync(at, text)
  return at
}

afterEach(() => vi.restoreAllMocks())

async function rate(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const written = { out: '', err: '' }
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((written.out += String(text))))
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((written.err += String(text))))
  const code = await run(args)
  vi.restoreAllMocks()
  return { code, ...written }
}

interface Rated {
  model: string
  variances: Record<string, number> | null
  components: string[][]
  people: { person: string; overall: number; raw: number; low: number; high: number; competencies: { competency: string; raw: number; adjusted: number; low: number; high: number; givers: number }[] }[]
  givers: { giver: string; leniency: number; error: number }[]
  why?: { overall: { adjusted: number; offset: number; parts: { weight: number; part: number }[] } }
}

const rows = ['ana', 'dan', 'eve', 'fay'].flatMap((person, i) =>
  ['gus', 'hal', 'ivy'].flatMap((giver, j) => ['Code', 'Delivery', 'Review'].map((competency, k) => `${giver},${person},${competency},${2 + i / 2 + (giver === 'ivy' ? 1 : 0) + ((i + j * 2 + k) % 3) / 2}`)),
)
const observations = file('observations.csv', `giver,person,competency,value\n${rows.join('\n')}\nana,ana,Code,6\n`)

test('JSON holds the contract: model, variances, components, people and givers, generous above 0', async () => {
  const { code, out, err } = await rate(observations, '--format', 'json')
  const json = JSON.parse(out) as Rated
  expect(code).toBe(0)
  expect(err).toContain('observations.csv:38: note: ana rates themselves')
  expect(json.model).toBe('fitted')
  expect(Object.keys(json.variances!)).toEqual(['e', 'u', 'h', 'r'])
  expect(json.components).toEqual([['ana', 'dan', 'eve', 'fay']])
  expect(json.people.map((one) => one.person)).toEqual(['ana', 'dan', 'eve', 'fay'])
  expect(json.people[0]!.competencies.map((one) => [one.competency, one.givers])).toEqual([['Code', 3], ['Delivery', 3], ['Review', 3]])
  for (const { low, adjusted, high } of json.people[0]!.competencies) expect(low < adjusted && adjusted < high).toBe(true)
  expect(json.people[0]!.overall).toBeCloseTo(json.people[0]!.competencies.reduce((sum, one) => sum + one.adjusted / 3, 0), 9)
  const leniency = Object.fromEntries(json.givers.map((one) => [one.giver, one.leniency]))
  expect(leniency['ivy']).toBeGreaterThan(leniency['gus']!)
  expect(leniency['ivy']).toBeGreaterThan(0)
})

test('a stored fit gives the same ratings and intervals, and of one person alone too', async () => {
  const first = (await rate(observations, '--format', 'json')).out
  const given = file('fit.json', first)
  const again = JSON.parse((await rate(observations, '--given', given, '--format', 'json')).out) as Rated
  const whole = JSON.parse(first) as Rated
  const alone = file('alone.csv', `giver,person,competency,value\n${rows.filter((row) => row.includes(',eve,')).join('\n')}\n`)
  const eve = (JSON.parse((await rate(alone, '--given', given, '--format', 'json')).out) as Rated).people[0]!
  const pairs = [...again.people.map((one, at) => [one, whole.people[at]!] as const), [eve, whole.people[2]!] as const]
  for (const [one, other] of pairs) {
    expect(Math.abs(one.overall - other.overall)).toBeLessThan(1e-9)
    one.competencies.forEach((it, at) => {
      for (const name of ['adjusted', 'raw', 'low', 'high'] as const) expect(Math.abs(it[name] - other.competencies[at]![name])).toBeLessThan(1e-6)
      expect(Math.abs(it.adjusted - other.competencies[at]!.adjusted)).toBeLessThan(1e-9)
    })
  }
})

test('variances alone are held, and the rest is estimated', async () => {
  const variances = { e: 0.5, u: 0.2, h: 0.1, r: 0.3 }
  const { out } = await rate(observations, '--given', file('variances.json', JSON.stringify({ variances })), '--format', 'json')
  expect((JSON.parse(out) as Rated).variances).toEqual(variances)
})

test.each(['fitted', 'simple'])('“why” adds up to the %s rating', async (model) => {
  const { out } = await rate(observations, '--model', model, '--format', 'json', '--why', 'dan')
  const { why, people } = JSON.parse(out) as Rated
  expect(why!.overall.offset + why!.overall.parts.reduce((sum, one) => sum + one.part, 0)).toBeCloseTo(people[1]!.overall, 9)
  expect(why!.overall.parts.reduce((sum, one) => sum + one.weight, 0)).toBeCloseTo(1, 9)
})

test('the order of rows changes no byte', async () => {
  const shuffled = file('shuffled.csv', `giver,person,competency,value\n${rows.toReversed().join('\n')}\n`)
  const sorted = file('sorted.csv', `giver,person,competency,value\n${rows.join('\n')}\n`)
  for (const format of ['json', 'csv', 'table']) expect((await rate(shuffled, '--format', format)).out).toBe((await rate(sorted, '--format', format)).out)
})

test('the table rounds to one decimal, names the intervals and keeps unconnected groups apart', async () => {
  const apart = file('apart.csv', `giver,person,competency,value\n${rows.join('\n')}\nzoe,yan,Code,3\n`)
  const { out } = await rate(apart)
  expect(out).toMatch(/^ana: overall \d\.\d \(\d\.\d to \d\.\d\), raw \d\.\d$/m)
  expect(out).toContain('2 groups have no giver in common')
  expect(out).toContain('  2: yan')
})

test('CSV has one row a rating and leaves an overall’s competency empty', async () => {
  const lines = (await rate(observations, '--format', 'csv')).out.trim().split('\n')
  expect(lines[0]).toBe('person,competency,raw,adjusted,low,high,givers')
  expect(lines[1]).toMatch(/^ana,,/)
  expect(lines).toHaveLength(1 + 4 * 4)
})

test.each([
  ['a wrong row', file('wrong.csv', 'giver,person,competency,value\na,p,c,x\na,p,d,3\n'), [], 1, 'wrong.csv:2: “x” is not a number'],
  ['an empty file', file('empty.csv', ''), [], 2, 'empty.csv:1: the file is empty'],
  ['no such file', path.join(folder, 'none.csv'), [], 2, 'cannot be read'],
  ['an unknown model', observations, ['--model', 'median'], 2, '--model is fitted or simple'],
  ['an unknown format', observations, ['--format', 'xml'], 2, '--format is table, json or csv'],
  ['an unknown option', observations, ['--sort'], 2, 'Usage: cairn rate'],
  ['an unknown person', observations, ['--why', 'nobody'], 2, 'nobody rated a person named “nobody”'],
  ['a fit that is none', observations, ['--given', file('none.json', '[]')], 2, 'this is not a fit'],
  ['a fit with a variance of 0', observations, ['--given', file('zero.json', '{"variances":{"e":0,"u":1,"h":1,"r":1}}')], 2, 'variances: e, u, h and r'],
])('%s is refused and nothing is printed', async (_, at, options, code, message) => {
  const answer = await rate(at, ...options)
  expect(answer.code).toBe(code)
  expect(answer.out).toBe('')
  expect(answer.err).toContain(message)
})
