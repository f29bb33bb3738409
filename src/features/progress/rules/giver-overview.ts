import type { PackedObservations } from '../../rating/model.ts'
import type { Components } from '../../rating/rules/connected-components.ts'

/** How many people each giver shares with another giver, and which component holds the most people. */
export function giverOverview(data: PackedObservations, { ofPerson, count }: Components): { shared: Int32Array; main: number } {
  const shared = new Int32Array(data.givers.length)
  const people = new Int32Array(count)
  for (let person = 0; person < data.people.length; person++) {
    people[ofPerson[person]!]!++
    const first = data.personReviews[person]!
    const end = data.personReviews[person + 1]!
    if (end - first > 1) for (let review = first; review < end; review++) shared[data.reviewGiver[review]!]!++
  }
  return { shared, main: people.indexOf(people.reduce((most, one) => Math.max(most, one), 0)) }
}
