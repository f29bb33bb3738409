import type { PackedObservations } from '../model.ts'
import type { Explanation, Part, PersonExplained } from './explain-rating.ts'
import { mutualGivers } from './mutual-givers.ts'

/** Why a person's simple ratings are what they are: each giver of a competency weighs the same, and only leniency is taken off. */
export function explainSimple(data: PackedObservations, leniency: Float64Array, person: number): PersonExplained | undefined {
  const cells = simpleCells(data, leniency, person)
  const byCompetency = new Map<string, Cell[]>()
  for (const cell of cells) byCompetency.set(cell.competency, [...(byCompetency.get(cell.competency) ?? []), cell])
  const names = [...byCompetency.keys()].sort((a, b) => (a < b ? -1 : 1))
  if (names.length === 0) return undefined
  const explain = (competency: string | null, included: readonly string[]): Explanation => {
    const parts = included.flatMap((name) => {
      const own = byCompetency.get(name)!
      return own.map((cell) => weighted(cell, 1 / (included.length * own.length)))
    })
    const raw = parts.reduce((sum, part) => sum + part.weight * part.value, 0)
    return { competency, raw, offset: 0, adjusted: parts.reduce((sum, part) => sum + part.part, 0), parts }
  }
  return { person: data.people[person]!, overall: explain(null, names), competencies: names.map((name) => explain(name, [name])), mutual: mutualGivers(data, person) }
}

type Cell = Omit<Part, 'weight' | 'part'>

function weighted(cell: Cell, weight: number): Part {
  return { ...cell, weight, part: weight * (cell.counted - cell.leniency) }
}

function simpleCells(data: PackedObservations, leniency: Float64Array, person: number): Cell[] {
  const cells: Cell[] = []
  for (let review = data.personReviews[person]!; review < data.personReviews[person + 1]!; review++) {
    const giver = data.reviewGiver[review]!
    for (let cell = data.reviewCells[review]!; cell < data.reviewCells[review + 1]!; cell++) {
      const value = data.value[cell]!
      cells.push({
        giver: data.givers[giver]!, competency: data.competencies[data.cellCompetency[cell]!]!,
        value, counted: value, offset: 0, leniency: leniency[giver]!,
      })
    }
  }
  return cells
}
