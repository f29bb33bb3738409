import { categoriesOf, countsByUnit, sum, type RatingTable } from './rating-table.ts'

/** Agreement weights between categories: 1 on the diagonal. */
export type Weights = number[][]

/** Only the same category agrees. */
export function identityWeights(count: number): Weights {
  return Array.from({ length: count }, (_, i) => Array.from({ length: count }, (_unused, j) => (i === j ? 1 : 0)))
}

/** 1 − (difference / range)², by the values themselves. */
export function quadraticWeights(categories: readonly number[]): Weights {
  const range = categories[categories.length - 1]! - categories[0]!
  return categories.map((c) => categories.map((k) => (range === 0 ? 1 : 1 - ((c - k) / range) ** 2)))
}

export interface Agreement {
  /** Null where chance alone would agree always. */
  coefficient: number | null
  /** Standard error over units, where it is known. */
  error: number | null
}

/**
 * Gwet's AC1 (identity weights) and AC2 (others), for any number of raters and
 * missing values (Gwet 2014, Handbook of Inter-Rater Reliability, 4th ed., ch. 5).
 */
export function gwetAgreement(table: RatingTable, weights?: Weights): Agreement {
  const categories = categoriesOf(table)
  const w = weights ?? identityWeights(categories.length)
  const counts = countsByUnit(table, categories).filter((row) => sum(row) > 0)
  const q = categories.length
  if (q < 2) return { coefficient: null, error: null }
  const share = meanShares(counts, q)
  const scale = sum(w.map(sum)) / (q * (q - 1))
  const chance = scale * sum(share.map((p) => p * (1 - p)))
  const observed = observedAgreement(counts, w)
  const coefficient = (observed - chance) / (1 - chance)
  return { coefficient, error: gwetError(counts, w, { share, scale, chance, coefficient }) }
}

function meanShares(counts: readonly number[][], q: number): number[] {
  return Array.from({ length: q }, (_, k) => sum(counts.map((row) => row[k]! / sum(row))) / counts.length)
}

/** Agreeing pairs of a unit among its pairs; null with fewer than two ratings. */
function unitAgreement(row: readonly number[], w: Weights): number | null {
  const r = sum(row)
  if (r < 2) return null
  return sum(row.map((count, k) => count * (sum(row.map((other, l) => w[k]![l]! * other)) - 1))) / (r * (r - 1))
}

function observedAgreement(counts: readonly number[][], w: Weights): number {
  const agreements = counts.map((row) => unitAgreement(row, w)).filter((one) => one !== null)
  return sum(agreements) / agreements.length
}

interface GwetParts {
  share: number[]
  scale: number
  chance: number
  coefficient: number
}

function gwetError(counts: readonly number[][], w: Weights, { share, scale, chance, coefficient }: GwetParts): number | null {
  const n = counts.length
  const paired = counts.filter((row) => sum(row) >= 2).length
  if (n < 2 || paired === 0) return null
  const squares = counts.map((row) => {
    const agreement = unitAgreement(row, w)
    const own = agreement === null ? 0 : ((n / paired) * (agreement - chance)) / (1 - chance)
    const byChance = scale * (sum(row.map((count, k) => count * (1 - share[k]!))) / sum(row))
    return (own - (2 * (1 - coefficient) * (byChance - chance)) / (1 - chance) - coefficient) ** 2
  })
  return Math.sqrt(sum(squares) / (n * (n - 1)))
}

/** Fleiss' κ, generalized to missing values and weights (Gwet 2014, ch. 2 and 4). */
export function fleissKappa(table: RatingTable, weights?: Weights): number | null {
  return coefficientWith(table, weights, (w, counts) => {
    const share = meanShares(counts, w.length)
    return sum(w.map((row, k) => sum(row.map((one, l) => one * share[k]! * share[l]!))))
  })
}

/** Conger's κ, which lets raters differ in how often they choose a category (Conger 1980; Gwet 2014). */
export function congerKappa(table: RatingTable, weights?: Weights): number | null {
  return coefficientWith(table, weights, (w) => {
    const shares = raterShares(table)
    const r = shares.length
    const mean = w.map((_, k) => sum(shares.map((own) => own[k]!)) / r)
    return sum(
      w.map((row, k) =>
        sum(
          row.map((one, l) => {
            const products = sum(shares.map((own) => own[k]! * own[l]!))
            const spread = (products - r * mean[k]! * mean[l]!) / (r - 1)
            return one * (mean[k]! * mean[l]! - spread / r)
          }),
        ),
      ),
    )
  })
}

/** Brennan & Prediger's coefficient (1981): chance chooses every category alike. */
export function brennanPrediger(table: RatingTable, weights?: Weights): number | null {
  return coefficientWith(table, weights, (w) => sum(w.map(sum)) / w.length ** 2)
}

function coefficientWith(
  table: RatingTable, weights: Weights | undefined, chanceOf: (w: Weights, counts: number[][]) => number,
): number | null {
  const categories = categoriesOf(table)
  if (categories.length < 2) return null
  const w = weights ?? identityWeights(categories.length)
  const counts = countsByUnit(table, categories).filter((row) => sum(row) > 0)
  const chance = chanceOf(w, counts)
  return (observedAgreement(counts, w) - chance) / (1 - chance)
}

/** How a rater's own ratings spread over the categories. */
function raterShares(table: RatingTable): number[][] {
  const categories = categoriesOf(table)
  const columns = table.raters.map((_, rater) => table.values.map((row) => row[rater]!).filter((value) => value !== null))
  return columns.filter((own) => own.length > 0).map((own) => categories.map((c) => own.filter((value) => value === c).length / own.length))
}
