import { keepPreviousData, useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { Confirm } from '../../../ui/Confirm.tsx'
import { TextField } from '../../../ui/Field.tsx'
import { Empty, Notice } from '../../../ui/Notice.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { onDay } from '../../../ui/when.ts'
import { problemOf } from '../../access/web/problems.ts'
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
  const { data } = useQuery({ ...retention({}), enabled: administrator })
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

function Months({ kept }: { kept: number }) {
  const client = useQueryClient()
  const [text, setText] = useState(String(kept))
  const months = Number(text)
  const valid = Number.isInteger(months) && months >= 1 && months <= 240
  const { data } = useQuery({ ...retention({ months }), enabled: valid, placeholderData: keepPreviousData })
  const save = useMutation({ mutationFn: () => changeRetention({ kind: 'feedback', months }), onSuccess: () => client.invalidateQueries({ queryKey: ['/api/retention'] }) })
  const [asking, setAsking] = useState(false)
  const going = data?.going[0]!.count ?? 0
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (going > 0) setAsking(true)
    else save.mutate()
  }
  const goingInWords = data && say('retention.going', { count: going, months, since: onDay(data.since) })
  return (
    <form className={css.form} onSubmit={submit}>
      <Saved of={save} />
      <TextField type="number" min={1} max={240} required label={say('retention.months')} hint={say('retention.hint')} value={text} onChange={(event) => { setText(event.target.value); save.reset() }} problem={problemOf(save.error, 'months')} />
      {valid && data && <Notice tone={going > 0 ? 'warning' : 'plain'} role="status"><p>{goingInWords}</p></Notice>}
      <Button type="submit" kind="primary" busy={save.isPending}>{say('retention.save')}</Button>
      {asking && goingInWords && <Confirm question={goingInWords} yes={say('retention.yes')} no={say('retention.no')} onNo={() => setAsking(false)} onYes={() => { setAsking(false); save.mutate() }} />}
    </form>
  )
}
