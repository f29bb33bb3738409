import { fisherExact } from './fisher-exact.ts'

/** Groups smaller than this are named but not computed: a rate of a few people says nothing and tells on them. */
export const smallestGroup = 10

export interface GroupCounts {
  group: string
  people: number
  selected: number
}

export interface GroupImpact extends GroupCounts {
  rate: number
  /** Rate by the highest rate of any group large enough. */
  ratio: number
  /** Two-sided p of Fisher's exact test against the group with the highest rate; null for that group itself. */
  p: number | null
  /** Below four fifths, strictly. */
  flagged: boolean
}

/**
 * The four-fifths rule (Uniform Guidelines on Employee Selection Procedures,
 * 29 CFR 1607.4 D, 1978) with a significance test beside it, since with few people
 * either alone misleads. Groups come in the order given.
 */
export function adverseImpact(groups: readonly GroupCounts[]): { groups: GroupImpact[]; tooSmall: string[] } {
  const large = groups.filter((group) => group.people >= smallestGroup)
  const tooSmall = groups.filter((group) => group.people < smallestGroup).map((group) => group.group)
  const highest = large.reduce<GroupCounts | undefined>((best, one) => (!best || rateOf(one) > rateOf(best) ? one : best), undefined)
  if (!highest) return { groups: [], tooSmall }
  const impacts = large.map((one) => {
    const ratio = impactRatio(rateOf(one), rateOf(highest))
    const p = one === highest ? null : fisherExact(one.selected, one.people - one.selected, highest.selected, highest.people - highest.selected)
    return { ...one, rate: rateOf(one), ratio, p, flagged: belowFourFifths(ratio) }
  })
  return { groups: impacts, tooSmall }
}

/** A group's rate by the highest; 1 where nobody at all was selected. */
export function impactRatio(rate: number, highest: number): number {
  return highest === 0 ? 1 : rate / highest
}

/** Strictly below 0.8; .48 by .60 is exactly 0.8, whatever binary fractions make of it. */
export function belowFourFifths(ratio: number): boolean {
  return ratio < 0.8 - 1e-12
}

function rateOf(group: GroupCounts): number {
  return group.selected / group.people
}

/**
 * Standardized mean difference (Cohen's d, pooled standard deviation) of a
 * group against all others, in standard deviations; null with fewer than ten on
 * either side or where nothing varies.
 */
export function standardizedMeanDifference(group: readonly number[], others: readonly number[]): number | null {
  if (group.length < smallestGroup || others.length < smallestGroup) return null
  const [one, other] = [moments(group), moments(others)]
  const pooled = (one.squares + other.squares) / (group.length + others.length - 2)
  return pooled > 0 ? (one.mean - other.mean) / Math.sqrt(pooled) : null
}

function moments(values: readonly number[]): { mean: number; squares: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return { mean, squares: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) }
}
