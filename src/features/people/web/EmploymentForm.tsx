import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { SelectField, TextField } from '../../../ui/Field.tsx'
import { useFirstProblem } from '../../../ui/first-problem.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { today } from '../../../ui/when.ts'
import { problemOf, problemOfForm } from '../../access/web/problems.ts'
import type { FrameworkNames, PersonRef, Profile } from '../model.ts'
import { specialtiesOf, titleOf } from '../rules/identifiers.ts'
import { lastManagers, ManagerChoice } from './ManagersForm.tsx'
import { recordEmployment, rolesHere } from './queries.ts'
import { Saved, useSaving } from './saving.tsx'
import { SecondaryRoles, type Beside } from './SecondaryRoles.tsx'
import css from './Keep.module.css'

const words = ['framework', 'family', 'level', 'specialty', 'domain'] as const

type Role = Record<(typeof words)[number], string>

type Draft = { from: string; role: Role; secondary: readonly Beside[]; title: string; managers: readonly PersonRef[]; returns: boolean }

/** What somebody does already, so that a move changes only what it changes. A title that follows from the role is left to follow. */
function recordedOf(person: Profile, left: boolean, frameworks: readonly FrameworkNames[], chosen: string | undefined): Draft {
  const last = person.employments?.[0]
  const follows = last && titleOf(last, new Map(frameworks.map((it) => [it.framework, it]))) === last.title
  const from = chosen ?? (last && last.startsOn > today() ? last.startsOn : today())
  return {
    from,
    role: Object.fromEntries(words.map((it) => [it, last?.[it] ?? ''])) as Role,
    secondary: (last?.secondary ?? []).map(({ family, specialty }) => ({ family, specialty: specialty ?? '' })),
    title: last && !follows ? last.title : '',
    managers: left && from !== last?.startsOn ? [] : lastManagers(person),
    returns: false,
  }
}

const inputOf = ({ from, role, secondary, title, managers, returns }: Draft) => ({
  from,
  ...Object.fromEntries(words.flatMap((it) => (role[it] ? [[it, role[it]]] : []))),
  ...(title && { title }),
  secondary: secondary.filter((it) => it.family).map(({ family, specialty }) => ({ family, ...(specialty && { specialty }) })),
  managers: managers.map((it) => it.id),
  ...(returns && { returns }),
})

/** What somebody does from a day on. */
export function EmploymentForm({ person, left }: { person: Profile; left: boolean }) {
  const { data: frameworks, error: unread } = useQuery(rolesHere({}))
  const [changed, setChanged] = useState<Partial<Draft>>({})
  const draft = { ...recordedOf(person, left, frameworks ?? [], changed.from), ...changed }
  const set = (more: Partial<Draft>) => setChanged({ ...changed, ...more })
  const save = useSaving(() => recordEmployment({ person: person.id, ...inputOf(draft) }), () => setChanged({}))
  const form = useFirstProblem(save.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const problem = (field: string) => problemOf(save.error, field)
  const framework = frameworks?.find((it) => it.framework === draft.role.framework)
  if (unread) return <Notice tone="error" role="alert"><p>{problemOfForm(unread)}</p></Notice>
  if (!frameworks) return <Skeleton label={say('shell.loading')} lines={6} />
  return (
    <form ref={form} className={css.form} onSubmit={submit}>
      <Saved of={save} />
      <TextField type="date" required label={say('keep-people.from')} hint={say('keep-people.from-hint')} value={draft.from} onChange={(event) => set({ from: event.target.value })} problem={problem('from')} />
      <SelectField label={say('keep-people.framework')} value={draft.role.framework} onChange={(event) => set({ role: { framework: event.target.value, family: '', level: '', specialty: '', domain: '' }, secondary: [] })} problem={problem('framework')}>
        <option value="">{say('keep-people.no-framework')}</option>
        {frameworks.map((it) => <option key={it.framework}>{it.framework}</option>)}
      </SelectField>
      {framework && <RoleFields framework={framework} role={draft.role} onChange={(more) => set({ role: { ...draft.role, ...more } })} problem={problem} />}
      {framework && <SecondaryRoles framework={framework} value={draft.secondary} onChange={(secondary) => set({ secondary })} problem={problem('secondary')} />}
      <TextField label={say('keep-people.job')} hint={say('keep-people.job-hint')} required={!draft.role.family} maxLength={200} value={draft.title} onChange={(event) => set({ title: event.target.value })} problem={problem('title')} />
      <ManagerChoice labelled person={person.id} managers={draft.managers} onChange={(managers) => set({ managers })} problem={problem('managers')} />
      {left && <label className={css.check}><input type="checkbox" checked={draft.returns} onChange={(event) => set({ returns: event.target.checked })} /> {say('keep-people.returns')}</label>}
      <Button type="submit" kind="primary" busy={save.isPending}>{say('keep-people.record')}</Button>
    </form>
  )
}

type RoleProps = { framework: FrameworkNames; role: Role; onChange: (changed: Partial<Role>) => void; problem: (field: string) => string | undefined }

function RoleFields({ framework, role, onChange, problem }: RoleProps) {
  const fields = [
    { name: 'family', label: say('keep-people.family'), none: undefined, options: framework.families },
    { name: 'level', label: say('keep-people.level'), none: say('keep-people.not-agreed'), options: framework.levels.map(({ id, name }) => ({ id, name: id === name ? name : `${id} · ${name}` })) },
    { name: 'specialty', label: say('keep-people.specialty'), none: say('keep-people.no-one'), options: specialtiesOf(role.family, framework) },
    { name: 'domain', label: say('keep-people.domain'), none: say('keep-people.no-one'), options: framework.domains },
  ] as const
  return (
    <div className={css.two}>
      {fields.filter(({ name, options }) => options.length > 0 || name === 'family').map(({ name, label, none, options }) => (
        <SelectField key={name} label={label} required={none === undefined} value={role[name]} onChange={(event) => onChange({ [name]: event.target.value, ...(name === 'family' && { specialty: '' }) })} problem={problem(name)}>
          <option value="">{none ?? say('keep-people.choose-family')}</option>
          {options.map((it) => <option key={it.id} value={it.id}>{it.name}</option>)}
        </SelectField>
      ))}
    </div>
  )
}
