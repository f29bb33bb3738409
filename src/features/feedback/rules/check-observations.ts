import type { Framework } from '../../framework/model.ts'
import type { Issue } from '../../../platform/result.ts'
import type { FeedbackContent, ObservationInput } from '../model.ts'
import { evidenceIssues } from './check-evidence.ts'
import { levelTexts, type LevelText } from './level-texts.ts'

/** Everything that keeps what was written from being taken, by the field it stands in. */
export function contentIssues(framework: Framework, specialty: string | null, content: FeedbackContent): Issue[] {
  const { visibility, words, observations } = content
  if (visibility === 'managers') return managersOnlyIssues(content)
  if (!words && observations.length === 0) return [{ path: 'words', message: 'Say what you saw: choose a text of a competency, or write some words.' }]
  return observationsIssues(framework, specialty, observations)
}

/** What is for managers only is words alone, so that no number rests on what the person cannot read. */
function managersOnlyIssues({ words, observations }: FeedbackContent): Issue[] {
  return [
    ...(words ? [] : [{ path: 'words', message: 'Write what the managers should know.' }]),
    ...(observations.length > 0 ? [{ path: 'visibility', message: 'What is for managers only is words without a level. Take out the competencies, or let the person read it.' }] : []),
  ]
}

export function observationsIssues(framework: Framework, specialty: string | null, observations: readonly ObservationInput[]): Issue[] {
  const seen = new Set<string>()
  return observations.flatMap((it, index) => {
    const at = `observations.${index}`
    if (seen.has(it.competency)) return [{ path: `${at}.competency`, message: `“${it.competency}” is here twice. Say both in one.` }]
    seen.add(it.competency)
    return framework.competencies.some(({ id }) => id === it.competency)
      ? observationIssues(framework, levelTexts(framework, it.competency, specialty), it, at)
      : [{ path: `${at}.competency`, message: `The framework has no competency “${it.competency}” now. Reload the form.` }]
  })
}

function observationIssues(framework: Framework, texts: readonly LevelText[], it: ObservationInput, at: string): Issue[] {
  const unknown = (list: readonly { readonly id: string }[], id: string | null): boolean => id !== null && !list.some((one) => one.id === id)
  return [
    ...choiceIssues(texts, it, at),
    ...(unknown(framework.frequencies, it.frequency) ? [{ path: `${at}.frequency`, message: 'Choose a frequency of the framework.' }] : []),
    ...(unknown(framework.scopes, it.scope) ? [{ path: `${at}.scope`, message: 'Choose an area of influence of the framework.' }] : []),
    ...statementIssues(texts, it, at),
    ...evidenceIssues(framework.evidenceKinds, it.evidence, `${at}.evidence`),
  ]
}

function choiceIssues(texts: readonly LevelText[], it: ObservationInput, at: string): Issue[] {
  if (it.choice !== 'level' && it.level !== null) return [{ path: `${at}.level`, message: 'A level goes with the choice of a level’s text only.' }]
  const issue = choiceIssue(texts, it)
  return issue ? [{ path: `${at}.${issue[0]}`, message: issue[1] }] : []
}

type FieldIssue = readonly [field: 'choice' | 'level' | 'words' | 'noOpportunityUntil', message: string]

function choiceIssue(texts: readonly LevelText[], { choice, level, words, evidence, noOpportunityFrom: from, noOpportunityUntil: until }: ObservationInput): FieldIssue | undefined {
  switch (choice) {
    case 'level':
      return texts.some((it) => it.levels.includes(level ?? '')) ? undefined : ['level', texts.length > 0 ? 'Choose a level that has a text.' : 'This competency has no texts to choose from. Use words.']
    case 'not-yet':
      return texts.length > 0 ? undefined : ['choice', 'This competency has no first text. Use words.']
    case 'beyond':
      return texts.length === 1 ? undefined : ['choice', '“Beyond” is offered where a competency has one text. Choose a level’s text.']
    case 'words':
      return words || evidence.length > 0 ? undefined : ['words', 'Write what you saw, or add evidence.']
    case 'no-opportunity':
      if (!words) return ['words', 'Say why there was no opportunity.']
      return from && until && until < from ? ['noOpportunityUntil', 'The last day comes before the first.'] : undefined
    case 'not-observed':
    case 'outside-role':
      return undefined
  }
}

/** One points at statements of the text that one chose; with “not yet” and “beyond”, of the text that one measured by. */
function statementIssues(texts: readonly LevelText[], { choice, level, statements }: ObservationInput, at: string): Issue[] {
  if (statements.length === 0) return []
  const chosen = chosenText(texts, choice, level)
  const there = new Set(chosen?.expectation.statements.map((it) => it.id))
  const all = statements.every((it) => there.has(it))
  return all && new Set(statements).size === statements.length ? [] : [{ path: `${at}.statements`, message: 'Point at statements of the text that you chose, each once.' }]
}

/** The text that a choice was measured by. */
export const chosenText = (texts: readonly LevelText[], choice: ObservationInput['choice'], level: string | null): LevelText | undefined =>
  choice === 'level' ? texts.find((it) => it.levels.includes(level ?? '')) : choice === 'not-yet' || choice === 'beyond' ? texts[0] : undefined
