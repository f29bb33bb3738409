import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { problemOf, problemOfForm } from './problems.ts'
import { signIn } from './queries.ts'
import css from './PasswordForm.module.css'

export function PasswordForm({ organization, onSignedIn }: { organization: string; onSignedIn: () => Promise<void> }) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const enter = useMutation({ mutationFn: () => signIn({ email, password }), onSuccess: onSignedIn })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    enter.mutate()
  }
  const problem = problemOfForm(enter.error)
  return (
    <div className={css.narrow}>
      <h1>{say('sign-in.to', { organization })}</h1>
      <form className={css.form} onSubmit={submit}>
        {problem && <Notice tone="error" title={say('sign-in.failed')} role="alert"><p>{problem}</p></Notice>}
        <TextField label={say('sign-in.email')} type="email" autoComplete="username" required autoFocus value={email} onChange={(event) => setEmail(event.target.value)} problem={problemOf(enter.error, 'email')} />
        <TextField label={say('sign-in.password')} type="password" autoComplete="current-password" required value={password} onChange={(event) => setPassword(event.target.value)} problem={problemOf(enter.error, 'password')} />
        <Button type="submit" kind="primary" busy={enter.isPending}>{say('sign-in.go')}</Button>
      </form>
      <p className={css.aside}>{say('sign-in.forgot')}</p>
    </div>
  )
}
