import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/Field.tsx'
import { useFirstProblem } from '../../../ui/first-problem.ts'
import { Notice } from '../../../ui/Notice.tsx'
import type { Session } from '../model.ts'
import { problemOf, problemOfForm } from './problems.ts'
import { changeOrganization } from './queries.ts'
import css from './Settings.module.css'

export function OrganizationForm({ organization }: { organization: Session['organization'] }) {
  const client = useQueryClient()
  const [name, setName] = useState(organization.name)
  const [frameworkIsPublic, setPublic] = useState(organization.frameworkIsPublic)
  const save = useMutation({ mutationFn: () => changeOrganization({ name, frameworkIsPublic }), onSuccess: () => client.invalidateQueries({ queryKey: ['/api/session'] }) })
  const form = useFirstProblem(save.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const problem = problemOfForm(save.error)
  return (
    <form ref={form} className={css.form} onSubmit={submit}>
      {save.isSuccess && <Notice tone="success" role="status"><p>{say('settings.saved')}</p></Notice>}
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
      <TextField label={say('welcome.name')} required value={name} onChange={(event) => setName(event.target.value)} problem={problemOf(save.error, 'name')} />
      <div>
        <label className={css.check}><input type="checkbox" checked={frameworkIsPublic} onChange={(event) => setPublic(event.target.checked)} /> {say('settings.organization-public')}</label>
        <p className={css.soft}>{say('settings.organization-public-hint')}</p>
      </div>
      <Button type="submit" busy={save.isPending}>{say('settings.organization-save')}</Button>
    </form>
  )
}
