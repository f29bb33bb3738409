import { useMutation, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { hasPlainWords } from '../../../platform/plain-letters.ts'
import { say } from '../../../phrases/say.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { problemOfForm } from '../../access/web/problems.ts'
import { signInAsExample } from '../../access/web/queries.ts'
import type { ExamplePerson } from '../model.ts'
import { examplePeople } from './queries.ts'
import css from './ExamplePeople.module.css'

/** Everybody of the example, by team in the order of names. One press signs in as them. */
export function ExamplePeople({ organization, onSignedIn }: { organization: string; onSignedIn: () => Promise<void> }) {
  const { data: people, error } = useQuery(examplePeople({}))
  const [text, setText] = useState('')
  const enter = useMutation({ mutationFn: (person: string) => signInAsExample({ person }), onSuccess: onSignedIn })
  const found = useMemo(() => (people ?? []).filter((person) => fits(person, text)), [people, text])
  const problem = problemOfForm(error ?? enter.error)
  return (
    <div className={css.wide}>
      <header>
        <h1>{say('sign-in.example-title')}</h1>
        <p className={css.lead}>{say('sign-in.example-lead', { organization })}</p>
      </header>
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
      {people && text === '' && <OneOfEach people={people} busy={enter.isPending} onChoose={enter.mutate} />}
      <search className={css.bar}>
        <input type="search" className={css.filter} data-filter value={text} onChange={(event) => setText(event.target.value)} aria-label={say('sign-in.find')} placeholder={say('sign-in.find-placeholder')} />
        {people && <span className={css.lead} role="status">{say('sign-in.count', { count: found.length })}</span>}
      </search>
      {!people && !error && <Skeleton label={say('shell.loading')} lines={12} />}
      {people && found.length === 0 && <p>{say(people.length === 0 ? 'sign-in.nobody-yet' : 'sign-in.nobody')}</p>}
      <div className={css.teams}>
        {byTeam(found).map(([team, members]) => (
          <section key={team}>
            <h2>{team}</h2>
            <ul>{members.map((person) => <li key={person.id}><Person person={person} busy={enter.isPending} onChoose={enter.mutate} /></li>)}</ul>
          </section>
        ))}
      </div>
    </div>
  )
}

const fits = ({ name, title, team }: ExamplePerson, text: string): boolean => hasPlainWords(`${name} ${title ?? ''} ${team ?? ''}`, text)

function byTeam(people: ExamplePerson[]): [team: string, members: ExamplePerson[]][] {
  const teams = new Map<string, ExamplePerson[]>()
  for (const person of [...people].sort((one, other) => one.name.localeCompare(other.name))) {
    const team = person.team ?? say('sign-in.no-team')
    teams.set(team, [...(teams.get(team) ?? []), person])
  }
  return [...teams].sort(([one], [other]) => one.localeCompare(other))
}

type ChoiceProps = { busy: boolean; onChoose: (person: string) => void }

/** Somebody for each thing that one may want to see, for whoever knows nobody here. */
function OneOfEach({ people, ...choice }: ChoiceProps & { people: ExamplePerson[] }) {
  const plain = people.filter((one) => one.roles.length <= 1 && one.title && one.team)
  const wanted = {
    engineer: plain.find((one) => !one.manages),
    manager: plain.find((one) => one.manages),
    steward: people.find((one) => one.roles.includes('steward')),
    lead: people.find((one) => one.roles.includes('lead')),
    administrator: people.find((one) => one.roles.includes('administrator')),
  }
  const found = Object.entries(wanted).flatMap(([kind, person]) => (person ? [{ kind: kind as keyof typeof wanted, person }] : []))
  if (found.length === 0) return null
  return (
    <section aria-label={say('sign-in.by-role')}>
      <ul className={css.quick}>
        {found.map(({ kind, person }) => <li key={kind}><Person person={person} note={say(`role.${kind}-text`)} {...choice} /></li>)}
      </ul>
    </section>
  )
}

function Person({ person, note, busy, onChoose }: ChoiceProps & { person: ExamplePerson; note?: string }) {
  const roles = person.roles.filter((role) => role !== 'member')
  return (
    <button type="button" className={css.person} aria-disabled={busy || undefined} onClick={() => !busy && onChoose(person.id)}>
      <span className={css.name}>{person.name} {roles.map((role) => <Tag key={role}>{say(`role.${role}`)}</Tag>)}</span>
      <span className={css.job}>{note ?? person.title}</span>
    </button>
  )
}
