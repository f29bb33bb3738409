import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { CairnMark } from '../../../ui/CairnMark.tsx'
import { listed } from '../../../ui/listed.ts'
import { Empty } from '../../../ui/Notice.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import { onDay } from '../../../ui/when.ts'
import { sessionNow } from '../../access/web/session.ts'
import { usePartNames } from './part-names.ts'
import { rosterOf } from './queries.ts'
import { TeamForm } from './TeamForm.tsx'
import page from '../../../ui/Page.module.css'
import css from './People.module.css'

const kinds = ['engineer', 'embedded-sre', 'manager', 'product-manager', 'leadership'] as const

const namesInOrder = (names: string[]): string => listed(names.toSorted((one, other) => one.localeCompare(other)))

/** Who is on a team, by what they are on it, each in the order of names. */
export function TeamPage() {
  const { team: id } = useParams({ from: '/teams/$team' })
  const { data: { team, domains, members } } = useSuspenseQuery(rosterOf({ team: id }))
  const { data: { roles } } = useSuspenseQuery(sessionNow({}))
  const nameOf = usePartNames()
  const [changing, setChanging] = useState(false)
  const end = () => setChanging(false)
  usePageTitle(team.name)
  return (
    <div className={page.page}>
      <header className={page.head}>
        <h1>{team.name}</h1>
        {domains.length > 0 && <p className={page.lead}>{say('team.domains', { domains: namesInOrder(domains.map((it) => nameOf('domains', it))) })}</p>}
        <p className={page.lead}>{say('team.lead')}</p>
        {roles.includes('administrator') && <p className={css.change}><Button small onClick={() => setChanging(true)}>{say('team.change')}</Button></p>}
      </header>
      {changing && <TeamForm team={{ ...team, domains }} onDone={end} onClose={end} />}
      {members.length === 0 && <Empty title={say('team.empty')} mark={<CairnMark height={1} filling="outline" stone={10} />}><p>{say('team.empty-text')}</p></Empty>}
      <div className={css.kinds}>
        {kinds.map((kind) => ({ kind, those: members.filter((it) => it.role === kind) })).filter(({ those }) => those.length > 0).map(({ kind, those }) => (
          <section key={kind}>
            <h2>{say(`team-roles.${kind}`)}</h2>
            <ul>{those.map((it) => <li key={it.id} className={css.member}><Link to="/people/$person" params={{ person: it.id }} className={css.name}>{it.name}</Link><span>{[it.title, say('team.since', { day: onDay(it.startsOn) })].filter(Boolean).join(', ')}</span></li>)}</ul>
          </section>
        ))}
      </div>
    </div>
  )
}
