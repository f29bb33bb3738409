import type { Framework } from '../../framework/model.ts'
import type { Feedback, Observation, PastFeedback } from '../model.ts'
import { evidenceRemarks } from './check-evidence.ts'

/** Feedback as it is read with a framework at hand: competencies in the framework's order, evidence with what is missing from it. */
export const asRead = <Given extends Feedback>(framework: Framework | undefined, feedback: Given): Given => ({ ...feedback, observations: observationsAsRead(framework, feedback.observations) })

/** The same of what feedback said before, with the version of that time. */
export const pastAsRead = (framework: Framework | undefined, past: PastFeedback): PastFeedback => ({
  ...past,
  content: { ...past.content, observations: observationsAsRead(framework, past.content.observations) },
})

function observationsAsRead(framework: Framework | undefined, observations: readonly Observation[]): Observation[] {
  if (!framework) return [...observations]
  const order = new Map(framework.competencies.map(({ id }, index) => [id, index]))
  const place = (id: string): number => order.get(id) ?? order.size
  return observations.map((it) => ({ ...it, remarks: evidenceRemarks(framework.evidenceKinds, it.evidence) })).sort((a, b) => place(a.competency) - place(b.competency))
}

/** What feedback says: what its history keeps. What is remarked on its evidence follows from the version. */
export function contentOfFeedback({ work, observedOn, visibility, nameWithheld, words, observations }: Feedback): PastFeedback['content'] {
  return { workItem: work?.id ?? null, observedOn, visibility, withholdName: nameWithheld, words, observations: observations.map((it) => ({ ...it, remarks: [] })) }
}
