import type { PersonRef } from '../../people/model.ts'
import type { PersonExplained } from '../../rating/rules/explain-rating.ts'
import type { Explanation, Part } from '../model.ts'
import type { Cell, GivenRow } from './counted-observations.ts'

type Explained = PersonExplained['competencies'][number]

/**
 * What each observation adds to a rating. A giver's several observations of a competency share the weight of their mean evenly, so
 * that all of them are listed and the parts still add up: adjusted = offset + Σ part.
 */
export function partsOf({ parts }: Explained, cells: readonly Cell<GivenRow>[], names: ReadonlyMap<string, string>, relations: ReadonlyMap<string, string>): Part[] {
  const byCell = new Map(cells.map((it) => [`${it.giver}\n${it.competency}`, it]))
  return parts.flatMap((part) => {
    const cell = byCell.get(`${part.giver}\n${part.competency}`)!
    const weight = part.weight / cell.from.length
    return cell.from.map((row) => {
      const counted = row.value! + part.counted - part.value
      const share = { weight, counted, offset: part.offset, leniency: part.leniency, part: weight * (counted - part.offset - part.leniency) }
      return { ...share, feedback: row.feedbackId, giver: refOf(row.giverId, names), relation: relations.get(row.feedbackId) ?? 'stranger', observedOn: row.observedOn, value: row.value!, bound: row.bound!, competency: part.competency }
    })
  })
}

const refOf = (id: string | null, names: ReadonlyMap<string, string>): PersonRef | null => {
  const name = id === null ? undefined : names.get(id)
  return id !== null && name !== undefined ? { id, name } : null
}

/** The rating that can be checked by hand: the mean over givers of what each saw, less their leniency. */
export function simpleRating(cells: readonly Cell<unknown>[], competency: string, leniency: ReadonlyMap<string, number>): number | null {
  const own = cells.filter((it) => it.competency === competency)
  if (own.length === 0) return null
  return own.reduce((sum, it) => sum + it.value - (leniency.get(it.giver) ?? 0), 0) / own.length
}

/** One rating as the sum of its parts, those that weigh most first. */
export function explanationOf(explained: Explained, parts: readonly Part[], competency: string, rest: Pick<Explanation, 'fittedAt' | 'simple' | 'mutual'>): Explanation {
  const { raw, adjusted, offset } = explained
  return { competency, raw, adjusted, offset, parts: [...parts].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)), ...rest }
}
