import { useState, type FormEvent } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/Field.tsx'
import type { Profile } from '../model.ts'
import { erasePerson } from './queries.ts'
import { Saved, useSaving } from './saving.tsx'
import css from './Keep.module.css'

/** Erasing cannot be taken back: the name is typed first, so that it is nobody else's. */
export function EraseForm({ person: { id, name }, onErased }: { person: Profile; onErased: () => void }) {
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState(false)
  const save = useSaving(() => erasePerson({ person: id }), onErased, id)
  const fits = typed.trim() === name
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (fits) save.mutate()
  }
  return (
    <form className={css.form} onSubmit={submit}>
      <p className={css.soft}>{say('keep-people.erase-text', { name })}</p>
      <Saved of={save} />
      <TextField label={say('keep-people.erase-type', { name })} autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} problem={asked && !fits ? say('keep-people.erase-type', { name }) : undefined} />
      <Button type="submit" kind="danger" busy={save.isPending}>{say('keep-people.erase-go')}</Button>
    </form>
  )
}
