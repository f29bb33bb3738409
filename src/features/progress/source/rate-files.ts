import type { Givens } from '../../rating/model.ts'
import { roundedLoading } from '../../rating/rules/fit-givens.ts'
import { csvLine } from '../../rating/source/text-table.ts'
import type { Cell, GivenRow } from '../rules/counted-observations.ts'

const columns = ['giver', 'person', 'competency', 'value', 'bound', 'date']

/** The observations that count, as `cairn rate` reads them: a giver's several of a competency become their mean there as here. */
export function observationsCsv(cells: readonly Cell<GivenRow>[], person: string): string {
  const rows = cells.flatMap(({ giver, competency, from }) => from.map((row) => [giver, person, competency, row.value!, row.bound!, row.observedOn]))
  return [columns, ...rows].map(csvLine).join('')
}

/** The givens as `cairn rate --given` reads them: of the person's own givers, and of nobody else. */
export function fitJson({ variances, offsets, scale, range, givers }: Givens, fittedAt: string | null) {
  const own = [...givers].map(([giver, { leniency, error, loadings }]) => ({ giver, leniency, error, loadings: Array.from(loadings, roundedLoading) }))
  return { model: 'fitted' as const, fittedAt, variances: { ...variances }, offsets: Object.fromEntries(offsets), scale: { ...scale }, range: { ...range }, givers: own }
}
