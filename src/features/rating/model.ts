/** Which side of a value is unknown: `at-most` and `at-least` are censored at the value, `exact` is what was seen. */
export type Bound = 'exact' | 'at-most' | 'at-least'

/** What one giver saw of one person on one competency, on the ladder's level scale (E1 = 1 …). */
export interface Observation {
  giver: string
  person: string
  competency: string
  /** In levels; a censored observation holds the end of the range it was censored at. */
  value: number
  bound?: Bound
}

/**
 * Observations packed by person, then giver, then competency, each in the order
 * of its name, so that a result never depends on the order of rows. A review is
 * one giver's observations of one person; a cell is one value in it.
 */
export interface PackedObservations {
  people: string[]
  givers: string[]
  competencies: string[]
  /** Reviews of person i are `personReviews[i] … personReviews[i + 1] - 1`. */
  personReviews: Int32Array
  reviewGiver: Int32Array
  /** Cells of review k are `reviewCells[k] … reviewCells[k + 1] - 1`. */
  reviewCells: Int32Array
  cellCompetency: Uint16Array
  /** In levels. */
  value: Float64Array
  /** -1 at most, 0 exact, +1 at least. */
  bound: Int8Array
}

/**
 * Variances in squared levels, named as in the model
 * y = α[person] + δ[competency] + u[person, competency] + b[giver] + h[giver, person] + e.
 */
export interface Variances {
  /** Residual: one value about what the rest says. */
  e: number
  /** Profile: a person's competency about that person's own mean. */
  u: number
  /** Halo: one giver on one person. */
  h: number
  /** Leniency between givers. */
  r: number
}

/** The lowest and highest value that a scale's texts are taken to mean, in levels; censored values end one level beyond. */
export interface Scale {
  bottom: number
  top: number
}

/**
 * How differently givers use the range: each keeps a part of every distance
 * from the middle, and `spread` is how much more than the mean the boldest keep, as a share of the mean.
 */
export interface RangeUse {
  /** In levels. */
  middle: number
  spread: number
}

/** What a giver's fit leaves for later: leniency above 0 means generous. */
export interface GiverGiven {
  /** In levels. */
  leniency: number
  /** Standard error of the leniency, in levels. */
  error: number
  /** The giver's row of a factor X with X Xᵀ ≈ the covariance of leniencies. */
  loadings: Float32Array
}

/** Everything of a fit that a rating is computed from, beside the person's own observations. */
export interface Givens {
  variances: Variances
  /** δ by competency, in levels; a competency the fit did not know counts as 0. */
  offsets: Map<string, number>
  scale: Scale
  range: RangeUse
  givers: Map<string, GiverGiven>
}

/** A 90 % interval, in levels. */
export interface Interval {
  low: number
  high: number
}

export interface CompetencyRating extends Interval {
  competency: string
  /** Mean of the values as given. */
  raw: number
  adjusted: number
  /** Standard deviation of what is unknown about `adjusted`. */
  deviation: number
  /** How many givers saw it. */
  givers: number
}

/** A person's ratings; the overall is the mean over the competencies that somebody rated, and null where nobody rated any. */
export interface PersonRating {
  person: string
  overall: (Interval & { raw: number; adjusted: number; deviation: number }) | null
  competencies: CompetencyRating[]
}
