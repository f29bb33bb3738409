import { useState, type FormEvent } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextArea } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { problemOf, problemOfForm } from '../../access/web/problems.ts'
import type { PromptOutcome } from '../model.ts'
import type { Words } from '../../../ui/Said.tsx'
import { commentOnAction, useChange } from './growth-queries.ts'
import css from './Growth.module.css'

type Props = { outcome: PromptOutcome; onSaid: (said: Words) => void; onClose: () => void }

/** What the person concerned thinks of what was agreed, in their own words. */
export function Comment({ outcome: { id, action, comment }, onSaid, onClose }: Props) {
  const [words, setWords] = useState(comment ?? '')
  const saving = useChange(commentOnAction)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    saving.run({ id, words }, () => {
      onSaid({ words: say('prompts.commented', { action }) })
      onClose()
    })
  }
  const problem = problemOfForm(saving.error)
  return (
    <form className={css.form} onSubmit={submit} aria-label={say('prompts.comment-on', { action })}>
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
      <TextArea label={say('prompts.comment')} hint={say('prompts.comment-hint')} autoFocus value={words} onChange={({ target }) => setWords(target.value)} problem={problemOf(saving.error, 'words')} />
      <div className={css.actions}>
        <Button type="submit" kind="primary" busy={saving.isPending}>{say('prompts.comment-go')}</Button>
        <Button kind="quiet" onClick={onClose}>{say('growth.cancel')}</Button>
      </div>
    </form>
  )
}
