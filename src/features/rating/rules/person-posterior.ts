/**
 * What a person's own observations say, given the fit: means of the effects and
 * the variance of each rating. One instance is reused from person to person.
 */
export interface PersonPosterior {
  alpha: number
  /** α + b + h by seat: what this giver adds to every competency of this person. */
  seatEffect: Float64Array
  halo: Float64Array
  /** u by slot. */
  profile: Float64Array
  /** Variance of α + u by slot. */
  ratingVariance: Float64Array
  overallVariance: number
  /** How α, the seats' effects and the slots' profile follow one cell's value. */
  alphaStep: number
  seatStep: Float64Array
  profileStep: Float64Array
}

export function emptyPosterior(): PersonPosterior {
  const none = (): Float64Array => new Float64Array(0)
  return {
    alpha: 0, seatEffect: none(), halo: none(), profile: none(), ratingVariance: none(), overallVariance: 0,
    alphaStep: 0, seatStep: none(), profileStep: none(),
  }
}

export function roomForPosterior(posterior: PersonPosterior, seats: number, slots: number): void {
  if (posterior.halo.length < seats) {
    for (const name of ['seatEffect', 'halo', 'seatStep'] as const) posterior[name] = new Float64Array(2 * seats)
  }
  if (posterior.profile.length < slots) {
    for (const name of ['profile', 'ratingVariance', 'profileStep'] as const) posterior[name] = new Float64Array(2 * slots)
  }
}

/** Expected sums of squares of e, u and h over the people seen so far: what a step of the variances needs. */
export interface SquareSums {
  e: number
  u: number
  h: number
}
