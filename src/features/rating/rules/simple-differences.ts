import type { PackedObservations } from '../model.ts'
import { emptyCells, loadPerson, type PersonCells } from './person-cells.ts'

/**
 * What d[i][j] comes to without going through the values again: a constant and,
 * for people with few givers, how it follows the other givers' leniencies.
 * d[i][j] = plain[j] + Σ_j' follow[j, j'] b[j'], each a mean over the competencies j shares.
 */
export interface Differences {
  /** Mean difference from the others by review, in levels. */
  plain: Float64Array
  /** 1 where the giver shares a competency of the person with somebody. */
  shared: Uint8Array
  /** Where a person's seats × seats matrix starts, by person. */
  start: Float64Array
  follow: Float64Array
}

export function differences(data: PackedObservations): Differences {
  const people = data.people.length
  const start = new Float64Array(people)
  let size = 0
  for (let person = 0; person < people; person++) {
    start[person] = size
    size += (data.personReviews[person + 1]! - data.personReviews[person]!) ** 2
  }
  const found: Differences = {
    plain: new Float64Array(data.reviewGiver.length), shared: new Uint8Array(data.reviewGiver.length), start, follow: new Float64Array(size),
  }
  const local = emptyCells(data.competencies.length)
  for (let person = 0; person < people; person++) {
    loadPerson(local, data, person)
    compare(found, local, data, person)
  }
  return found
}

function compare(found: Differences, local: PersonCells, data: PackedObservations, person: number): void {
  const { seats, slots, cells, first, slotSum, seen, slotStart, slotSeats, cellSlot, seatCells } = local
  const { value } = data
  slotSum.fill(0, 0, slots)
  for (let cell = 0; cell < cells; cell++) slotSum[cellSlot[cell]!]! += value[first + cell]!
  const review = data.personReviews[person]!
  for (let seat = 0; seat < seats; seat++) {
    const row = found.start[person]! + seat * seats
    let total = 0
    let count = 0
    for (let cell = seatCells[seat]!; cell < seatCells[seat + 1]!; cell++) {
      const slot = cellSlot[cell]!
      const others = seen[slot]! - 1
      if (others === 0) continue
      count++
      const share = 1 / others
      total += value[first + cell]! - (slotSum[slot]! - value[first + cell]!) * share
      for (let at = slotStart[slot]!; at < slotStart[slot + 1]!; at++) found.follow[row + slotSeats[at]!]! += share
    }
    if (count === 0) continue
    found.shared[review + seat] = 1
    found.plain[review + seat] = total / count
    for (let other = 0; other < seats; other++) found.follow[row + other]! /= count
    found.follow[row + seat] = 0
  }
}

/** Adds Σ_i d[i][j] by giver at the given leniencies. */
export function addDifferences(found: Differences, data: PackedObservations, leniency: Float64Array, total: Float64Array): void {
  const { personReviews, reviewGiver } = data
  for (let person = 0; person < data.people.length; person++) {
    const first = personReviews[person]!
    const end = personReviews[person + 1]!
    let at = found.start[person]!
    for (let review = first; review < end; review++) {
      let sum = found.plain[review]!
      for (let other = first; other < end; other++) sum += found.follow[at++]! * leniency[reviewGiver[other]!]!
      total[reviewGiver[review]!]! += sum
    }
  }
}
