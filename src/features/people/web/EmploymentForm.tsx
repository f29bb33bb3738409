import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { SelectField, TextField } from '../../../ui/Field.tsx'
import { problemOf } from '../../access/web/problems.ts'
import type { FrameworkNames, PersonRef, Profile } from '../model.ts'
import { ManagerChoice } from './ManagersForm.tsx'
import { recordEmployment, rolesHere } from './queries.ts'
import { Saved, today, useSaving } from './saving.tsx'
import css from './Keep.module.css'

const words = ['framework', 'family', 'level', 'specialty', 'domain'] as const

/** What somebody does from a day on. It begins with what they do today, so that a move changes only what it changes. */
export function EmploymentForm({ person }: { person: Profile }) {
  const last = person.employments?.[0]
  const { data: frameworks = [] } = useQuery(rolesHere({}))
  const [from, setFrom] = useState(today())
  const [role, setRole] = useState(() => Object.fromEntries(words.map((it) => [it, last?.[it] ?? ''])) as Record<(typeof words)[number], string>)
  const [title, setTitle] = useState(last && !last.family ? last.title : '')
  const [managers, setManagers] = useState<PersonRef[]>(person.managers)
  const [returns, setReturns] = useState(false)
  const given = Object.fromEntries(words.flatMap((it) => (role[it] ? [[it, role[it]]] : [])))
  const save = useSaving(() => recordEmployment({ person: person.id, from, ...given, ...(title && { title }), managers: managers.map((it) => it.id), ...(returns && { returns }) }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const problem = (field: string) => problemOf(save.error, field)
  const framework = frameworks.find((it) => it.framework === role.framework)
  return (
    <form className={css.form} onSubmit={submit}>
      <Saved of={save} />
      <TextField type="date" required label={say('keep-people.from')} hint={say('keep-people.from-hint')} value={from} onChange={(event) => setFrom(event.target.value)} problem={problem('from')} />
      <SelectField label={say('keep-people.framework')} value={role.framework} onChange={(event) => setRole({ framework: event.target.value, family: '', level: '', specialty: '', domain: '' })} problem={problem('framework')}>
        <option value="">{say('keep-people.no-framework')}</option>
        {frameworks.map((it) => <option key={it.framework}>{it.framework}</option>)}
      </SelectField>
      {framework && <RoleFields framework={framework} role={role} onChange={(changed) => setRole({ ...role, ...changed })} problem={problem} />}
      <TextField label={say('keep-people.job')} hint={say('keep-people.job-hint')} required={!role.family} maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} problem={problem('title')} />
      <ManagerChoice person={person.id} managers={managers} onChange={setManagers} problem={problem('managers')} />
      {last && !person.since && <label className={css.check}><input type="checkbox" checked={returns} onChange={(event) => setReturns(event.target.checked)} /> {say('keep-people.returns')}</label>}
      <Button type="submit" busy={save.isPending}>{say('keep-people.record')}</Button>
    </form>
  )
}

type RoleProps = { framework: FrameworkNames; role: Record<string, string>; onChange: (changed: Record<string, string>) => void; problem: (field: string) => string | undefined }

function RoleFields({ framework, role, onChange, problem }: RoleProps) {
  const fields = [
    { name: 'family', label: say('keep-people.family'), none: undefined, options: framework.families },
    { name: 'level', label: say('keep-people.level'), none: say('keep-people.not-agreed'), options: framework.levels.map(({ id, name }) => ({ id, name: id === name ? name : `${id} · ${name}` })) },
    { name: 'specialty', label: say('keep-people.specialty'), none: say('keep-people.no-one'), options: framework.specialties },
    { name: 'domain', label: say('keep-people.domain'), none: say('keep-people.no-one'), options: framework.domains },
  ].filter(({ name, options }) => options.length > 0 || name === 'family')
  return (
    <div className={css.two}>
      {fields.map(({ name, label, none, options }) => (
        <SelectField key={name} label={label} required={none === undefined} value={role[name] ?? ''} onChange={(event) => onChange({ [name]: event.target.value })} problem={problem(name)}>
          <option value="">{none ?? ''}</option>
          {options.map((it) => <option key={it.id} value={it.id}>{it.name}</option>)}
        </SelectField>
      ))}
    </div>
  )
}
