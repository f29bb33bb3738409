import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { say } from '../../../phrases/say.ts'
import { buttonClass } from '../../../ui/Button.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import { onDay } from '../../../ui/when.ts'
import { sessionNow } from '../../access/web/session.ts'
import type { Profile } from '../model.ts'
import { Employments } from './Employments.tsx'
import { profileOf } from './queries.ts'
import page from '../../../ui/Page.module.css'
import css from './People.module.css'

/** Who somebody is here, with the ways on from them. */
export function PersonPage() {
  const { person: id } = useParams({ from: '/people/$person' })
  const { data: person } = useSuspenseQuery(profileOf({ person: id }))
  const { data: session } = useSuspenseQuery(sessionNow({}))
  usePageTitle(person.name)
  const self = session.person?.id === id
  return (
    <div className={page.page}>
      <header className={page.head}>
        <h1>{person.name}</h1>
        <p className={page.lead}>{person.title ?? say(person.employments?.length === 0 ? 'person.no-employments' : 'person.not-here')}</p>
      </header>
      {person.since && <Ways id={id} self={self} readsMap={person.readsMap} />}
      <Facts person={person} />
      {person.employments && person.employments.length > 0 && <Employments employments={person.employments} />}
      {session.roles.includes('administrator') && !self && <p><Link to="/settings/people" search={{ person: id }}>{say(person.employments?.length === 0 ? 'person.record' : 'person.change')}</Link></p>}
    </div>
  )
}

function Ways({ id, self, readsMap }: { id: string; self: boolean; readsMap: boolean }) {
  return (
    <nav className={css.ways} aria-label={say('person.ways')}>
      {readsMap && <Link className={buttonClass('primary')} to="/people/$person/map" params={{ person: id }}>{say('person.map')}</Link>}
      {!self && <Link className={buttonClass(readsMap ? 'plain' : 'primary')} to="/people/$person/feedback/give" params={{ person: id }}>{say('person.give')}</Link>}
      {readsMap && <Link className={buttonClass()} to="/people/$person/feedback/ask" params={{ person: id }}>{say('person.ask')}</Link>}
    </nav>
  )
}

function Facts({ person }: { person: Profile }) {
  const { since, family, specialty, domain, teams, managers, email } = person
  return (
    <dl className={css.facts}>
      {family && <Fact name={say('person.family')}>{[family.name, specialty?.name].filter(Boolean).join(', ')}</Fact>}
      {domain && <Fact name={say('person.domain')}>{domain.name}</Fact>}
      <Fact name={say('person.teams')}>
        {teams.length === 0 ? say('person.no-team') : (
          <ul>{teams.map(({ id, name, role }) => <li key={`${id} ${role}`}><Link to="/teams/$team" params={{ team: id }}>{name}</Link>, {say(`team-role.${role}`)}</li>)}</ul>
        )}
      </Fact>
      <Fact name={say('person.managers')}>
        {managers.length === 0 ? say('person.none') : <ul>{managers.map(({ id, name }) => <li key={id}><Link to="/people/$person" params={{ person: id }}>{name}</Link></li>)}</ul>}
      </Fact>
      {since && <Fact name={say('person.since')}>{onDay(since)}</Fact>}
      {email && <Fact name={say('person.email')}>{email}</Fact>}
    </dl>
  )
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => <div><dt>{name}</dt><dd>{children}</dd></div>
