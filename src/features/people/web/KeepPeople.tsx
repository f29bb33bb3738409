import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { Empty, Notice } from '../../../ui/Notice.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { problemOfForm } from '../../access/web/problems.ts'
import { sessionNow } from '../../access/web/session.ts'
import { FindPerson } from './FindPerson.tsx'
import { ImportPeople } from './ImportPeople.tsx'
import { KeepOne } from './KeepOne.tsx'
import { profileOf } from './queries.ts'
import page from '../../../ui/Page.module.css'
import css from './People.module.css'

const route = getRouteApi('/settings/people')

/** Where administrators keep who works here: a whole table at once, or one person at a time. */
export function KeepPeople() {
  usePageTitle(say('keep-people.title'))
  const { data: { roles } } = useSuspenseQuery(sessionNow({}))
  const { person } = route.useSearch()
  const go = route.useNavigate()
  const choose = (id: string | undefined) => void go({ search: { person: id } })
  if (!roles.includes('administrator')) return <div className={page.page}><Empty wholePage title={say('keep-people.only')}><p>{say('keep-people.only-text')}</p></Empty></div>
  return (
    <div className={page.page}>
      <header className={page.head}>
        <h1>{say('keep-people.title')}</h1>
        <p className={page.lead}>{say('keep-people.lead')}</p>
      </header>
      <section className={css.section}>
        <h2>{say('keep-people.one')}</h2>
        {person ? <Chosen key={person} id={person} onOther={() => choose(undefined)} /> : (
          <>
            <p className={css.soft}>{say('keep-people.one-text')}</p>
            <FindPerson label={say('keep-people.find')} onChoose={({ id }) => choose(id)} />
          </>
        )}
      </section>
      {!person && <section className={css.section}><h2>{say('keep-people.import')}</h2><ImportPeople /></section>}
    </div>
  )
}

function Chosen({ id, onOther }: { id: string; onOther: () => void }) {
  const { data, error } = useQuery(profileOf({ person: id }))
  const { data: session } = useSuspenseQuery(sessionNow({}))
  const problem = problemOfForm(error)
  return (
    <>
      <div className={css.ways}>
        <Button small onClick={onOther}>{say('keep-people.other')}</Button>
        {data && <Link to="/people/$person" params={{ person: id }}>{say('keep-people.see')}</Link>}
      </div>
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
      {!data && !error && <Skeleton label={say('shell.loading')} lines={8} />}
      {data && (session.person?.id === id ? <Notice tone="note"><p>{say('keep-people.self')}</p></Notice> : <KeepOne person={data} onErased={onOther} />)}
    </>
  )
}
