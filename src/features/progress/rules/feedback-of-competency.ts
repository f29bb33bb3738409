import type { Feedback } from '../../feedback/model.ts'
import { carriesOver, type NotCarried, type Publication } from '../../framework/rules/carries-over.ts'
import type { Window } from './window.ts'

/** What a competency was called in earlier versions, today's name first. */
export function namesThroughout(publication: Publication, competency: string): string[] {
  const before = publication.past.flatMap(({ number, competencies }) =>
    competencies.filter(({ id }) => speaksOf(publication, { version: number, competency: id, choice: 'words', level: null }, competency)).map(({ id }) => id),
  )
  return [...new Set([competency, ...before])]
}

const speaksOf = (publication: Publication, seen: Parameters<typeof carriesOver>[1], competency: string): boolean => {
  const found = carriesOver(publication, seen)
  return 'competency' in found ? found.competency === competency : found.speaksOf.includes(competency)
}

type Sorted = {
  recent: Feedback[]
  before: (Feedback & { readonly why: 'too-long-ago' })[]
  stopped: (Feedback & { readonly why: NotCarried })[]
}

/** Feedback that speaks of a competency today, and apart from it what lies before the window or no longer speaks of it, with why. */
export function feedbackOfCompetency(publication: Publication, all: readonly Feedback[], competency: string, { from }: Pick<Window, 'from'>): Sorted {
  const sorted: Sorted = { recent: [], before: [], stopped: [] }
  for (const one of all) {
    if (one.framework.id !== publication.content.id) continue
    const found = one.observations.map((it) => carriesOver(publication, { ...it, version: one.framework.version }))
    const stopped = found.find((it) => 'reason' in it && it.speaksOf.includes(competency))
    if (found.some((it) => 'competency' in it && it.competency === competency)) {
      if (one.observedOn >= from) sorted.recent.push(one)
      else sorted.before.push({ ...one, why: 'too-long-ago' })
    } else if (stopped && 'reason' in stopped) sorted.stopped.push({ ...one, why: stopped.reason })
  }
  return sorted
}
