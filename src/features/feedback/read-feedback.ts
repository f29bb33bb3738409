import type { Context } from '../../platform/action.ts'
import type { Framework } from '../framework/model.ts'
import { contentOf, publishedFramework } from '../framework/reads.ts'
import type { Feedback } from './model.ts'
import type { Place } from './reads/given.ts'
import { asRead } from './rules/as-read.ts'

/** Feedback as it is read with the version that it was given in, with what is missing from its evidence. */
export async function withFrameworks<Given extends Feedback>(context: Context, feedback: readonly Given[]): Promise<Given[]> {
  const texts = await textsOf(context, feedback)
  return feedback.map((it) => asRead(texts(it), it))
}

type Said = Pick<Feedback, 'framework'>

/** The framework as it was where each of these was said. */
export async function textsOf({ tx }: Context, said: readonly Said[]): Promise<(it: Said) => Framework | undefined> {
  const known = new Map<string, Framework>()
  const key = ({ framework: { id, version } }: Said): string => `${id} ${version}`
  for (const it of said) {
    if (known.has(key(it))) continue
    const { id, version } = it.framework
    const published = await publishedFramework(tx, id)
    known.set(key(it), published?.number === version ? published.content : await contentOf(tx, id, version))
  }
  return (it) => known.get(key(it))
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
