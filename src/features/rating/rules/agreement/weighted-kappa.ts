import { categoriesOf, sum, type RatingTable } from './rating-table.ts'

/**
 * Cohen's weighted κ = 1 − Σ v p_o / Σ v p_e from the joint proportions of two
 * judges and disagreement weights v, 0 on the diagonal (Cohen 1968). Null where
 * chance leaves nothing to disagree about.
 */
export function weightedKappa(joint: readonly (readonly number[])[], disagreement: readonly (readonly number[])[]): number | null {
  const total = sum(joint.map(sum))
  const rows = joint.map((row) => sum(row) / total)
  const columns = joint.map((_, j) => sum(joint.map((row) => row[j]!)) / total)
  let observed = 0
  let expected = 0
  joint.forEach((row, i) =>
    row.forEach((count, j) => {
      observed += (disagreement[i]![j]! * count) / total
      expected += disagreement[i]![j]! * rows[i]! * columns[j]!
    }),
  )
  return expected > 0 ? 1 - observed / expected : null
}

/** Squared differences between values, the usual disagreement weights. */
export function quadraticDisagreement(categories: readonly number[]): number[][] {
  return categories.map((c) => categories.map((k) => (c - k) ** 2))
}

/** Quadratic-weighted κ of two raters over the units that both rated; null with fewer than two such units. */
export function quadraticKappa(table: RatingTable, one: number, other: number): number | null {
  const both = table.values.map((row) => [row[one]!, row[other]!] as const).filter(([a, b]) => a !== null && b !== null)
  if (both.length < 2) return null
  const categories = categoriesOf(table)
  const position = new Map(categories.map((value, at) => [value, at]))
  const joint = categories.map(() => categories.map(() => 0))
  for (const [a, b] of both) joint[position.get(a!)!]![position.get(b!)!]!++
  return weightedKappa(joint, quadraticDisagreement(categories))
}

/** The mean of the quadratic-weighted κ over all pairs of raters who share units, or null where none do. */
export function meanQuadraticKappa(table: RatingTable): number | null {
  const all: number[] = []
  for (let one = 0; one < table.raters.length; one++) {
    for (let other = one + 1; other < table.raters.length; other++) {
      const kappa = quadraticKappa(table, one, other)
      if (kappa !== null) all.push(kappa)
    }
  }
  return all.length > 0 ? sum(all) / all.length : null
}
