import { carriesOver, type Publication } from '../../framework/rules/carries-over.ts'
import type { Bound } from '../../rating/model.ts'
import type { ReviewCell } from '../../rating/rules/pack-reviews.ts'
import { giverCells } from './counted-observations.ts'

/**
 * All that one giver said of one person as one text, so that millions of observations reach the fit without becoming millions of
 * objects: a line an observation in the order of time, with tabs between competency, version, choice, level, value, bound and work item.
 */
export interface Review {
  readonly person: string
  readonly giver: string
  readonly said: string
}

/** What counts of a review in the fit, by the same rule as on a page. */
export function cellsSaid(publication: Publication, giver: string, said: string): ReviewCell[] {
  const inOrder = said.split('\n').flatMap((line) => {
    const [competency, version, choice, level, value, bound, work] = line.split('\t') as [string, string, string, string, string, Bound, string]
    const today = carriesOver(publication, { competency, version: Number(version), choice, level: level || null })
    return 'competency' in today ? [{ competency: today.competency, row: { value: Number(value), bound, workItemId: work || null } }] : []
  })
  return giverCells(giver, inOrder)
}
