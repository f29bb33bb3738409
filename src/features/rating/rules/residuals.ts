import type { PackedObservations } from '../model.ts'
import type { CensoredCells } from './censored-cells.ts'
import type { PersonCells } from './person-cells.ts'

/** What stands for each cell's value, and what is taken from it before the people and givers are told apart. */
export interface Values {
  /** δ by competency, in levels. */
  offsets: Float64Array
  censored: CensoredCells
}

/** Loads the person's residuals: the value, or what a censored value is taken to be, less the competency's offset. */
export function loadResiduals(local: PersonCells, data: PackedObservations, person: number, values: Values): void {
  const { first, cells, residual } = local
  const { offsets, censored } = values
  const { value, cellCompetency } = data
  for (let cell = 0; cell < cells; cell++) residual[cell] = value[first + cell]! - offsets[cellCompetency[first + cell]!]!
  for (let at = censored.start[person]!; at < censored.start[person + 1]!; at++) {
    const cell = censored.cell[at]!
    residual[cell - first] = censored.expected[at]! - offsets[cellCompetency[cell]!]!
  }
}
