import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { SelectField, TextField } from '../../../ui/Field.tsx'
import { useFirstProblem } from '../../../ui/first-problem.ts'
import { Said, type Words } from '../../../ui/Said.tsx'
import { onDay, today } from '../../../ui/when.ts'
import { problemOf } from '../../access/web/problems.ts'
import type { Profile, TeamRole } from '../model.ts'
import { joinTeam, leaveTeam, teamsHere } from './queries.ts'
import { Saved, useSaving } from './saving.tsx'
import css from './Keep.module.css'

const roles = ['engineer', 'embedded-sre', 'manager', 'product-manager', 'leadership'] as const

/** The teams somebody is on, each with a way off it, and a way onto another. */
export function TeamForms({ person }: { person: Profile }) {
  const [said, setSaid] = useState<Words>()
  return (
    <div className={css.stretch}>
      <Said said={said} />
      {person.teams.length === 0 && <p className={css.soft}>{say('person.no-team')}</p>}
      {person.teams.map((team) => <LeaveTeam key={`${team.id} ${team.role}`} person={person.id} team={team} onSaid={setSaid} />)}
      <JoinTeam person={person.id} />
    </div>
  )
}

type LeaveProps = { person: string; team: Profile['teams'][number]; onSaid: (said: Words) => void }

function LeaveTeam({ person, team: { id, name, role }, onSaid }: LeaveProps) {
  const [on, setOn] = useState(today())
  const save = useSaving(() => leaveTeam({ team: id, person, on }), () => onSaid({ words: say('keep-people.left-team', { team: name, day: onDay(on) }) }))
  const form = useFirstProblem(save.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form ref={form} className={css.form} onSubmit={submit}>
      {save.error && <Saved of={save} />}
      <p><strong>{name}</strong>, {say(`team-role.${role}`)}</p>
      <div className={css.beside}>
        <TextField type="date" required label={say('keep-people.last-day')} value={on} onChange={(event) => setOn(event.target.value)} problem={problemOf(save.error, 'on')} />
        <Button type="submit" busy={save.isPending}>{say('keep-people.leave-team', { team: name })}</Button>
      </div>
    </form>
  )
}

function JoinTeam({ person }: { person: string }) {
  const { data: teams = [] } = useQuery(teamsHere({}))
  const [team, setTeam] = useState('')
  const [role, setRole] = useState<TeamRole>('engineer')
  const [from, setFrom] = useState(today())
  const save = useSaving(() => joinTeam({ team, person, role, from }))
  const form = useFirstProblem(save.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form ref={form} className={css.form} onSubmit={submit}>
      <Saved of={save} />
      <div className={css.two}>
        <SelectField label={say('keep-people.team')} required value={team} onChange={(event) => setTeam(event.target.value)} problem={problemOf(save.error, 'team')}>
          <option value="">{say('keep-people.choose-team')}</option>
          {teams.map((it) => <option key={it.id} value={it.id}>{it.name}</option>)}
        </SelectField>
        <SelectField label={say('keep-people.as')} value={role} onChange={(event) => setRole(event.target.value as TeamRole)} problem={problemOf(save.error, 'role')}>
          {roles.map((it) => <option key={it} value={it}>{say(`team-role.${it}`)}</option>)}
        </SelectField>
        <TextField type="date" required label={say('keep-people.from')} value={from} onChange={(event) => setFrom(event.target.value)} problem={problemOf(save.error, 'from')} />
      </div>
      <Button type="submit" busy={save.isPending}>{say('keep-people.join')}</Button>
    </form>
  )
}
