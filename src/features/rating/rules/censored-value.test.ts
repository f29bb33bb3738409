import fc from 'fast-check'
import { expect, test } from 'vitest'
import { truncatedMoments } from './censored-value.ts'

/** Mean and variance of a truncated normal by Simpson's rule. */
function integrated(mean: number, sd: number, low: number, high: number): [number, number] {
  const steps = 4000
  const density = (x: number): number => Math.exp(-0.5 * ((x - mean) / sd) ** 2 + 0.5 * ((Math.min(high, Math.max(low, mean)) - mean) / sd) ** 2)
  let [mass, first, second] = [0, 0, 0]
  for (let step = 0; step <= steps; step++) {
    const x = low + ((high - low) * step) / steps
    const weight = density(x) * (step === 0 || step === steps ? 1 : step % 2 === 1 ? 4 : 2)
    mass += weight
    first += weight * x
    second += weight * x * x
  }
  return [first / mass, second / mass - (first / mass) ** 2]
}

test('moments agree with integration, wherever the mean lies', () => {
  const out = new Float64Array(2)
  fc.assert(
    fc.property(fc.double({ min: -4, max: 12, noNaN: true }), fc.double({ min: 0.3, max: 1.5, noNaN: true }), fc.double({ min: 0.5, max: 3, noNaN: true }), (mean, sd, width) => {
      truncatedMoments(mean, sd, 4, 4 + width, out)
      const [expectation, variance] = integrated(mean, sd, 4, 4 + width)
      expect(out[0]).toBeCloseTo(expectation, 5)
      expect(out[1]).toBeCloseTo(variance, 5)
    }),
  )
})

test('a value far beyond its bounds stays within them', () => {
  const out = new Float64Array(2)
  for (const mean of [-200, -20, 30, 500]) {
    truncatedMoments(mean, 0.6, 6, 7, out)
    expect(out[0]).toBeGreaterThanOrEqual(6)
    expect(out[0]).toBeLessThanOrEqual(7)
    expect(out[1]).toBeGreaterThanOrEqual(0)
  }
})
