import { useState, type FormEvent } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/Field.tsx'
import { useFirstProblem } from '../../../ui/first-problem.ts'
import { today } from '../../../ui/when.ts'
import { problemOf } from '../../access/web/problems.ts'
import type { Profile } from '../model.ts'
import { recordLeaving } from './queries.ts'
import { Saved, useSaving } from './saving.tsx'
import css from './Keep.module.css'

export function LeavingForm({ person }: { person: Profile }) {
  const [on, setOn] = useState(today())
  const save = useSaving(() => recordLeaving({ person: person.id, on }))
  const form = useFirstProblem(save.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form ref={form} className={css.form} onSubmit={submit}>
      <p className={css.soft}>{say('keep-people.leave-text')}</p>
      <Saved of={save} />
      <TextField type="date" required label={say('keep-people.last-day')} value={on} onChange={(event) => setOn(event.target.value)} problem={problemOf(save.error, 'on')} />
      <Button type="submit" busy={save.isPending}>{say('keep-people.leave-go')}</Button>
    </form>
  )
}
