import type { Bound, Observation, PackedObservations } from '../model.ts'

const signOf: Record<Bound, -1 | 0 | 1> = { 'at-most': -1, exact: 0, 'at-least': 1 }

/**
 * Packs observations by person. A giver's several observations of one
 * competency count once, as their mean; the mean is censored only where every
 * observation in it is, on the same side. A row whose giver is its person is a
 * self-assessment and stays out.
 */
export function packObservations(observations: readonly Observation[]): PackedObservations {
  const counted = observations.filter((one) => one.giver !== one.person)
  const people = namesOf(counted.map((one) => one.person))
  const givers = namesOf(counted.map((one) => one.giver))
  const competencies = namesOf(counted.map((one) => one.competency))
  if (competencies.length > 65_536) throw new RangeError('A fit holds at most 65,536 competencies.')
  const personAt = positions(people)
  const giverAt = positions(givers)
  const competencyAt = positions(competencies)
  const rows = counted.map((one) => ({
    person: personAt.get(one.person)!,
    giver: giverAt.get(one.giver)!,
    competency: competencyAt.get(one.competency)!,
    value: one.value,
    sign: signOf[one.bound ?? 'exact'],
  }))
  rows.sort(
    (a, b) => a.person - b.person || a.giver - b.giver || a.competency - b.competency || a.value - b.value || a.sign - b.sign,
  )
  return { people, givers, competencies, ...packRows(rows, people.length) }
}

interface Row {
  person: number
  giver: number
  competency: number
  value: number
  sign: -1 | 0 | 1
}

type Packed = Omit<PackedObservations, 'people' | 'givers' | 'competencies'>

function packRows(rows: readonly Row[], personCount: number): Packed {
  const cells = meanCells(rows)
  const personReviews = new Int32Array(personCount + 1)
  const reviewGiver: number[] = []
  const reviewCells: number[] = []
  cells.forEach((cell, at) => {
    const before = cells[at - 1]
    if (before && before.person === cell.person && before.giver === cell.giver) return
    reviewGiver.push(cell.giver)
    reviewCells.push(at)
    personReviews[cell.person + 1] = reviewGiver.length
  })
  reviewCells.push(cells.length)
  return {
    personReviews,
    reviewGiver: Int32Array.from(reviewGiver),
    reviewCells: Int32Array.from(reviewCells),
    cellCompetency: Uint16Array.from(cells, (cell) => cell.competency),
    value: Float64Array.from(cells, (cell) => cell.value),
    bound: Int8Array.from(cells, (cell) => cell.sign),
  }
}

/** One cell for each giver, person and competency, from rows sorted by all three. */
function meanCells(rows: readonly Row[]): Row[] {
  const cells: Row[] = []
  let start = 0
  while (start < rows.length) {
    const first = rows[start]!
    let end = start + 1
    while (end < rows.length && sameCell(rows[end]!, first)) end++
    cells.push(end === start + 1 ? first : meanOf(rows.slice(start, end)))
    start = end
  }
  return cells
}

function sameCell(a: Row, b: Row): boolean {
  return a.person === b.person && a.giver === b.giver && a.competency === b.competency
}

function meanOf(rows: readonly Row[]): Row {
  const first = rows[0]!
  const value = rows.reduce((sum, row) => sum + row.value, 0) / rows.length
  const sign = rows.every((row) => row.sign === first.sign) ? first.sign : 0
  return { ...first, value, sign }
}

/** Distinct names in the order of their code units, which no locale changes. */
function namesOf(names: readonly string[]): string[] {
  return [...new Set(names)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
}

function positions(names: readonly string[]): Map<string, number> {
  return new Map(names.map((name, at) => [name, at]))
}
