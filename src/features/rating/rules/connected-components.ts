import type { PackedObservations } from '../model.ts'

/** Which people and givers are connected by reviews; components are numbered by their first person. */
export interface Components {
  ofPerson: Int32Array
  ofGiver: Int32Array
  count: number
}

/**
 * Connected components of the person–giver graph. People in different
 * components share no giver, directly or through others, so nothing in the data
 * says how their givers' leniencies compare. (A name that is both a giver and a
 * person joins nothing: being rated says nothing about how one rates.)
 */
export function connectedComponents(data: PackedObservations): Components {
  const personCount = data.people.length
  const parent = Int32Array.from({ length: personCount + data.givers.length }, (_, at) => at)
  for (let person = 0; person < personCount; person++) {
    for (let review = data.personReviews[person]!; review < data.personReviews[person + 1]!; review++) {
      union(parent, person, personCount + data.reviewGiver[review]!)
    }
  }
  return numberComponents(parent, personCount)
}

function numberComponents(parent: Int32Array, personCount: number): Components {
  const numberOf = new Int32Array(parent.length).fill(-1)
  const all = new Int32Array(parent.length)
  let count = 0
  for (let node = 0; node < parent.length; node++) {
    const root = rootOf(parent, node)
    if (numberOf[root] === -1) numberOf[root] = count++
    all[node] = numberOf[root]!
  }
  return { ofPerson: all.slice(0, personCount), ofGiver: all.slice(personCount), count }
}

function rootOf(parent: Int32Array, node: number): number {
  while (parent[node] !== node) {
    parent[node] = parent[parent[node]!]!
    node = parent[node]!
  }
  return node
}

function union(parent: Int32Array, a: number, b: number): void {
  const rootA = rootOf(parent, a)
  const rootB = rootOf(parent, b)
  if (rootA < rootB) parent[rootB] = rootA
  else parent[rootA] = rootB
}
