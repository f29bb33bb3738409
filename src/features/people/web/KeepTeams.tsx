import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { teamsHere } from './queries.ts'
import { TeamForm } from './TeamForm.tsx'
import css from './Keep.module.css'

/** Every team, with the way to its page, where it is changed, and the way to a new one. */
export function KeepTeams() {
  const { data: teams } = useQuery(teamsHere({}))
  const navigate = useNavigate()
  const [adding, setAdding] = useState(false)
  return (
    <div className={css.stretch}>
      <p className={css.soft}>{say(teams?.length === 0 ? 'keep-people.no-teams' : 'keep-people.all-teams-text')}</p>
      {teams && teams.length > 0 && <ul className={css.teams}>{teams.map((it) => <li key={it.id}><Link to="/teams/$team" params={{ team: it.id }}>{it.name}</Link></li>)}</ul>}
      <Button onClick={() => setAdding(true)}>{say('team.new')}</Button>
      {adding && <TeamForm team={null} onDone={(team) => void navigate({ to: '/teams/$team', params: { team } })} onClose={() => setAdding(false)} />}
    </div>
  )
}
