import { useEffect, useRef } from 'react'
import { say } from '../../../phrases/say.ts'
import { Notice } from '../../../ui/Notice.tsx'
import type { Framework } from '../../framework/model.ts'
import type { GiveForm } from './give-form.ts'
import type { GiveProblem } from './give-problems.ts'
import css from './GiveForm.module.css'

type Props = { form: GiveForm; content: Framework; focused: boolean; onGo: (place: GiveProblem) => void }

/** What another version of the framework made of what was written: the way to each text that is to be read again. */
export function ReadAgain({ form: { answers, gone }, content, focused, onGo }: Props) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (focused) box.current?.focus()
  }, [focused])
  const changed = content.competencies.filter(({ id }) => (answers[id]?.before ?? null) !== null)
  if (changed.length === 0 && gone.length === 0) return null
  return (
    <div ref={box} tabIndex={-1}>
      <Notice tone="warning" role="status" title={say('give.framework-changed')}>
        <p>{say('give.framework-changed-text')}</p>
        <p className={css.answers}>
          {changed.map(({ id, name }) => <button key={id} type="button" className={css.place} onClick={() => onGo({ competency: id, field: 'choice', message: '' })}>{name}</button>)}
          {gone.map(({ competency, name }) => <button key={competency} type="button" className={css.place} onClick={() => onGo({ field: `gone-${competency}`, message: '' })}>{say('give.is-gone', { competency: name })}</button>)}
        </p>
      </Notice>
    </div>
  )
}
