import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { hasPlainWords } from '../../../platform/plain-letters.ts'
import { say } from '../../../phrases/say.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { problemOfForm } from '../../access/web/problems.ts'
import { possibleGivers } from './queries.ts'
import css from './Ask.module.css'

type Person = { id: string; name: string; title?: string | null }

type Props = { person: string; work: string | undefined; begin: string; autoFocus: boolean; value: Record<string, string>; onChange: (givers: Record<string, string>) => void; problem: string | undefined }

/** Whom one asks: teammates, managers and stakeholders apart, each in the order of names. Whoever was chosen stays in sight. */
export function GiverChoice({ person, work, begin, autoFocus, value, onChange, problem }: Props) {
  const [text, setText] = useState(begin)
  const asked = useDeferredValue(text.trim())
  const { data, error } = useQuery({ ...possibleGivers({ person, work, text: asked || undefined }), placeholderData: keepPreviousData })
  const fits = ({ id, name, title }: Person) => value[id] !== undefined || hasPlainWords(`${name} ${title ?? ''}`, text)
  const trouble = problemOfForm(error)
  const toggle = ({ id, name }: Person, on: boolean) => onChange(on ? { ...value, [id]: name } : Object.fromEntries(Object.entries(value).filter(([one]) => one !== id)))
  const found = data ? [...data.teammates, ...data.managers, ...data.stakeholders] : []
  const elsewhere = Object.entries(value).filter(([id]) => !found.some((one) => one.id === id)).map(([id, name]) => ({ id, name }))
  const groups = [['chosen', elsewhere], ['teammates', data?.teammates.filter(fits) ?? []], ['managers', data?.managers.filter(fits) ?? []], ['stakeholders', asked || work ? (data?.stakeholders ?? []) : []]] as const
  return (
    <div className={css.part} data-problem={problem ? true : undefined}>
      {problem && <p className={css.problem} role="alert">{problem}</p>}
      {trouble && <Notice tone="error" role="alert"><p>{trouble}</p></Notice>}
      <input type="search" className={css.filter} autoFocus={autoFocus} value={text} onChange={(event) => setText(event.target.value)} aria-label={say('ask.search')} placeholder={say('ask.search')} />
      {!data && !trouble && <Skeleton label={say('shell.loading')} lines={4} />}
      <div className={css.groups}>
        {groups.map(([kind, list]) => list.length > 0 && (
          <fieldset key={kind}>
            <legend>{say(`ask.${kind}`)}</legend>
            {list.map((one: Person) => (
              <label key={one.id} className={css.check}>
                <input type="checkbox" checked={value[one.id] !== undefined} onChange={(event) => toggle(one, event.target.checked)} />
                <span>{one.name}{one.title && <span className={css.soft}> {one.title}</span>}</span>
              </label>
            ))}
          </fieldset>
        ))}
      </div>
      {data && groups.every(([, list]) => list.length === 0) && <p className={css.soft} role="status">{say(text ? 'ask.nobody' : 'ask.nobody-yet')}</p>}
      {data && !asked && !work && <p className={css.soft}>{say('ask.stakeholders-hint')}</p>}
    </div>
  )
}
