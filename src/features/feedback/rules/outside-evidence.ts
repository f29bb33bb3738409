import type { Issue } from '../../../platform/result.ts'
import type { Competency, EvidenceKind, Framework } from '../../framework/model.ts'
import type { Evidence } from '../model.ts'
import { evidenceIssues } from './check-evidence.ts'

/** What an outsider's form is made of: names, and the kinds of evidence that people from outside may give; never a level's text. */
export type OutsideWords = Pick<Framework, 'competencies' | 'evidenceKinds'>

/** The kinds of evidence that a competency asks for and that may come from outside. */
export function outsideKinds({ evidenceKinds }: OutsideWords, competency: Competency): EvidenceKind[] {
  const asked = new Set(competency.evidence.map((it) => it.kind))
  return evidenceKinds.filter((it) => it.outsiders && asked.has(it.id))
}

export type OutsideObservation = { readonly competency: string; readonly words: string | null; readonly evidence: readonly Evidence[] }

/** What keeps an outsider's answer from being taken. They speak of what they were asked about and of nothing else. */
export function outsideIssues(words: OutsideWords, asked: readonly string[], observations: readonly OutsideObservation[]): Issue[] {
  return observations.flatMap((it, index) => {
    const at = `observations.${index}`
    const competency = asked.includes(it.competency) ? words.competencies.find(({ id }) => id === it.competency) : undefined
    if (!competency) return [{ path: `${at}.competency`, message: 'You were not asked about this. Reload the page.' }]
    if (observations.findIndex((one) => one.competency === it.competency) < index) return [{ path: `${at}.competency`, message: 'This is here twice. Say both in one.' }]
    return evidenceIssues(outsideKinds(words, competency), it.evidence, `${at}.evidence`)
  })
}
