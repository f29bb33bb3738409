import { sum, type RatingTable } from './rating-table.ts'

/** Shrout & Fleiss's six forms: one rating or the mean of k; judges nested, random or fixed. */
export interface IntraclassCorrelations {
  ICC1: number
  ICC2: number
  ICC3: number
  ICC1k: number
  ICC2k: number
  ICC3k: number
  targets: number
  judges: number
}

/**
 * Intraclass correlations from the two-way analysis of variance (Shrout &
 * Fleiss 1979, "Intraclass correlations: uses in assessing rater reliability").
 * Over the targets that every judge rated; null with fewer than two of either
 * or where targets do not vary.
 */
export function intraclassCorrelations(table: RatingTable): IntraclassCorrelations | null {
  const rows = table.values.filter((row) => row.every((value) => value !== null))
  const n = rows.length
  const k = table.raters.length
  if (n < 2 || k < 2) return null
  const { between, within, judges, error } = meanSquares(rows as number[][], n, k)
  if (between + within === 0) return null
  return {
    ICC1: (between - within) / (between + (k - 1) * within),
    ICC2: (between - error) / (between + (k - 1) * error + (k * (judges - error)) / n),
    ICC3: (between - error) / (between + (k - 1) * error),
    ICC1k: (between - within) / between,
    ICC2k: (between - error) / (between + (judges - error) / n),
    ICC3k: (between - error) / between,
    targets: n,
    judges: k,
  }
}

function meanSquares(rows: readonly number[][], n: number, k: number): { between: number; within: number; judges: number; error: number } {
  const grand = sum(rows.map(sum)) / (n * k)
  const byTarget = sum(rows.map((row) => (sum(row) / k - grand) ** 2)) * k
  const byJudge = sum(Array.from({ length: k }, (_, j) => (sum(rows.map((row) => row[j]!)) / n - grand) ** 2)) * n
  const total = sum(rows.map((row) => sum(row.map((value) => (value - grand) ** 2))))
  return {
    between: byTarget / (n - 1),
    within: (total - byTarget) / (n * (k - 1)),
    judges: byJudge / (k - 1),
    error: (total - byTarget - byJudge) / ((n - 1) * (k - 1)),
  }
}
