import { expect, test } from 'vitest'
import { millsRatio, normalBelow, normalDensity } from './normal-distribution.ts'

test.each([
  [0, 0.5],
  [1.96, 0.9750021048517795],
  [-1.6448536269514722, 0.05],
  [-3, 0.0013498980316300946],
  [-8, 6.220960574271786e-16],
])('P(Z ≤ %d) is the tables’ value', (x, probability) => {
  expect(normalBelow(x) / probability).toBeCloseTo(1, 9)
})

test('far in the tail, Mills’ ratio is the tail’s expansion', () => {
  for (const x of [8, 20, 100]) expect(millsRatio(x) * x).toBeCloseTo(1 - 1 / x ** 2 + 3 / x ** 4 - 15 / x ** 6, 4)
  expect(normalDensity(0)).toBeCloseTo(1 / Math.sqrt(2 * Math.PI), 15)
})
