import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { CairnMark } from '../../../ui/CairnMark.tsx'
import { TextField } from '../../../ui/Field.tsx'
import { useFirstProblem } from '../../../ui/first-problem.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import { problemOf, problemOfForm } from './problems.ts'
import { setUpOrganization } from './queries.ts'
import { readAfresh } from './session.ts'
import css from './Welcome.module.css'

/** The first page of a fresh installation: an example to walk through, or an organization of one's own. */
export function Welcome() {
  usePageTitle(say('product.name'))
  return (
    <div className={css.page}>
      <header className={css.head}>
        <div className={css.marks} aria-hidden>
          {[1, 2, 3, 4, 5, 6].map((height) => <CairnMark key={height} height={height} stone={13} tipped={height === 6} />)}
        </div>
        <h1>{say('welcome.title')}</h1>
        <p>{say('welcome.lead')}</p>
      </header>
      <div className={css.ways}>
        <Example />
        <Own />
      </div>
    </div>
  )
}

/** After the organization is there, everything known of the session is out of date. */
function useAfterSetUp(to: '/sign-in' | '/frameworks') {
  const client = useQueryClient()
  const router = useRouter()
  const navigate = useNavigate()
  return async () => {
    await readAfresh(client)
    await router.invalidate()
    await navigate({ to })
  }
}

function Example() {
  const after = useAfterSetUp('/sign-in')
  const setUp = useMutation({ mutationFn: () => setUpOrganization({ kind: 'example' }), onSuccess: after })
  const problem = problemOfForm(setUp.error)
  return (
    <section className={css.way}>
      <h2>{say('welcome.example')}</h2>
      <p>{say('welcome.example-text')}</p>
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
      <Button kind="primary" busy={setUp.isPending} onClick={() => setUp.mutate()}>{say(setUp.isPending ? 'welcome.example-busy' : 'welcome.example-go')}</Button>
    </section>
  )
}

const empty = { name: '', administratorName: '', email: '', password: '' }

function Own() {
  const [asked, setAsked] = useState(false)
  return (
    <section className={css.way}>
      <h2>{say('welcome.own')}</h2>
      <p>{say('welcome.own-text')}</p>
      {asked ? <OwnForm /> : <Button onClick={() => setAsked(true)}>{say('welcome.own-go')}</Button>}
    </section>
  )
}

function OwnForm() {
  const [form, setForm] = useState(empty)
  const after = useAfterSetUp('/frameworks')
  const setUp = useMutation({ mutationFn: () => setUpOrganization({ kind: 'own', ...form }), onSuccess: after })
  const fill = (field: keyof typeof empty) => ({
    value: form[field],
    onChange: (event: { target: { value: string } }) => setForm({ ...form, [field]: event.target.value }),
    problem: problemOf(setUp.error, field),
    required: true,
  })
  const refused = useFirstProblem(setUp.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setUp.mutate()
  }
  const problem = problemOfForm(setUp.error)
  return (
    <form ref={refused} className={css.form} onSubmit={submit}>
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
      <TextField label={say('welcome.name')} autoComplete="organization" autoFocus {...fill('name')} />
      <TextField label={say('welcome.administrator')} autoComplete="name" {...fill('administratorName')} />
      <TextField label={say('welcome.email')} type="email" autoComplete="username" {...fill('email')} />
      <TextField label={say('welcome.password')} hint={say('welcome.password-hint')} type="password" autoComplete="new-password" minLength={12} {...fill('password')} />
      <Button type="submit" kind="primary" busy={setUp.isPending}>{say('welcome.own-go')}</Button>
    </form>
  )
}
