import type { Variances } from '../../model.ts'

/**
 * How well a mean over n givers and c competencies would rank-order people
 * again with other givers (`relative`, leniency evened out) and place them on the scale
 * again (`absolute`, leniency left in): Brennan (2001), Generalizability Theory, for the fitted
 * model's components. `people` is the variance of α between people; all in squared levels.
 */
export function generalizability(
  variances: Variances, people: number, givers: number, competencies: number,
): { relative: number; absolute: number } {
  const { e, u, h, r } = variances
  const universe = people + u / competencies
  const relativeError = h / givers + e / (givers * competencies)
  return { relative: universe / (universe + relativeError), absolute: universe / (universe + relativeError + r / givers) }
}

/** Variance between people's overalls: that of the estimates less what is uncertain about them, never below 0. */
export function varianceBetween(estimates: readonly number[], deviations: readonly number[]): number {
  if (estimates.length < 2) return 0
  const mean = estimates.reduce((sum, value) => sum + value, 0) / estimates.length
  const spread = estimates.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (estimates.length - 1)
  const uncertain = deviations.reduce((sum, value) => sum + value ** 2, 0) / deviations.length
  return Math.max(0, spread - uncertain)
}
