import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import type { Evidence } from '../model.ts'
import type { Gone } from './give-form.ts'
import { fieldId } from './give-problems.ts'
import css from './GiveForm.module.css'

type Props = { gone: readonly Gone[]; onKeep: (one: Gone) => void; onDrop: (one: Gone) => void }

/** What was said of competencies that the framework dropped. It is left out by whoever wrote it, or kept in words; never lost by itself. */
export function GoneCompetencies({ gone, onKeep, onDrop }: Props) {
  return gone.map((one) => {
    const words = wordsOf(one)
    return (
      <div key={one.competency} id={fieldId(`gone-${one.competency}`)}>
        <Notice tone="warning" title={say('give.gone', { competency: one.name })}>
          <p>{say(words ? 'give.gone-text' : 'give.gone-without-words')}</p>
          {words && <blockquote className={css.message} dir="auto">{words}</blockquote>}
          <div className={css.answers}>
            {words && <Button small onClick={() => onKeep(one)}>{say('give.gone-keep')}</Button>}
            <Button small onClick={() => onDrop(one)}>{say('give.gone-drop')}</Button>
          </div>
        </Notice>
      </div>
    )
  })
}

/** The words of the whole with those that lost their place, under the name that it had. */
export const withGone = (words: string, one: Gone): string => [words.trim(), `${one.name}: ${wordsOf(one)}`].filter(Boolean).join('\n\n')

const wordsOf = ({ answer: { words, evidence } }: Gone): string => [words.trim(), ...evidence.flatMap(({ fields }) => Object.values(fields).map(inWords))].filter(Boolean).join('\n')

function inWords(value: Evidence['fields'][string]): string {
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return value.join(', ')
  const { before, after, unit, link } = value
  return [before === null && after === null ? '' : say('feedback.measured', { before: before ?? '?', after: after ?? '?', unit }), link].filter(Boolean).join(' ')
}
