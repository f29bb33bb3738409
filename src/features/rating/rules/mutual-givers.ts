import type { PackedObservations } from '../model.ts'

/** Givers whom the person rates in turn, in the order of names: "why" marks them, since two people who rate each other may be kind. */
export function mutualGivers(data: PackedObservations, person: number): string[] {
  const self = data.givers.indexOf(data.people[person]!)
  if (self < 0) return []
  const mutual: string[] = []
  for (let review = data.personReviews[person]!; review < data.personReviews[person + 1]!; review++) {
    const giver = data.givers[data.reviewGiver[review]!]!
    const other = data.people.indexOf(giver)
    if (other >= 0 && data.reviewGiver.subarray(data.personReviews[other]!, data.personReviews[other + 1]!).includes(self)) mutual.push(giver)
  }
  return mutual
}
