import type { PackedObservations } from '../model.ts'

/**
 * About `count` people who share givers with each other, found outwards from
 * the first, as observations of their own. Variances of a large organization
 * are nearly known from a part of it; people picked at random would share too
 * few givers to tell leniency from halo.
 */
export function neighbourhood(data: PackedObservations, count: number): PackedObservations {
  return onlyPeople(data, nearestPeople(data, count))
}

function nearestPeople(data: PackedObservations, count: number): number[] {
  const { start, people } = peopleByGiver(data)
  const reached = new Uint8Array(data.people.length)
  const asked = new Uint8Array(data.givers.length)
  const chosen: number[] = []
  let next = 0
  for (let seed = 0; seed < data.people.length && chosen.length < count; seed++) {
    if (reached[seed]) continue
    reached[seed] = 1
    chosen.push(seed)
    for (; next < chosen.length && chosen.length < count; next++) {
      for (let review = data.personReviews[chosen[next]!]!; review < data.personReviews[chosen[next]! + 1]!; review++) {
        const giver = data.reviewGiver[review]!
        if (asked[giver]) continue
        asked[giver] = 1
        for (let at = start[giver]!; at < start[giver + 1]!; at++) {
          if (reached[people[at]!]) continue
          reached[people[at]!] = 1
          chosen.push(people[at]!)
        }
      }
    }
  }
  return chosen.sort((a, b) => a - b)
}

function peopleByGiver(data: PackedObservations): { start: Int32Array; people: Int32Array } {
  const start = new Int32Array(data.givers.length + 1)
  for (const giver of data.reviewGiver) start[giver + 1]!++
  for (let giver = 0; giver < data.givers.length; giver++) start[giver + 1]! += start[giver]!
  const people = new Int32Array(data.reviewGiver.length)
  const next = start.slice()
  for (let person = 0; person < data.people.length; person++) {
    for (let review = data.personReviews[person]!; review < data.personReviews[person + 1]!; review++) {
      people[next[data.reviewGiver[review]!]!++] = person
    }
  }
  return { start, people }
}

function onlyPeople(data: PackedObservations, chosen: readonly number[]): PackedObservations {
  const newGiver = new Map<number, number>()
  const personReviews = new Int32Array(chosen.length + 1)
  const reviewGiver: number[] = []
  const reviewCells: number[] = [0]
  const cells: number[] = []
  chosen.forEach((person, at) => {
    for (let review = data.personReviews[person]!; review < data.personReviews[person + 1]!; review++) {
      const giver = data.reviewGiver[review]!
      if (!newGiver.has(giver)) newGiver.set(giver, newGiver.size)
      reviewGiver.push(newGiver.get(giver)!)
      for (let cell = data.reviewCells[review]!; cell < data.reviewCells[review + 1]!; cell++) cells.push(cell)
      reviewCells.push(cells.length)
    }
    personReviews[at + 1] = reviewGiver.length
  })
  return {
    people: chosen.map((person) => data.people[person]!),
    givers: [...newGiver.keys()].map((giver) => data.givers[giver]!),
    competencies: data.competencies,
    personReviews,
    reviewGiver: Int32Array.from(reviewGiver),
    reviewCells: Int32Array.from(reviewCells),
    cellCompetency: Uint16Array.from(cells, (cell) => data.cellCompetency[cell]!),
    value: Float64Array.from(cells, (cell) => data.value[cell]!),
    bound: Int8Array.from(cells, (cell) => data.bound[cell]!),
  }
}
