import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { Confirm } from '../../../ui/Confirm.tsx'
import { TextField } from '../../../ui/Field.tsx'
import { Empty, Notice } from '../../../ui/Notice.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { onDay } from '../../../ui/when.ts'
import { problemOf, problemOfForm } from '../../access/web/problems.ts'
import { sessionNow } from '../../access/web/session.ts'
import { changeRetention, retention } from './queries.ts'
import { Saved } from './saving.tsx'
import page from '../../../ui/Page.module.css'
import css from './Keep.module.css'

/** For how long things are kept, with what would go before it does. */
export function RetentionPage() {
  usePageTitle(say('retention.title'))
  const { data: { roles } } = useSuspenseQuery(sessionNow({}))
  const administrator = roles.includes('administrator')
  const { data } = useQuery({ ...retention({}), enabled: administrator, throwOnError: true })
  if (!administrator) return <div className={page.page}><Empty wholePage title={say('keep-people.only')}><p>{say('keep-people.only-text')}</p></Empty></div>
  return (
    <div className={page.page}>
      <header className={page.head}>
        <h1>{say('retention.title')}</h1>
        <p className={page.lead}>{say('retention.lead')}</p>
      </header>
      {data ? <Months kept={data.kept[0]!.months} /> : <Skeleton label={say('shell.loading')} lines={4} />}
    </div>
  )
}

type Seen = { readonly since: string; readonly count: number }

function Months({ kept }: { kept: number }) {
  const client = useQueryClient()
  const [text, setText] = useState(String(kept))
  const months = Number(text)
  const valid = Number.isInteger(months) && months >= 1 && months <= 240
  // Nothing is said or saved before it is known what would go with just so many months, and just that is what is saved.
  const found = useQuery({ ...retention({ months }), enabled: valid })
  const seen = valid && found.data ? { since: found.data.since, count: found.data.going[0]!.count } : undefined
  const save = useMutation({ mutationFn: (it: Seen) => changeRetention({ kind: 'feedback', months, seen: it }), onSettled: () => client.invalidateQueries({ queryKey: ['/api/retention'] }) })
  const [asking, setAsking] = useState<Seen | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!seen || save.isPending) return
    if (seen.count > 0) setAsking(seen)
    else save.mutate(seen)
  }
  const inWords = ({ count, since }: Seen): string => say('retention.going', { count, months, since: onDay(since) })
  return (
    <form className={css.form} onSubmit={submit}>
      <Saved of={save} />
      <TextField type="number" min={1} max={240} required label={say('retention.months')} hint={say('retention.hint')} value={text} onChange={(event) => { setText(event.target.value); save.reset() }} problem={problemOf(save.error, 'months')} />
      {valid && !found.error && <Notice tone={seen && seen.count > 0 ? 'warning' : 'plain'} role="status"><p>{seen ? inWords(seen) : say('retention.counting')}</p></Notice>}
      {valid && found.error && <Notice tone="error" role="alert"><p>{problemOfForm(found.error)}</p></Notice>}
      <Button type="submit" kind="primary" busy={save.isPending || (valid && !seen)}>{say('retention.save')}</Button>
      {asking && <Confirm question={inWords(asking)} yes={say('retention.yes')} no={say('retention.no')} onNo={() => setAsking(null)} onYes={() => { setAsking(null); save.mutate(asking) }} />}
    </form>
  )
}
