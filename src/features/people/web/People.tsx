import { keepPreviousData, useInfiniteQuery, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { CairnMark } from '../../../ui/CairnMark.tsx'
import { InlineSelect } from '../../../ui/Field.tsx'
import { Empty } from '../../../ui/Notice.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { useTypedText } from '../../../ui/typed-text.ts'
import { sessionNow } from '../../access/web/session.ts'
import type { PersonInList } from '../model.ts'
import { peopleInPages, teamsHere } from './queries.ts'
import page from '../../../ui/Page.module.css'
import css from './People.module.css'

const route = getRouteApi('/people')

type Asked = { text?: string | undefined; team?: string | undefined; audience?: string | undefined }

/** Everybody who works here: names, what they do, and their teams. */
export function People() {
  usePageTitle(say('people.title'))
  const asked = route.useSearch()
  const go = route.useNavigate()
  const ask = (changed: Asked) => void go({ search: { ...asked, ...changed }, replace: true })
  const [text, setText] = useTypedText(asked.text ?? '', (it) => ask({ text: it || undefined }))
  const { data: teams } = useQuery(teamsHere({}))
  const team = teams?.find((it) => it.id === asked.team)
  return (
    <div className={page.page}>
      <header className={page.head}>
        <h1>{say('people.title')}</h1>
        <p className={page.lead}>{say('people.lead')}</p>
      </header>
      <search className={css.bar}>
        <input type="search" className={page.filter} data-filter value={text} onChange={(event) => setText(event.target.value)} placeholder={say('people.find')} aria-label={say('people.find')} />
        <InlineSelect label={say('people.team')} value={asked.team ?? ''} onChange={(event) => ask({ team: event.target.value || undefined })}>
          <option value="">{say('people.everybody')}</option>
          {teams?.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </InlineSelect>
        <InlineSelect label={say('people.audience')} value={asked.audience ?? ''} onChange={(event) => ask({ audience: event.target.value || undefined })}>
          <option value="">{say('people.all')}</option>
          <option value="engineering">{say('people.engineering')}</option>
        </InlineSelect>
        {team && <Link to="/teams/$team" params={{ team: team.id }}>{say('people.go-to-team', { team: team.name })}</Link>}
      </search>
      <Found asked={asked} />
    </div>
  )
}

function Found({ asked }: { asked: Asked }) {
  const input = { ...(asked.text && { text: asked.text }), ...(asked.team && { team: asked.team }), ...(asked.audience === 'engineering' && { audience: 'engineering' as const }) }
  const found = useInfiniteQuery({ ...peopleInPages(input), placeholderData: keepPreviousData, throwOnError: true })
  const people = found.data?.pages.flatMap((one) => one.people)
  if (!people) return <Skeleton label={say('shell.loading')} lines={12} />
  if (people.length === 0) return <Nobody asked={Object.keys(input).length > 0} />
  return (
    <>
      <ul className={css.list}>{people.map((person) => <li key={person.id}><Person person={person} /></li>)}</ul>
      {found.hasNextPage && <div><Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{say('people.more')}</Button></div>}
    </>
  )
}

function Nobody({ asked }: { asked: boolean }) {
  const { data: { roles } } = useSuspenseQuery(sessionNow({}))
  const mark = <CairnMark height={1} filling="outline" stone={10} />
  if (asked) return <Empty title={say('people.nobody')} mark={mark}><p>{say('people.nobody-text')}</p></Empty>
  return (
    <Empty title={say('people.none-yet')} mark={mark}>
      {roles.includes('administrator') ? <Link to="/settings/people">{say('people.import-first')}</Link> : <p>{say('people.none-yet-text')}</p>}
    </Empty>
  )
}

function Person({ person: { id, name, title, teams } }: { person: PersonInList }) {
  return (
    <div className={css.row}>
      <Link to="/people/$person" params={{ person: id }} className={css.name}>{name}</Link>
      <span>{title}</span>
      <span className={css.soft}>
        {teams.length === 0 ? say('people.without-team') : teams.map((team, at) => <span key={team.id}>{at > 0 && ', '}<Link to="/teams/$team" params={{ team: team.id }}>{team.name}</Link></span>)}
      </span>
    </div>
  )
}
