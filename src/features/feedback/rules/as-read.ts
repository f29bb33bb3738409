import type { Framework } from '../../framework/model.ts'
import type { Feedback, FeedbackContent } from '../model.ts'
import { evidenceRemarks } from './check-evidence.ts'

/** Feedback as it is read with a framework at hand: competencies in the framework's order, evidence with what is missing from it. */
export function asRead(framework: Framework | undefined, feedback: Feedback): Feedback {
  if (!framework) return feedback
  const order = new Map(framework.competencies.map(({ id }, index) => [id, index]))
  const place = (id: string): number => order.get(id) ?? order.size
  const observations = feedback.observations.map((it) => ({ ...it, remarks: evidenceRemarks(framework.evidenceKinds, it.evidence) }))
  return { ...feedback, observations: observations.sort((a, b) => place(a.competency) - place(b.competency)) }
}

/** What feedback says, as it was written in the form: what its history keeps. */
export function contentOfFeedback({ work, observedOn, visibility, nameWithheld, words, observations }: Feedback): FeedbackContent {
  return {
    workItem: work?.id ?? null,
    observedOn,
    visibility,
    withholdName: nameWithheld,
    words,
    observations: observations.map(({ competency, choice, level, frequency, scope, statements, words: said, noOpportunityFrom, noOpportunityUntil, evidence }) => ({
      competency, choice, level, frequency, scope, statements, words: said, noOpportunityFrom, noOpportunityUntil, evidence,
    })),
  }
}
