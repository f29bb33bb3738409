import { categoriesOf, countsByUnit, sum, type RatingTable } from './rating-table.ts'

export type Metric = 'nominal' | 'ordinal' | 'interval' | 'ratio'

/**
 * Krippendorff's α = 1 − D_o/D_e (Krippendorff 2011, "Computing Krippendorff's
 * Alpha-Reliability"), for any number of raters and missing values. Units with
 * one rating pair with nothing and stay out. Null where nothing varies, since
 * agreement beyond chance is then undefined.
 */
export function krippendorffAlpha(table: RatingTable, metric: Metric): number | null {
  const categories = categoriesOf(table)
  const pairable = countsByUnit(table, categories).filter((counts) => sum(counts) >= 2)
  const totals = categories.map((_, at) => sum(pairable.map((counts) => counts[at]!)))
  const distance = distances(metric, categories, totals)
  let observed = 0
  for (const counts of pairable) observed += pairSum(counts, distance) / (sum(counts) - 1)
  const expected = pairSum(totals, distance) / (sum(totals) - 1)
  return expected > 0 ? 1 - observed / expected : null
}

function pairSum(counts: readonly number[], distance: readonly (readonly number[])[]): number {
  let total = 0
  counts.forEach((one, i) => {
    if (one > 0) counts.forEach((other, j) => (total += one * other * distance[i]![j]!))
  })
  return total
}

/** Squared differences of the metric; the ordinal one counts the values chosen in between. */
function distances(metric: Metric, categories: readonly number[], totals: readonly number[]): number[][] {
  const upTo = totals.map((_, at) => sum(totals.slice(0, at + 1)))
  return categories.map((c, i) =>
    categories.map((k, j) => {
      if (i === j) return 0
      if (metric === 'nominal') return 1
      if (metric === 'interval') return (c - k) ** 2
      if (metric === 'ratio') return c + k === 0 ? 0 : ((c - k) / (c + k)) ** 2
      const [low, high] = i < j ? [i, j] : [j, i]
      const between = upTo[high]! - upTo[low]! + totals[low]! - (totals[low]! + totals[high]!) / 2
      return between ** 2
    }),
  )
}
