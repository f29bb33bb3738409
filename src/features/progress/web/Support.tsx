import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { sessionNow } from '../../access/web/session.ts'
import type { SupportRequest } from '../model.ts'
import { Said, type Words } from '../../../ui/Said.tsx'
import { OverdueBelow } from './SupportOverdue.tsx'
import { SupportAsk } from './SupportAsk.tsx'
import { SupportItem } from './SupportItem.tsx'
import { support } from './growth-queries.ts'
import page from '../../../ui/Page.module.css'
import css from './Growth.module.css'

const route = getRouteApi('/support')

/** Support that one asked for and support that one owes, with dates that everybody concerned can see. */
export function Support() {
  usePageTitle(say('support.title'))
  const { competency } = route.useSearch()
  const { data: { own, owed, overdueBelow } } = useSuspenseQuery(support({}))
  const { data: { person } } = useSuspenseQuery(sessionNow({}))
  const [said, setSaid] = useState<Words>()
  const [asking, setAsking] = useState(competency !== undefined)
  return (
    <div className={page.page}>
      <header className={page.head}>
        <h1>{say('support.title')}</h1>
        <p className={page.lead}>{say('support.lead')}</p>
      </header>
      <section className={css.section} aria-labelledby="support-own">
        <h2 id="support-own">{say('support.own')}</h2>
        <Said said={said} />
        {person && asking && <Suspense fallback={<Skeleton label={say('shell.loading')} lines={7} />}><SupportAsk person={person.id} competency={competency} onSaid={setSaid} onClose={() => setAsking(false)} /></Suspense>}
        {!asking && <div><Button kind="primary" onClick={() => setAsking(true)}>{say('support.ask')}</Button></div>}
        <Requests side="own" requests={own} onSaid={setSaid} />
      </section>
      <section className={css.section} aria-labelledby="support-owed">
        <h2 id="support-owed">{say('support.owed')}</h2>
        <Requests side="owed" requests={owed} onSaid={setSaid} />
      </section>
      {overdueBelow.length > 0 && <OverdueBelow overdue={overdueBelow} />}
    </div>
  )
}

type RequestsProps = { side: 'own' | 'owed'; requests: SupportRequest[]; onSaid: (said: Words) => void }

function Requests({ side, requests, onSaid }: RequestsProps) {
  if (requests.length === 0) return <p className={css.plain}>{say(`support.${side}-none`)}</p>
  const open = requests.filter(({ doneAt }) => !doneAt)
  const done = requests.filter(({ doneAt }) => doneAt)
  return (
    <>
      {open.length > 0 ? <ul className={css.rows}>{open.map((request) => <SupportItem key={request.id} side={side} request={request} onSaid={onSaid} />)}</ul> : <p className={css.plain}>{say(`support.${side}-nothing-open`)}</p>}
      {done.length > 0 && (
        <details className={css.folded}>
          <summary>{say('support.given', { count: done.length })}</summary>
          <ul className={css.rows}>{done.map((request) => <SupportItem key={request.id} side={side} request={request} onSaid={onSaid} />)}</ul>
        </details>
      )}
    </>
  )
}
