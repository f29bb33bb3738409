import { useState, type FormEvent } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextArea } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { problemOf, problemOfForm } from '../../access/web/problems.ts'
import css from './Growth.module.css'

type Props = {
  /** What the form is about, for whoever hears it. */
  name: string
  label: string
  hint: string
  go: string
  before?: string | null
  change: { error: Error | null; isPending: boolean }
  onSubmit: (words: string) => void
  onClose: () => void
}

/** One question that is answered in words, opened in place. */
export function WordsForm({ name, label, hint, go, before, change: { error, isPending }, onSubmit, onClose }: Props) {
  const [words, setWords] = useState(before ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit(words)
  }
  const problem = problemOfForm(error)
  return (
    <form className={css.form} onSubmit={submit} aria-label={name}>
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
      <TextArea label={label} hint={hint} autoFocus value={words} onChange={({ target }) => setWords(target.value)} problem={problemOf(error, 'words')} />
      <div className={css.actions}>
        <Button type="submit" kind="primary" busy={isPending}>{go}</Button>
        <Button kind="quiet" onClick={onClose}>{say('growth.cancel')}</Button>
      </div>
    </form>
  )
}
