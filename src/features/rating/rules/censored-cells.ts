import type { PackedObservations, Scale } from '../model.ts'

/** The censored cells of packed observations with what their values are taken to be. */
export interface CensoredCells {
  /** Censored cells of person i are `start[i] … start[i + 1] - 1`. */
  start: Int32Array
  /** Position of the cell in the packed data. */
  cell: Int32Array
  low: Float64Array
  high: Float64Array
  /** Conditional mean and variance of the value, renewed as the fit goes. */
  expected: Float64Array
  spread: Float64Array
}

/**
 * A censored value lies between its end and one level beyond the scale, so that
 * somebody of whom everybody says "at least" keeps a finite rating: the last
 * text plus half a level, with an interval that says how little is known.
 */
export function censoredCells(data: PackedObservations, scale: Scale): CensoredCells {
  const people = data.people.length
  const start = new Int32Array(people + 1)
  const count = censoredCount(data.bound)
  const cell = new Int32Array(count)
  const low = new Float64Array(count)
  const high = new Float64Array(count)
  let at = 0
  for (let person = 0; person < people; person++) {
    const end = data.reviewCells[data.personReviews[person + 1]!]!
    for (let one = data.reviewCells[data.personReviews[person]!]!; one < end; one++) {
      if (data.bound[one] === 0) continue
      cell[at] = one
      low[at] = data.bound[one] === 1 ? data.value[one]! : Math.min(scale.bottom, data.value[one]!) - 1
      high[at] = data.bound[one] === 1 ? Math.max(scale.top, data.value[one]!) + 1 : data.value[one]!
      at++
    }
    start[person + 1] = at
  }
  const expected = new Float64Array(count)
  for (let one = 0; one < count; one++) expected[one] = data.value[cell[one]!]!
  return { start, cell, low, high, expected, spread: new Float64Array(count) }
}

function censoredCount(bound: Int8Array): number {
  let count = 0
  for (let cell = 0; cell < bound.length; cell++) if (bound[cell] !== 0) count++
  return count
}

/** The lowest and highest value in the data. */
export function scaleOf(data: PackedObservations): Scale {
  if (data.value.length === 0) return { bottom: 0, top: 0 }
  let bottom = Infinity
  let top = -Infinity
  for (let cell = 0; cell < data.value.length; cell++) {
    const value = data.value[cell]!
    if (value < bottom) bottom = value
    if (value > top) top = value
  }
  return { bottom, top }
}
