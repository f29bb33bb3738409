import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
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
import { SupportItem, type Side } from './SupportItem.tsx'
import { support } from './growth-queries.ts'
import { useWayBack } from '../../../ui/way-back.ts'
import page from '../../../ui/Page.module.css'
import css from './Growth.module.css'

const route = getRouteApi('/support')

/** Support that one asked for and support that one owes, with dates that everybody concerned can see. */
export function Support() {
  usePageTitle(say('support.title'))
  const { competency, of } = route.useSearch()
  const { data: { own, owed, beside, overdueBelow } } = useSuspenseQuery(support({}))
  const { data: { person } } = useSuspenseQuery(sessionNow({}))
  const [said, setSaid] = useState<Words>()
  const [asking, setAsking] = useState(competency !== undefined)
  const back = useWayBack<'ask'>()
  const close = () => {
    back.leave('ask')
    setAsking(false)
  }
  const isOf = (request: SupportRequest): boolean => of === undefined || request.person.id === of
  return (
    <div className={page.page}>
      <header className={page.head}>
        <h1>{say('support.title')}</h1>
        <p className={page.lead}>{say('support.lead')}</p>
      </header>
      <Said said={said} />
      {of && <OnlyOf of={[...owed, ...beside].find((it) => it.person.id === of)?.person.name} />}
      {!of && <section className={css.section} aria-labelledby="support-own">
        <h2 id="support-own">{say('support.own')}</h2>
        {person && asking && <Suspense fallback={<Skeleton label={say('shell.loading')} lines={7} />}><SupportAsk person={person.id} competency={competency} onSaid={setSaid} onClose={close} /></Suspense>}
        {!asking && <div><Button ref={back.button('ask')} kind="primary" onClick={() => setAsking(true)}>{say('support.ask')}</Button></div>}
        <Requests side="own" requests={own} onSaid={setSaid} />
      </section>}
      <section className={css.section} aria-labelledby="support-owed">
        <h2 id="support-owed">{say('support.owed')}</h2>
        <Requests side="owed" requests={owed.filter(isOf)} onSaid={setSaid} />
      </section>
      {beside.some(isOf) && (
        <section className={css.section} aria-labelledby="support-beside">
          <div className={css.sectionHead}>
            <h2 id="support-beside">{say('support.beside')}</h2>
            <p className={css.soft}>{say('support.beside-text')}</p>
          </div>
          <Requests side="beside" requests={beside.filter(isOf)} onSaid={setSaid} />
        </section>
      )}
      {!of && overdueBelow.length > 0 && <OverdueBelow overdue={overdueBelow} />}
    </div>
  )
}

/** The team page leads here to what one person asked for. */
const OnlyOf = ({ of }: { of: string | undefined }) => (
  <p className={css.plain}>{of ? say('support.only-of', { name: of }) : say('support.only-of-nothing')} <Link to="/support" search={{}}>{say('support.all')}</Link></p>
)

type RequestsProps = { side: Side; requests: SupportRequest[]; onSaid: (said: Words) => void }

function Requests({ side, requests, onSaid }: RequestsProps) {
  const [finishing, setFinishing] = useState<readonly string[]>([])
  if (requests.length === 0) return <p className={css.plain}>{say(`support.${side}-none`)}</p>
  const open = requests.filter(({ id, doneAt }) => !doneAt || finishing.includes(id))
  const done = requests.filter(({ id, doneAt }) => doneAt && !finishing.includes(id))
  const list = (some: SupportRequest[]) => (
    <ul className={css.rows}>
      {some.map((request) => <SupportItem key={request.id} side={side} request={request} finishing={finishing.includes(request.id)} onFinishing={(begin) => setFinishing((before) => [...before.filter((id) => id !== request.id), ...(begin ? [request.id] : [])])} onSaid={onSaid} />)}
    </ul>
  )
  return (
    <>
      {open.length > 0 ? list(open) : <p className={css.plain}>{say(`support.${side}-nothing-open`)}</p>}
      {done.length > 0 && (
        <details className={css.folded}>
          <summary>{say('support.given', { count: done.length })}</summary>
          {list(done)}
        </details>
      )}
    </>
  )
}
