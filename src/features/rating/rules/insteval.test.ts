import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { sharedPath } from '../../../../test/shared.ts'
import { fitGivens } from './fit-givens.ts'
import { packObservations } from './pack-observations.ts'
import { ratePeople } from './rate-people.ts'

const [ratings, lecturers, students, expected] = ['insteval.csv', 'insteval_expected_d.csv', 'insteval_expected_s.csv', 'expected.json'].map((file) => sharedPath('reference', file))

/** Students rate lecturers: one person whose competencies are the lecturers, and whose givers are the students. */
describe.skipIf(!ratings || !lecturers || !students || !expected)('corpus: InstEval at lme4’s variances', () => {
  const rows = (file: string): string[][] =>
    readFileSync(file, 'utf8').trim().split('\n').slice(1).map((line) => line.replaceAll('"', '').split(','))
  type Published = { s_var: number; d_var: number; resid: number; mu: number }
  const published = (): Published =>
    (JSON.parse(readFileSync(expected!, 'utf8')) as { insteval_lmer_crossed: Published }).insteval_lmer_crossed

  let data: ReturnType<typeof packObservations>
  let givens: ReturnType<typeof fitGivens>
  beforeAll(() => {
    const { s_var: r, d_var: u, resid: e } = published()
    data = packObservations(rows(ratings!).map(([s, d, , , y]) => ({ giver: s!, person: 'all', competency: d!, value: Number(y) })))
    givens = fitGivens(data, { variances: { e, u, h: 0, r }, offsets: new Float64Array(data.competencies.length) })
  })

  test('every student’s leniency is lme4’s prediction', () => {
    const predicted = new Map(rows(students!).map(([name, blup]) => [name!, Number(blup)]))
    expect(data.givers.length).toBe(2972)
    data.givers.forEach((name, at) => expect(Math.abs(givens.leniency[at]! - predicted.get(name)!)).toBeLessThan(1e-6))
  })

  test('every lecturer’s profile is lme4’s prediction', () => {
    const predicted = new Map(rows(lecturers!).map(([name, blup]) => [name!, Number(blup)]))
    const rated = ratePeople(data, givens)
    const { mu } = published()
    expect(data.competencies.length).toBe(1128)
    data.competencies.forEach((name, at) => expect(Math.abs(rated.adjusted[at]! - mu - predicted.get(name)!)).toBeLessThan(1e-6))
  })

  test('the lecturers’ deviations are lme4’s but for the mean’s own uncertainty and the draws’ noise', () => {
    const predicted = new Map(rows(lecturers!).map(([name, , deviation]) => [name!, Number(deviation)]))
    const alike = ratePeople(data, { ...givens, range: { middle: 0, spread: 0 } })
    const ratios = data.competencies.map((name, at) => alike.deviation[at]! / predicted.get(name)!)
    const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length
    expect(Math.abs(mean - 1)).toBeLessThan(0.02)
    for (const ratio of ratios) expect(Math.abs(ratio - 1)).toBeLessThan(0.15)
  })
})
