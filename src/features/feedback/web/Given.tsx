import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { say } from '../../../phrases/say.ts'
import { buttonClass } from '../../../ui/Button.tsx'
import { CairnMark } from '../../../ui/CairnMark.tsx'
import { listed } from '../../../ui/listed.ts'
import type { Framework } from '../../framework/model.ts'
import type { Observation } from '../model.ts'
import type { Prepared } from './give-form.ts'
import { inbox } from './queries.ts'
import css from './Given.module.css'

type Props = { prepared: Prepared; content: Framework; given: { id: string; observations: readonly Observation[] }; /** The request that it answers. */ answered: string | null; corrected: boolean }

/** What was added: one stone on somebody's cairn. And where to go from here. */
export function Given({ prepared, content, given, answered, corrected }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus()
    window.scrollTo({ top: 0 })
  }, [])
  const seen = given.observations.filter(({ counts }) => counts)
  const names = seen.map(({ competency }) => content.competencies.find(({ id }) => id === competency)?.name ?? competency)
  const { name } = prepared.about
  return (
    <section className={css.given}>
      <CairnMark height={Math.min(6, seen.length + 2)} stone={13} tipped className={css.cairn} />
      <div className={css.told}>
        <h2 ref={heading} tabIndex={-1}>{say(corrected ? 'given.corrected' : 'given.title')}</h2>
        <p>{names.length > 0 ? say('given.adds', { name, count: names.length, competencies: listed(names) }) : say('given.words', { name })}</p>
        <p className={css.soft}>{say('given.changes-later')}</p>
        <Onwards given={given.id} about={name} answered={answered} />
      </div>
    </section>
  )
}

/** Somebody else who asked comes next. */
function Onwards({ given, about, answered }: { given: string; about: string; answered: string | null }) {
  const { data } = useQuery({ ...inbox({}), staleTime: 0 })
  const next = data?.asked.find(({ id }) => id !== answered)
  return (
    <p className={css.links}>
      {next && <Link to="/people/$person/feedback/give" params={{ person: next.about.id }} search={{ request: next.id }} className={buttonClass('primary')}>{say('given.next', { name: next.about.name })}</Link>}
      <Link to="/feedback" className={buttonClass()}>{say('given.inbox')}</Link>
      <Link to="/feedback/$id" params={{ id: given }} className={buttonClass('quiet')}>{say('given.read', { name: about })}</Link>
    </p>
  )
}
