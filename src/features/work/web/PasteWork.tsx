import { useQueryClient, useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { problemOf, problemOfForm } from '../../access/web/problems.ts'
import { say } from '../../../phrases/say.ts'
import { Button, buttonClass } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/Field.tsx'
import { useFirstProblem } from '../../../ui/first-problem.ts'
import { Notice } from '../../../ui/Notice.tsx'
import type { WorkItem } from '../model.ts'
import { recognition } from './queries.ts'
import { WorkDialog } from './WorkDialog.tsx'
import { blankWork, type WorkDraft } from './WorkForm.tsx'
import css from './Work.module.css'

/** How work comes in: by the address of its issue, by hand, or as a table. */
export function PasteWork() {
  const client = useQueryClient()
  const navigate = useNavigate()
  const [url, setUrl] = useState('')
  const [draft, setDraft] = useState<WorkDraft | null>(null)
  const recognise = useMutation({
    mutationFn: () => client.fetchQuery({ ...recognition({ url }), staleTime: 0 }),
    onSuccess: (found) => !found.item && setDraft({ ...blankWork, url: found.url, title: found.title, kind: found.kind }),
  })
  const form = useFirstProblem(recognise.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    recognise.mutate()
  }
  const known = recognise.data?.item
  return (
    <>
      <form ref={form} className={css.begin} onSubmit={submit}>
        <TextField label={say('work.paste')} hint={say('work.paste-hint')} type="text" inputMode="url" autoComplete="off" required value={url} onChange={(event) => { setUrl(event.target.value); recognise.reset() }} problem={problemOf(recognise.error, 'url') ?? problemOfForm(recognise.error)} />
        <Button type="submit" kind="primary" busy={recognise.isPending}>{say('work.paste-go')}</Button>
        <Button onClick={() => setDraft(blankWork)}>{say('work.by-hand')}</Button>
        <Link to="/work/import" className={buttonClass()}>{say('work.import-link')}</Link>
      </form>
      {known && <Notice tone="warning" role="status" title={say('work.known')}><Known item={known} /></Notice>}
      {draft && <WorkDialog begin={draft} known={(item) => <Known item={item} />} onRecorded={(item) => void navigate({ to: '/work/$item', params: { item: item.id } })} onClose={() => setDraft(null)} />}
    </>
  )
}

const Known = ({ item }: { item: WorkItem }) => (
  <p className={css.known}>{say('work.known-as', { title: item.title })} <Link to="/work/$item" params={{ item: item.id }}>{say('work.known-open')}</Link></p>
)
