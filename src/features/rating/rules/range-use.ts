import type { PackedObservations, RangeUse } from '../model.ts'
import type { Values } from './residuals.ts'

/**
 * Caution has one side: nobody keeps more than all of a distance. The tenth of
 * givers who use the range most are taken to come nearest the truth, and how far
 * they lie above the mean is how far the mean may be from it.
 */
const boldest = 0.9

/** Prior weight, in givers, of everybody using the range alike. */
const priorGivers = 5

/**
 * How differently givers use the range. Some avoid extremes: they keep only a
 * part of every distance from the middle. Within each review a giver's values
 * are regressed on what the other givers say of the same competencies, where
 * neither leniency nor halo matters; the slopes' spread beyond their own noise is found by the
 * method of moments (DerSimonian & Laird 1986). What all givers keep alike cannot be seen.
 */
export function rangeUse(data: PackedObservations, values: Values): RangeUse {
  const slopes = slopesByGiver(data, values)
  return { middle: meanOf(data.value), spread: relativeSpread(slopes) }
}

interface Slopes {
  /** Σ x², Σ xz and Σ z² by giver, x and z about their means in each review. */
  xx: Float64Array
  xz: Float64Array
  zz: Float64Array
  count: Float64Array
}

function slopesByGiver(data: PackedObservations, values: Values): Slopes {
  const room = (): Float64Array => new Float64Array(data.givers.length)
  const slopes: Slopes = { xx: room(), xz: room(), zz: room(), count: room() }
  const taken = takenValues(data, values)
  const sums = new Float64Array(data.competencies.length)
  const seen = new Int32Array(data.competencies.length)
  for (let person = 0; person < data.people.length; person++) {
    const first = data.reviewCells[data.personReviews[person]!]!
    const end = data.reviewCells[data.personReviews[person + 1]!]!
    for (let cell = first; cell < end; cell++) {
      sums[data.cellCompetency[cell]!]! += taken[cell]!
      seen[data.cellCompetency[cell]!]!++
    }
    for (let review = data.personReviews[person]!; review < data.personReviews[person + 1]!; review++) {
      addReview(slopes, data, review, taken, sums, seen)
    }
    for (let cell = first; cell < end; cell++) {
      sums[data.cellCompetency[cell]!] = 0
      seen[data.cellCompetency[cell]!] = 0
    }
  }
  return slopes
}

/** Values with censored ones as what they are taken to be. */
function takenValues(data: PackedObservations, { censored }: Values): Float64Array {
  const taken = data.value.slice()
  censored.cell.forEach((cell, at) => (taken[cell] = censored.expected[at]!))
  return taken
}

/** A review counts where at least three exact values stand beside two other givers' or more. */
function addReview(slopes: Slopes, data: PackedObservations, review: number, taken: Float64Array, sums: Float64Array, seen: Int32Array): void {
  let [n, x, z, xx, xz, zz] = [0, 0, 0, 0, 0, 0]
  for (let cell = data.reviewCells[review]!; cell < data.reviewCells[review + 1]!; cell++) {
    const competency = data.cellCompetency[cell]!
    const others = seen[competency]! - 1
    if (others < 2 || data.bound[cell] !== 0) continue
    const theirs = (sums[competency]! - taken[cell]!) / others
    const own = taken[cell]!
    n++
    x += theirs
    z += own
    xx += theirs * theirs
    xz += theirs * own
    zz += own * own
  }
  if (n < 3) return
  const giver = data.reviewGiver[review]!
  slopes.xx[giver]! += xx - (x * x) / n
  slopes.xz[giver]! += xz - (x * z) / n
  slopes.zz[giver]! += zz - (z * z) / n
  slopes.count[giver]! += n - 1
}

interface Slope {
  slope: number
  noise: number
}

function relativeSpread({ xx, xz, zz, count }: Slopes): number {
  const usable = [...xx.keys()].filter((giver) => count[giver]! >= 10 && xx[giver]! > 0.5)
  if (usable.length < 3) return 0
  const common = usable.reduce((sum, giver) => sum + xz[giver]!, 0) / usable.reduce((sum, giver) => sum + xx[giver]!, 0)
  if (common <= 0.1) return 0
  const slopes = usable.map((giver) => {
    const slope = xz[giver]! / xx[giver]!
    return { slope, noise: Math.max(0, zz[giver]! - slope * xz[giver]!) / Math.max(1, count[giver]! - 1) / xx[giver]! }
  })
  const variance = varianceBetweenSlopes(slopes, common)
  return Math.max(0, boldSlope(slopes, common, variance) / common - 1)
}

function varianceBetweenSlopes(slopes: readonly Slope[], common: number): number {
  let excess = 0
  let weights = 0
  for (const { slope, noise } of slopes) {
    const weight = 1 / (noise + 0.02)
    excess += weight * ((slope - common) ** 2 - noise)
    weights += weight
  }
  return Math.max(0, excess / (weights * (1 + priorGivers / slopes.length)))
}

/** The slope that a tenth of givers exceed, once noise no longer spreads the slopes. */
function boldSlope(slopes: readonly Slope[], common: number, variance: number): number {
  const quiet = slopes.map(({ slope, noise }) => (variance === 0 ? common : common + (slope - common) * Math.sqrt(variance / (variance + noise))))
  const rising = quiet.sort((a, b) => a - b)
  const at = boldest * (rising.length - 1)
  const below = rising[Math.floor(at)]!
  return below + (at - Math.floor(at)) * (rising[Math.ceil(at)]! - below)
}

function meanOf(values: Float64Array): number {
  let sum = 0
  for (let at = 0; at < values.length; at++) sum += values[at]!
  return values.length === 0 ? 0 : sum / values.length
}
