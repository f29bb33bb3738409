import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { run } from './agreement.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'cairn-agreement-'))

function file(name: string, text: string): string {
  const at = path.join(folder, name)
  writeFileSync(at, text)
  return at
}

afterEach(() => vi.restoreAllMocks())

async function agreement(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const written = { out: '', err: '' }
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((written.out += String(text))))
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((written.err += String(text))))
  const code = await run(args)
  vi.restoreAllMocks()
  return { code, ...written }
}

test('units × raters give every statistic, with NA for missing', async () => {
  const { code, out } = await agreement(file('table.csv', 'unit,A,B,C\n1,1,1,NA\n2,2,3,2\n3,5,5,5\n4,1,2,1\n'), '--format', 'json')
  const json = JSON.parse(out) as { units: number; raters: number; krippendorff: Record<string, number>; gwet: Record<string, number>; icc: Record<string, number> }
  expect(code).toBe(0)
  expect([json.units, json.raters]).toEqual([4, 3])
  expect(json.krippendorff['ordinal']).toBeGreaterThan(json.krippendorff['nominal']!)
  expect(json.icc['targets']).toBe(3)
})

const people = Array.from({ length: 24 }, (_, at) => `p${String(at).padStart(2, '0')}`)
const rows = people.flatMap((person, i) =>
  [0, 1, 2].flatMap((j) => ['x', 'y'].map((competency, k) => `g${(i + j) % 6},${person},${competency},${2 + (i % 5) / 2 + ((i + j + k) % 2) / 2},${j === 0 ? '2025' : '2026'}-05-01`)),
)
const observations = file('observations.csv', `giver,person,competency,value,date\n${rows.join('\n')}\n`)

test('observations also give generalizability and the spread of leniency year by year', async () => {
  const { out } = await agreement(observations, '--format', 'json')
  const { process: found } = JSON.parse(out) as { process: { generalizability: { relative: number; absolute: number }; drift: { cycle: string; givers: number }[] } }
  expect(found.drift.map((one) => [one.cycle, one.givers])).toEqual([['2025', 6], ['2026', 6]])
  expect(found.generalizability.absolute).toBeLessThan(found.generalizability.relative)
  expect(out).not.toContain('"giver":')
})

test('of more givers than can share units, no pair is compared, and the rest stands', async () => {
  const many = Array.from({ length: 300 }, (_, at) => `g${at % 60},p${Math.floor(at / 5)},x,${1 + ((at * 7) % 9) / 2}`)
  const { out } = await agreement(file('many.csv', `giver,person,competency,value\n${many.join('\n')}\n`), '--format', 'json')
  const json = JSON.parse(out) as { raters: number; krippendorff: { interval: number }; kappa: { quadratic: null; fleiss: number }; icc: null }
  expect(json.raters).toBe(60)
  expect(json.krippendorff.interval).toBeLessThan(1)
  expect(json.kappa.fleiss).toBeLessThan(1)
  expect([json.kappa.quadratic, json.icc]).toEqual([null, null])
})

test('groups and decisions give adverse impact, and groups below ten are only named', async () => {
  const groups = file('groups.csv', `person,group\n${people.map((person, at) => `${person},${at < 12 ? 'a' : at < 22 ? 'b' : 'c'}`).join('\n')}\n`)
  const decisions = file('decisions.csv', `person,decision\n${people.map((person, at) => `${person},${at < 10 || at === 12 ? 'yes' : 'no'}`).join('\n')}\n`)
  const { out } = await agreement(observations, '--groups', groups, '--decisions', decisions, '--format', 'json')
  const { groups: found } = JSON.parse(out) as { groups: { decisions: { groups: { group: string; flagged: boolean; p: number | null }[]; tooSmall: string[] }; differences: { group: string; raw: number | null }[] } }
  expect(found.decisions.groups.map((one) => [one.group, one.flagged])).toEqual([['a', false], ['b', true]])
  expect(found.decisions.groups[1]!.p).toBeLessThan(0.01)
  expect(found.decisions.tooSmall).toEqual(['c'])
  expect(found.differences.find((one) => one.group === 'c')!.raw).toBeNull()
  expect((await agreement(observations, '--groups', groups, '--decisions', decisions)).out).toContain('below four fifths')
})

test.each([
  ['a wrong number', [file('wrong.csv', 'unit,A,B\n1,1,?\n')], 1, 'wrong.csv:2: “?” is neither a number nor NA'],
  ['one rater', [file('one.csv', 'unit,A\n1,1\n')], 2, 'at least two raters'],
  ['a person twice', [observations, '--groups', file('twice.csv', 'person,group\np,a\np,b\n')], 1, 'twice.csv:3: p stands twice'],
  ['decisions without groups', [observations, '--decisions', observations], 2, '--decisions needs --groups'],
  ['no file', [], 2, 'Usage: cairn agreement'],
])('%s is refused', async (_, args, code, message) => {
  const answer = await agreement(...args)
  expect(answer.code).toBe(code)
  expect(answer.out).toBe('')
  expect(answer.err).toContain(message)
})
