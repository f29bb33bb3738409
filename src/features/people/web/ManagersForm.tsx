import { useRef, useState, type FormEvent } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/Field.tsx'
import { useFirstProblem } from '../../../ui/first-problem.ts'
import { today } from '../../../ui/when.ts'
import { problemOf } from '../../access/web/problems.ts'
import type { PersonRef, Profile } from '../model.ts'
import { FindPerson } from './FindPerson.tsx'
import { changeManagers } from './queries.ts'
import { Saved, useSaving } from './saving.tsx'
import css from './Keep.module.css'

export function ManagersForm({ person }: { person: Profile }) {
  const [from, setFrom] = useState(today())
  const [chosen, setChosen] = useState<readonly PersonRef[] | null>(null)
  const managers = chosen ?? lastManagers(person)
  const save = useSaving(() => changeManagers({ person: person.id, from, managers: managers.map((it) => it.id) }), () => setChosen(null))
  const form = useFirstProblem(save.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form ref={form} className={css.form} onSubmit={submit}>
      <p className={css.soft}>{say('keep-people.managers-text')}</p>
      <Saved of={save} />
      <ManagerChoice person={person.id} managers={managers} onChange={setChosen} problem={problemOf(save.error, 'managers')} />
      <TextField type="date" required label={say('keep-people.from')} hint={say('keep-people.from-hint')} value={from} onChange={(event) => setFrom(event.target.value)} problem={problemOf(save.error, 'from')} />
      <Button type="submit" busy={save.isPending}>{say('keep-people.change-managers-go')}</Button>
    </form>
  )
}

/** Who manages somebody as far as is recorded: in the employment they have, or are about to have. */
export const lastManagers = ({ employments, managers }: Profile): readonly PersonRef[] =>
  employments?.[0] ? employments[0].managers.filter((it) => it.endsOn === employments[0]!.endsOn).map(({ id, name }) => ({ id, name })) : managers

type ChoiceProps = { person: string; managers: readonly PersonRef[]; onChange: (managers: readonly PersonRef[]) => void; problem: string | undefined; /** Said where no heading says it already. */ labelled?: boolean }

/** Who manages: each can be taken away, and others found by name. */
export function ManagerChoice({ person, managers, onChange, problem, labelled = false }: ChoiceProps) {
  const all = useRef<HTMLDivElement>(null)
  const remove = (id: string) => {
    onChange(managers.filter((it) => it.id !== id))
    all.current?.querySelector('input')?.focus()
  }
  return (
    <div className={css.stretch} ref={all} role="group" aria-label={say('keep-people.managers')}>
      {labelled && <p className={css.label}>{say('keep-people.managers')}</p>}
      {managers.length === 0 ? <p className={css.soft}>{say('keep-people.no-managers')}</p> : (
        <ul className={css.chosen}>
          {managers.map(({ id, name }) => (
            <li key={id}>{name}<Button small kind="quiet" aria-label={say('keep-people.remove', { name })} onClick={() => remove(id)}>×</Button></li>
          ))}
        </ul>
      )}
      <FindPerson label={say('keep-people.add-manager')} problem={problem} without={[person, ...managers.map((it) => it.id)]} onChoose={(it) => onChange([...managers, it])} />
    </div>
  )
}
