import { action } from '../../platform/action.ts'
import { fail, ok } from '../../platform/result.ts'
import type { CompetencyRating } from '../rating/model.ts'
import * as api from './api.ts'
import { lookAt, readGrowth } from './read-growth.ts'
import { countedCells, type Cell } from './rules/counted-observations.ts'
import { rateCells } from './rules/rate-cells.ts'
import { windowEnding } from './rules/window.ts'

/** The stranger who would add one more value: nothing is known of their leniency. */
const stranger = 'somebody new'

export const tryWhatIf = action(api.tryWhatIf, async (context, { person, competency, without, value }) => {
  const looked = await lookAt(context, person)
  if (!looked.ok) return looked
  const { published, day } = looked.value
  if (!published?.content.competencies.some((it) => it.id === competency)) return fail({ kind: 'not-found', what: 'such competency in their framework' })
  const { placed, givens } = await readGrowth(context, looked.value, published)
  const left = new Set(without)
  const window = windowEnding(day)
  const rest: Cell<unknown>[] = countedCells(placed.filter((it) => !left.has(it.row.feedbackId)), window)
  const more: Cell<unknown>[] = value === null ? [] : [{ giver: stranger, competency, value, bound: 'exact', from: [] }]
  const ratingOf = (cells: readonly Cell<unknown>[]) => shown(rateCells(cells, givens, person)?.competencies.find((it) => it.competency === competency))
  return ok({ before: ratingOf(countedCells(placed, window)), after: ratingOf([...rest, ...more]) })
})

const shown = (rated: CompetencyRating | undefined) => (rated ? { adjusted: rated.adjusted, low: rated.low, high: rated.high } : null)
