import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/Field.tsx'
import { useFirstProblem } from '../../../ui/first-problem.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { problemOf, problemOfForm } from './problems.ts'
import { changePassword } from './queries.ts'
import css from './Settings.module.css'

export function PasswordChange() {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const change = useMutation({
    mutationFn: () => changePassword({ current, next }),
    onSuccess: () => {
      setCurrent('')
      setNext('')
    },
  })
  const form = useFirstProblem(change.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate()
  }
  const problem = problemOfForm(change.error)
  return (
    <form ref={form} className={css.form} onSubmit={submit}>
      {change.isSuccess && <Notice tone="success" role="status"><p>{say('settings.password-done')}</p></Notice>}
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
      <TextField label={say('settings.password-current')} type="password" autoComplete="current-password" required value={current} onChange={(event) => setCurrent(event.target.value)} problem={problemOf(change.error, 'current')} />
      <TextField label={say('settings.password-next')} hint={say('welcome.password-hint')} type="password" autoComplete="new-password" minLength={12} required value={next} onChange={(event) => setNext(event.target.value)} problem={problemOf(change.error, 'next')} />
      <Button type="submit" busy={change.isPending}>{say('settings.password-go')}</Button>
    </form>
  )
}
