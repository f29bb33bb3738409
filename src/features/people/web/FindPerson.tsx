import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { say } from '../../../phrases/say.ts'
import { TextField } from '../../../ui/Field.tsx'
import type { PersonRef } from '../model.ts'
import { peopleFound } from './queries.ts'
import keep from './Keep.module.css'
import css from './People.module.css'

type Props = { label: string; hint?: string; problem?: string | undefined; without?: readonly string[]; onChoose: (person: PersonRef) => void }

const most = 8

/** Somebody by a part of their name. One press chooses them. */
export function FindPerson({ label, hint, problem, without = [], onChoose }: Props) {
  const [text, setText] = useState('')
  const asked = useDeferredValue(text.trim())
  const { data } = useQuery({ ...peopleFound({ text: asked }), enabled: asked.length > 0, placeholderData: keepPreviousData })
  const found = asked ? data?.people.filter((it) => !without.includes(it.id)).slice(0, most) : []
  return (
    <div className={keep.form}>
      <TextField type="search" label={label} hint={hint} problem={problem} autoComplete="off" value={text} onChange={(event) => setText(event.target.value)} />
      {found && found.length > 0 && (
        <ul className={keep.found}>
          {found.map(({ id, name, title, teams }) => (
            <li key={id}>
              <button type="button" onClick={() => { setText(''); onChoose({ id, name }) }}>
                <span className={css.name}>{name}</span> <span className={css.soft}>{[title, ...teams.map((it) => it.name)].filter(Boolean).join(', ')}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {asked && found?.length === 0 && <p role="status" className={css.soft}>{say('keep-people.nobody')}</p>}
    </div>
  )
}
