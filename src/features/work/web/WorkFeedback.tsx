import { keepPreviousData, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { say } from '../../../phrases/say.ts'
import { buttonClass } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/Field.tsx'
import { problemOfForm } from '../../access/web/problems.ts'
import { sessionNow } from '../../access/web/session.ts'
import { peopleFound } from '../../people/web/queries.ts'
import css from './WorkPage.module.css'

const few = 8

/** The ways from work to feedback: asking about one's own part in it, and saying what one saw of somebody else's. */
export function WorkFeedback({ id }: { id: string }) {
  const { data: { person } } = useSuspenseQuery(sessionNow({}))
  const [text, setText] = useState('')
  const wanted = text.trim()
  const found = useQuery({ ...peopleFound({ text: wanted }), enabled: wanted.length >= 2, placeholderData: keepPreviousData })
  const others = wanted.length < 2 ? [] : (found.data?.people.filter((it) => it.id !== person?.id) ?? [])
  return (
    <section className={css.part}>
      <div className={css.partHead}>
        <h2>{say('work.page-feedback')}</h2>
        {person && <Link className={buttonClass('plain', true)} to="/people/$person/feedback/ask" params={{ person: person.id }} search={{ work: id }}>{say('work.page-ask')}</Link>}
      </div>
      <p className={css.soft}>{say('work.page-feedback-text')}</p>
      <div className={css.give}>
        <TextField label={say('work.page-feedback-person')} type="search" autoComplete="off" value={text} onChange={(event) => setText(event.target.value)} problem={problemOfForm(found.error)} />
        {found.data && wanted.length >= 2 && others.length === 0 && <p className={css.soft} role="status">{say('work.page-feedback-people-none')}</p>}
        <ul className={css.people}>
          {others.slice(0, few).map(({ id: other, name, title }) => (
            <li key={other} className={css.person}>
              <div><strong>{name}</strong>{title && <p>{title}</p>}</div>
              <Link className={buttonClass('plain', true)} to="/people/$person/feedback/give" params={{ person: other }} search={{ work: id }} aria-label={say('work.page-give', { name })}>{say('work.page-give-short')}</Link>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
