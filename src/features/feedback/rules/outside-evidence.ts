import type { Issue } from '../../../platform/result.ts'
import type { Competency, EvidenceKind, Framework } from '../../framework/model.ts'
import type { Evidence } from '../model.ts'
import { resolveIdentifier } from '../../framework/rules/resolve-identifier.ts'
import { evidenceIssues } from './check-evidence.ts'

/** What an outsider's form is made of: names, and the kinds of evidence that people from outside may give; never a level's text. */
export type OutsideWords = Pick<Framework, 'competencies' | 'evidenceKinds'>

/** The kinds of evidence that a competency asks for and that may come from outside. */
export function outsideKinds({ evidenceKinds }: OutsideWords, competency: Competency): EvidenceKind[] {
  const asked = new Set(competency.evidence.map((it) => it.kind))
  return evidenceKinds.filter((it) => it.outsiders && asked.has(it.id))
}

export type OutsideObservation = { readonly competency: string; readonly words: string | null; readonly evidence: readonly Evidence[] }

/** What an outsider was asked about, as the framework calls it today; what is gone since is left out. */
export function askedOutside(words: OutsideWords, asked: readonly string[]): Competency[] {
  const today = new Set(asked.map((it) => resolveIdentifier(words, 'competency', it)))
  return [...today].flatMap((id) => words.competencies.find((it) => it.id === id) ?? [])
}

/** What keeps an outsider's answer from being taken. They speak of what they were asked about and of nothing else. */
export function outsideIssues(words: OutsideWords, asked: readonly string[], observations: readonly OutsideObservation[]): Issue[] {
  const open = askedOutside(words, asked)
  return observations.flatMap((it, index) => {
    const at = `observations.${index}`
    const competency = open.find(({ id }) => id === resolveIdentifier(words, 'competency', it.competency))
    if (!competency) return [{ path: `${at}.competency`, message: asked.includes(it.competency) ? goneSince : 'You were not asked about this. Reload the page.' }]
    if (observations.findIndex((one) => one.competency === it.competency) < index) return [{ path: `${at}.competency`, message: 'This is here twice. Say both in one.' }]
    return evidenceIssues(outsideKinds(words, competency), it.evidence, `${at}.evidence`)
  })
}

const goneSince = 'One of the competencies below is gone since you opened this page. Move what you wrote there to the words at the top, leave it empty and send again.'

/** What an outsider wrote, by the names of today: a new version may have been published since they opened the page. Of what became one nothing is lost. */
export function outsideToday(words: OutsideWords, observations: readonly OutsideObservation[]): OutsideObservation[] {
  const said = new Map<string, OutsideObservation>()
  for (const it of observations) {
    const competency = resolveIdentifier(words, 'competency', it.competency) ?? it.competency
    const before = said.get(competency)
    const both = [before?.words, it.words].filter(Boolean).join('\n\n')
    said.set(competency, { competency, words: both || null, evidence: [...(before?.evidence ?? []), ...it.evidence] })
  }
  return [...said.values()]
}
