import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { focusHere } from '../../../ui/focus-here.ts'
import { Empty, Notice } from '../../../ui/Notice.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { problemOfForm } from '../../access/web/problems.ts'
import { sessionNow } from '../../access/web/session.ts'
import { FindPerson } from './FindPerson.tsx'
import { ImportPeople } from './ImportPeople.tsx'
import { KeepOne } from './KeepOne.tsx'
import { KeepTeams } from './KeepTeams.tsx'
import { PeopleToChoose } from './PeopleToChoose.tsx'
import { everybodyFound, profileOf } from './queries.ts'
import page from '../../../ui/Page.module.css'
import css from './People.module.css'

const route = getRouteApi('/settings/people')

/** Where administrators keep who works here: a whole table at once, one person at a time, and the teams they are on. */
export function KeepPeople() {
  usePageTitle(say('keep-people.title'))
  const { data: { roles } } = useSuspenseQuery(sessionNow({}))
  const { person } = route.useSearch()
  const go = route.useNavigate()
  const [after, setAfter] = useState<'erased' | 'other' | null>(null)
  const choose = (id: string | undefined) => void go({ search: { person: id } })
  const leave = (how: 'erased' | 'other') => {
    setAfter(how)
    choose(undefined)
  }
  if (!roles.includes('administrator')) return <div className={page.page}><Empty wholePage title={say('keep-people.only')}><p>{say('keep-people.only-text')}</p></Empty></div>
  return (
    <div className={page.page}>
      <header className={page.head}>
        <h1>{say('keep-people.title')}</h1>
        <p className={page.lead}>{say('keep-people.lead')}</p>
      </header>
      {person ? <Chosen key={person} id={person} onErased={() => leave('erased')} onOther={() => leave('other')} /> : (
        <>
          <section className={css.section}>
            <h2>{say('keep-people.one')}</h2>
            <p className={css.soft}>{say('keep-people.one-text')}</p>
            {after === 'erased' && <Notice tone="success" role="status"><p>{say('keep-people.erased')}</p></Notice>}
            <FindPerson label={say('keep-people.find')} autoFocus={after !== null} onChoose={({ id }) => choose(id)} />
            <Missing onChoose={choose} />
          </section>
          <section className={css.section}><h2>{say('keep-people.all-teams')}</h2><KeepTeams /></section>
          <section className={css.section}><h2>{say('keep-people.import')}</h2><ImportPeople /></section>
        </>
      )}
    </div>
  )
}

/** Whoever has an account, and of whom nothing says what they do. */
function Missing({ onChoose }: { onChoose: (person: string) => void }) {
  const { data } = useQuery(everybodyFound({ missing: 'employment' }))
  if (!data || data.people.length === 0) return null
  return (
    <div className={css.missing}>
      <h3>{say('keep-people.missing')}</h3>
      <p className={css.soft}>{say('keep-people.missing-text')}</p>
      <PeopleToChoose stateless people={data.people} onChoose={({ id }) => onChoose(id)} />
      {data.more && <p className={css.soft}>{say('keep-people.missing-more')}</p>}
    </div>
  )
}

function Chosen({ id, onErased, onOther }: { id: string; onErased: () => void; onOther: () => void }) {
  const { data, error } = useQuery(profileOf({ person: id }))
  const { data: session } = useSuspenseQuery(sessionNow({}))
  const problem = problemOfForm(error)
  return (
    <section className={css.section}>
      {data && <h2 tabIndex={-1} ref={focusHere}>{data.name}</h2>}
      {data?.email && <p className={css.soft}>{data.email}</p>}
      <div className={css.ways}>
        <Button small onClick={onOther}>{say('keep-people.other')}</Button>
        {data && <Link to="/people/$person" params={{ person: id }}>{say('keep-people.see')}</Link>}
      </div>
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
      {!data && !error && <Skeleton label={say('shell.loading')} lines={8} />}
      {data && (session.person?.id === id ? <Notice tone="note"><p>{say('keep-people.self')}</p></Notice> : <KeepOne person={data} onErased={onErased} />)}
    </section>
  )
}
