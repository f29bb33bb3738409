import type { Framework } from '../../framework/model.ts'
import type { Givens } from '../../rating/model.ts'
import type { HistoryPoint } from '../model.ts'
import { countedCells, type Placed } from './counted-observations.ts'
import type { MapObservation } from './map-rows.ts'
import { rateCells } from './rate-cells.ts'
import { highestScope, usualFrequency } from './seen.ts'
import { monthsBefore, windowEnding } from './window.ts'

const points = 12

/** A competency's rating, rung and frequency as they stood month by month, the earliest first; months in which nothing counted are left out. */
export function competencyHistory(framework: Framework, placed: readonly Placed<MapObservation>[], givens: Givens, competency: string, day: string): HistoryPoint[] {
  const days = Array.from({ length: points }, (_, at) => monthsBefore(day, points - 1 - at))
  return days.flatMap((on) => {
    const cells = countedCells(placed, windowEnding(on))
    const rated = rateCells(cells, givens, 'them')?.competencies.find((it) => it.competency === competency)
    if (!rated) return []
    const rows = cells.filter((it) => it.competency === competency).flatMap((it) => it.from)
    const { adjusted, raw, low, high } = rated
    return [{ on, adjusted, raw, low, high, scope: highestScope(framework, rows), frequency: usualFrequency(framework, rows) }]
  })
}
