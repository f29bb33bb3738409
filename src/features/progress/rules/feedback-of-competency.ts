import type { Feedback } from '../../feedback/model.ts'
import { carriesOver, type NotCarried, type Publication } from '../../framework/rules/carries-over.ts'

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

export type EarlierFeedback = Feedback & { readonly why: NotCarried }

/** Feedback that speaks of a competency today, and apart from it what no longer does, with why. */
export function feedbackOfCompetency(publication: Publication, all: readonly Feedback[], competency: string): { feedback: Feedback[]; earlier: EarlierFeedback[] } {
  const feedback: Feedback[] = []
  const earlier: EarlierFeedback[] = []
  for (const one of all) {
    if (one.framework.id !== publication.content.id) continue
    const found = one.observations.map((it) => carriesOver(publication, { ...it, version: one.framework.version }))
    const stopped = found.find((it) => 'reason' in it && it.speaksOf.includes(competency))
    if (found.some((it) => 'competency' in it && it.competency === competency)) feedback.push(one)
    else if (stopped && 'reason' in stopped) earlier.push({ ...one, why: stopped.reason })
  }
  return { feedback, earlier }
}
