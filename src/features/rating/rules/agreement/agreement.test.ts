import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { sharedPath } from '../../../../../test/shared.ts'
import { readRatingTable } from '../../source/rating-table-csv.ts'
import { adverseImpact, belowFourFifths, impactRatio, standardizedMeanDifference } from './adverse-impact.ts'
import { gwetAgreement, quadraticWeights } from './chance-corrected.ts'
import { fisherExact } from './fisher-exact.ts'
import { generalizability, varianceBetween } from './generalizability.ts'
import { krippendorffAlpha } from './krippendorff-alpha.ts'
import { leniencyDrift } from './leniency-drift.ts'
import { categoriesOf, type RatingTable } from './rating-table.ts'
import { tableStatistics } from './table-statistics.ts'
import { quadraticKappa, weightedKappa } from './weighted-kappa.ts'

const reference = sharedPath('reference', 'expected.json')

describe.skipIf(!reference)('corpus: published agreement statistics', () => {
  const expected = reference ? (JSON.parse(readFileSync(reference, 'utf8')) as Record<string, Record<string, number>>) : {}
  const tableAt = (name: string): RatingTable => {
    const file = sharedPath('reference', name)!
    const read = readRatingTable(file, readFileSync(file, 'utf8'))
    if (!read.ok) throw new Error(JSON.stringify(read.findings))
    return read.table
  }

  test('Krippendorff 2011', () => {
    const { krippendorff } = tableStatistics(tableAt('krippendorff2011.csv'))
    for (const metric of ['nominal', 'ordinal', 'interval', 'ratio'] as const) expect(krippendorff[metric]).toBeCloseTo(expected['krippendorff2011']![metric]!, 5)
  })

  test('Gwet’s four raters', () => {
    const { gwet, kappa, krippendorff } = tableStatistics(tableAt('gwet_raw4raters.csv'))
    const values = expected['gwet_raw4raters']!
    expect(gwet.AC1).toBeCloseTo(values['AC1']!, 5)
    expect(gwet.AC1_se).toBeCloseTo(values['AC1_se']!, 5)
    expect(kappa.fleiss).toBeCloseTo(values['fleiss']!, 5)
    expect(kappa.conger).toBeCloseTo(values['conger']!, 5)
    expect(kappa.brennan_prediger).toBeCloseTo(values['brennan_prediger']!, 5)
    expect(krippendorff.nominal).toBeCloseTo(values['krippendorff_nominal']!, 5)
  })

  test('Shrout & Fleiss 1979', () => {
    const { icc } = tableStatistics(tableAt('shrout_fleiss1979.csv'))
    for (const name of ['ICC1', 'ICC2', 'ICC3', 'ICC1k', 'ICC2k', 'ICC3k'] as const) expect(icc![name]).toBeCloseTo(expected['shrout_fleiss1979']![name]!, 6)
  })

  test('Cohen 1968, with that paper’s weights', () => {
    const rows = readFileSync(sharedPath('reference', 'cohen1968_prop.csv')!, 'utf8').trim().split('\n').slice(1).map((line) => line.split(',').map(Number))
    expect(weightedKappa(rows, [[0, 1, 3], [1, 0, 6], [3, 6, 0]])).toBeCloseTo(0.348, 3)
  })

  test('the four fifths of the Uniform Guidelines’ questions and answers', () => {
    const { rates, ratios, flag } = (expected['four_fifths'] as unknown as { EEOC_QA: { rates: Record<string, number>; ratios: Record<string, number>; flag: string[] } }).EEOC_QA
    for (const [group, ratio] of Object.entries(ratios)) {
      expect(impactRatio(rates[group]!, rates['White']!)).toBeCloseTo(ratio, 10)
      expect(belowFourFifths(impactRatio(rates[group]!, rates['White']!))).toBe(flag.includes(group))
    }
  })
})

const table = (...values: (number | null)[][]): RatingTable => ({ units: values.map((_, at) => `u${at}`), raters: values[0]!.map((_, at) => `r${at}`), values })

describe('agreement', () => {
  const perfect = table([1, 1, 1], [2, 2, 2], [4, 4, 4])
  test('raters who always agree agree perfectly by every statistic', () => {
    const { krippendorff, gwet, kappa, icc } = tableStatistics(perfect)
    for (const value of [...Object.values(krippendorff), gwet.AC1, gwet.AC2, ...Object.values(kappa), icc!.ICC1, icc!.ICC2]) expect(value).toBeCloseTo(1, 12)
  })
  test('where nothing varies, agreement beyond chance is not defined and says so', () => {
    const { krippendorff, gwet, kappa, icc } = tableStatistics(table([3, 3], [3, 3]))
    expect([...Object.values(krippendorff), gwet.AC1, ...Object.values(kappa), icc]).toEqual(Array.from({ length: 10 }, () => null))
  })
  test('the order of raters changes nothing', () => {
    const one = table([1, 2, null], [2, 3, 3], [4, 4, 5], [1, null, 2])
    const other = { ...one, values: one.values.map((row) => row.toReversed()) }
    expect(krippendorffAlpha(other, 'ordinal')).toBeCloseTo(krippendorffAlpha(one, 'ordinal')!, 12)
    expect(gwetAgreement(other, quadraticWeights(categoriesOf(other))).coefficient).toBeCloseTo(gwetAgreement(one, quadraticWeights(categoriesOf(one))).coefficient!, 12)
  })
  test('quadratic weights forgive a near miss more than a far one', () => {
    const near = table([1, 2], [2, 2], [3, 3], [4, 4], [5, 5])
    const far = table([1, 5], [2, 2], [3, 3], [4, 4], [5, 5])
    expect(quadraticKappa(near, 0, 1)).toBeGreaterThan(quadraticKappa(far, 0, 1)!)
  })
})

describe('adverse impact', () => {
  test('a small group is named, not computed', () => {
    const { groups, tooSmall } = adverseImpact([{ group: 'a', people: 40, selected: 20 }, { group: 'b', people: 9, selected: 0 }])
    expect(tooSmall).toEqual(['b'])
    expect(groups.map((one) => one.group)).toEqual(['a'])
  })
  test('exactly four fifths is not below them, and the test says how likely chance is', () => {
    const { groups } = adverseImpact([{ group: 'a', people: 100, selected: 60 }, { group: 'b', people: 100, selected: 48 }, { group: 'c', people: 100, selected: 45 }])
    expect(groups.map((one) => one.flagged)).toEqual([false, false, true])
    expect(groups[0]!.p).toBeNull()
    expect(groups[2]!.p).toBeLessThan(groups[1]!.p!)
  })
  test('where nobody was selected nobody is worse off', () => {
    const { groups } = adverseImpact([{ group: 'a', people: 10, selected: 0 }, { group: 'b', people: 10, selected: 0 }])
    expect(groups.map((one) => [one.ratio, one.flagged])).toEqual([[1, false], [1, false]])
  })
  test('Fisher’s tea: three of four right is no proof', () => {
    expect(fisherExact(3, 1, 1, 3)).toBeCloseTo(34 / 70, 9)
    expect(fisherExact(4, 0, 0, 4)).toBeCloseTo(2 / 70, 9)
  })
  test('a standardized difference needs ten on either side', () => {
    const ten = Array.from({ length: 10 }, (_, at) => at / 10)
    expect(standardizedMeanDifference(ten, ten.map((value) => value - 1))).toBeGreaterThan(3)
    expect(standardizedMeanDifference(ten.slice(1), ten)).toBeNull()
    expect(standardizedMeanDifference(ten.map(() => 1), ten.map(() => 1))).toBeNull()
  })
})

test('generalizability grows with givers, and leniency left in lowers it', () => {
  const variances = { e: 0.4, u: 0.3, h: 0.1, r: 0.25 }
  const [few, many] = [generalizability(variances, 0.5, 2, 10), generalizability(variances, 0.5, 8, 10)]
  expect(many.relative).toBeGreaterThan(few.relative)
  expect(few.absolute).toBeLessThan(few.relative)
  expect(few.relative).toBeCloseTo((0.5 + 0.03) / (0.5 + 0.03 + 0.05 + 0.02), 12)
})

test('variance between people leaves out what is uncertain and never falls below 0', () => {
  expect(varianceBetween([1, 2, 3], [0.5, 0.5, 0.5])).toBeCloseTo(0.75, 12)
  expect(varianceBetween([3, 3.1], [1, 1])).toBe(0)
})

test('drift takes the common move off, since leniencies only compare within a cycle', () => {
  const cycle = (name: string, by: number, extra: number) => ({
    cycle: name, variance: 0.25,
    byGiver: new Map([0, 1, 2, 3].map((at): [string, { leniency: number; error: number }] => [`g${at}`, { leniency: by + at / 10 + (at === 3 ? extra : 0), error: 0.1 }])),
  })
  const [, same, moved] = leniencyDrift([cycle('2024', 0, 0), cycle('2025', 0.5, 0), cycle('2026', 0.5, 1)])
  expect(same!.moved).toBeCloseTo(0, 12)
  expect(moved!.moved).toBeGreaterThan(moved!.expectedByChance!)
  expect(same!.spread).toBe(0.5)
})
