import { millsRatio, normalDensity } from './normal-distribution.ts'

/**
 * Writes the mean and the variance of a normal (mean, sd) that is known to lie
 * between `low` and `high` to `out[0]` and `out[1]`. The moments of the doubly
 * truncated normal (Johnson, Kotz & Balakrishnan 1994, ch. 13.10), with tails
 * through Mills' ratio so that a value far from its mean stays exact.
 */
export function truncatedMoments(mean: number, sd: number, low: number, high: number, out: Float64Array): void {
  const a = (low - mean) / sd
  const b = (high - mean) / sd
  if (b <= 0 || (a < 0 && -a > b)) upperMoments(-b, -a, out)
  else upperMoments(a, b, out)
  const mirrored = b <= 0 || (a < 0 && -a > b)
  const shift = mirrored ? -out[0]! : out[0]!
  out[0] = Math.min(high, Math.max(low, mean + sd * shift))
  out[1] = Math.max(0, sd * sd * out[1]!)
}

/** Standardized moments for bounds a < b with b > 0. */
function upperMoments(a: number, b: number, out: Float64Array): void {
  const fall = Math.exp(-0.5 * (b - a) * (b + a))
  if (a > 0) {
    const mass = millsRatio(a) - fall * millsRatio(b)
    const mean = (1 - fall) / mass
    out[0] = mean
    out[1] = 1 + (a - b * fall) / mass - mean * mean
    return
  }
  const atLow = normalDensity(a)
  const atHigh = normalDensity(b)
  const mass = 1 - atLow * millsRatio(-a) - atHigh * millsRatio(b)
  const mean = (atLow - atHigh) / mass
  out[0] = mean
  out[1] = 1 + (a * atLow - b * atHigh) / mass - mean * mean
}
