import type { Context } from '../../platform/action.ts'
import { contentsOf } from '../framework/reads.ts'
import type { Feedback } from './model.ts'
import type { Place } from './reads/given.ts'
import { asRead } from './rules/as-read.ts'

/** Feedback as it is read with the version that it was given in, with what is missing from its evidence. */
export async function withFrameworks({ tx }: Context, feedback: readonly Feedback[]): Promise<Feedback[]> {
  const content = await contentsOf(tx, feedback.map((it) => it.framework))
  return feedback.map((it) => asRead(content(it.framework), it))
}

export const pageSize = 20

/** A page out of one row more than a page, and where the next begins. */
export function pageOf(found: readonly Feedback[]): { feedback: Feedback[]; next: string | null } {
  const feedback = found.slice(0, pageSize)
  const last = feedback.at(-1)
  return { feedback, next: found.length > pageSize && last ? `${last.givenAt}_${last.id}` : null }
}

/** Where a page ends; “none” where it is not what a page before was answered with. */
export function placeFrom(before: string | undefined): Place | undefined | 'none' {
  if (before === undefined) return undefined
  const [, givenAt, id] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_([0-9a-f-]{36})$/.exec(before) ?? []
  const at = new Date(givenAt ?? '')
  return id && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) && !Number.isNaN(at.getTime()) ? { givenAt: at, id } : 'none'
}
