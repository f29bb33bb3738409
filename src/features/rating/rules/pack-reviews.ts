import type { Bound, PackedObservations } from '../model.ts'

/** What one giver saw of one person in one competency, several observations already taken together. */
export interface ReviewCell {
  competency: string
  value: number
  bound: Bound
}

/** Observations on their way to being packed: reviews come person by person and giver by giver, each in the order of names. */
export interface Packing {
  people: string[]
  personReviews: number[]
  givers: Map<string, number>
  competencies: Map<string, number>
  reviewGiver: Int32Array
  reviews: number
  reviewCells: Int32Array
  cellCompetency: Uint16Array
  value: Float64Array
  bound: Int8Array
  cells: number
}

const signOf: Record<Bound, -1 | 0 | 1> = { 'at-most': -1, exact: 0, 'at-least': 1 }

/** Competencies are named beforehand, so that each takes two bytes a cell from the start. */
export function startPacking(competencies: readonly string[]): Packing {
  if (competencies.length > 65_536) throw new RangeError('A fit holds at most 65,536 competencies.')
  const sorted = [...new Set(competencies)].sort(byCodeUnit)
  return {
    people: [], personReviews: [], givers: new Map(), competencies: new Map(sorted.map((name, at) => [name, at])),
    reviewGiver: new Int32Array(1024), reviews: 0, reviewCells: new Int32Array(1024),
    cellCompetency: new Uint16Array(8192), value: new Float64Array(8192), bound: new Int8Array(8192), cells: 0,
  }
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Adds all that one giver saw of one person. */
export function addReview(packing: Packing, person: string, giver: string, cells: readonly ReviewCell[]): void {
  if (cells.length === 0 || giver === person) return
  if (packing.people.at(-1) !== person) {
    packing.people.push(person)
    packing.personReviews.push(packing.reviews)
  }
  makeRoom(packing, cells.length)
  const known = packing.givers.get(giver) ?? packing.givers.size
  packing.givers.set(giver, known)
  packing.reviewGiver[packing.reviews] = known
  packing.reviewCells[packing.reviews++] = packing.cells
  const sorted = cells.length === 1 ? cells : [...cells].sort((a, b) => packing.competencies.get(a.competency)! - packing.competencies.get(b.competency)!)
  for (const cell of sorted) {
    packing.cellCompetency[packing.cells] = packing.competencies.get(cell.competency)!
    packing.value[packing.cells] = cell.value
    packing.bound[packing.cells++] = signOf[cell.bound]
  }
}

function makeRoom(packing: Packing, more: number): void {
  if (packing.reviews + 1 >= packing.reviewGiver.length) {
    packing.reviewGiver = grown(packing.reviewGiver, new Int32Array(packing.reviewGiver.length * 2))
    packing.reviewCells = grown(packing.reviewCells, new Int32Array(packing.reviewCells.length * 2))
  }
  while (packing.cells + more > packing.value.length) {
    const room = Math.ceil(packing.value.length * 1.5)
    packing.cellCompetency = grown(packing.cellCompetency, new Uint16Array(room))
    packing.value = grown(packing.value, new Float64Array(room))
    packing.bound = grown(packing.bound, new Int8Array(room))
  }
}

function grown<Numbers extends { set(from: ArrayLike<number>): void }>(from: ArrayLike<number>, to: Numbers): Numbers {
  to.set(from)
  return to
}

/** The same as packing all observations at once: givers and competencies by name, those that nobody spoke of left out. */
export function finishPacking(packing: Packing): PackedObservations {
  const givers = [...packing.givers.keys()].sort(byCodeUnit)
  const giverAt = new Int32Array(givers.length)
  givers.forEach((name, at) => (giverAt[packing.givers.get(name)!] = at))
  const seen = new Uint8Array(packing.competencies.size)
  for (let cell = 0; cell < packing.cells; cell++) seen[packing.cellCompetency[cell]!] = 1
  const competencies = [...packing.competencies.keys()].filter((_, at) => seen[at] === 1)
  const competencyAt = new Uint16Array(seen.length)
  for (let at = 0, next = 0; at < seen.length; at++) if (seen[at] === 1) competencyAt[at] = next++
  const reviewCells = packing.reviewCells.slice(0, packing.reviews + 1)
  reviewCells[packing.reviews] = packing.cells
  return {
    people: packing.people, givers, competencies,
    personReviews: Int32Array.from([...packing.personReviews, packing.reviews]),
    reviewGiver: packing.reviewGiver.slice(0, packing.reviews).map((giver) => giverAt[giver]!),
    reviewCells,
    cellCompetency: packing.cellCompetency.slice(0, packing.cells).map((one) => competencyAt[one]!),
    value: packing.value.slice(0, packing.cells),
    bound: packing.bound.slice(0, packing.cells),
  }
}
