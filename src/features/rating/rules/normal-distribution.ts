const rootTwoPi = Math.sqrt(2 * Math.PI)

/** Standard normal density. */
export function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x) / rootTwoPi
}

/** P(Z ≤ x) for a standard normal Z, to about 1e-10 of its value. */
export function normalBelow(x: number): number {
  return x > 0 ? 1 - normalDensity(x) * millsRatio(x) : normalDensity(x) * millsRatio(-x)
}

/**
 * Mills' ratio P(Z > x) / density(x) for x ≥ 0, where neither factor underflows.
 * Hart's rational approximation (Hart et al., Computer Approximations, 1968,
 * no. 5666) below 7.07 and the continued fraction beyond, as West (2005,
 * "Better approximations to cumulative normal functions") joins them.
 */
export function millsRatio(x: number): number {
  if (x > 7.07106781186547) return 1 / (x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 5 / (x + 6 / (x + 7 / (x + 8 / (x + 0.65)))))))))
  let above = 3.52624965998911e-2 * x + 0.700383064443688
  above = above * x + 6.37396220353165
  above = above * x + 33.912866078383
  above = above * x + 112.079291497871
  above = above * x + 221.213596169931
  above = above * x + 220.206867912376
  let below = 8.83883476483184e-2 * x + 1.75566716318264
  below = below * x + 16.064177579207
  below = below * x + 86.7807322029461
  below = below * x + 296.564248779674
  below = below * x + 637.333633378831
  below = below * x + 793.826512519948
  below = below * x + 440.413735824752
  return (rootTwoPi * above) / below
}

/** The two-sided 90 % point of the normal distribution. */
export const ninetyPercent = 1.6448536269514722
