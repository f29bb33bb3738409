import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useRef, useState } from 'react'
import { say } from '../../../phrases/say.ts'
import { TextField } from '../../../ui/Field.tsx'
import { problemOfForm } from '../../access/web/problems.ts'
import type { PersonRef } from '../model.ts'
import { PeopleToChoose } from './PeopleToChoose.tsx'
import { everybodyFound } from './queries.ts'
import css from './Keep.module.css'

type Props = { label: string; problem?: string | undefined; autoFocus?: boolean; without?: readonly string[]; onChoose: (person: PersonRef) => void }

const most = 8

/** Somebody by a part of their name or address, whether they work here today or not. One press chooses them. */
export function FindPerson({ label, problem, autoFocus = false, without = [], onChoose }: Props) {
  const [text, setText] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const asked = useDeferredValue(text.trim())
  const { data, error } = useQuery({ ...everybodyFound({ text: asked }), enabled: asked.length > 0, placeholderData: keepPreviousData })
  const found = asked ? data?.people.filter((it) => !without.includes(it.id)) : undefined
  const choose = (person: PersonRef) => {
    setText('')
    field.current?.focus()
    onChoose(person)
  }
  return (
    <div className={css.find}>
      <TextField ref={field} type="search" label={label} problem={problem ?? problemOfForm(error)} autoComplete="off" autoFocus={autoFocus} value={text} onChange={(event) => setText(event.target.value)} />
      {found && <PeopleToChoose people={found.slice(0, most)} onChoose={choose} />}
      {found && found.length > 0 && (found.length > most || data?.more) && <p className={css.soft}>{say('keep-people.more-found')}</p>}
      <div role="status">
        {found?.length === 0 && <p className={css.soft}>{say('keep-people.nobody')}</p>}
        {found && found.length > 0 && <p className="visually-hidden">{say('keep-people.found', { count: Math.min(found.length, most) })}</p>}
      </div>
    </div>
  )
}
