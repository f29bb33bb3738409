import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { TextField } from '../../../ui/Field.tsx'
import { useFirstProblem } from '../../../ui/first-problem.ts'
import { today } from '../../../ui/when.ts'
import { problemOf } from '../../access/web/problems.ts'
import { teamIdentifier } from '../rules/team-identifier.ts'
import { DomainBoxes } from './DomainBoxes.tsx'
import { changeTeam, rolesHere } from './queries.ts'
import { Saved, useSaving } from './saving.tsx'
import css from './Keep.module.css'

export type TeamDraft = { id: string; name: string; domains: readonly string[] }

/** Names a team and says what it works in. Without a team, a new one is made. */
export function TeamForm({ team, onDone, onClose }: { team: TeamDraft | null; onDone: (team: string) => void; onClose: () => void }) {
  const { data: frameworks } = useQuery(rolesHere({}))
  const [name, setName] = useState(team?.name ?? '')
  const [typedId, setTypedId] = useState<string | null>(null)
  const [domains, setDomains] = useState(team?.domains ?? [])
  const [from, setFrom] = useState(today())
  const id = team?.id ?? typedId ?? (name.trim() && teamIdentifier(name))
  const save = useSaving(() => changeTeam({ team: id, name, domains: [...domains], from, ...(!team && { isNew: true }) }), () => onDone(id))
  const form = useFirstProblem(save.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const known = frameworks?.flatMap((it) => it.domains) ?? []
  const title = team ? say('team.change-of', { name: team.name }) : say('team.new')
  return (
    <Dialog label={title} onClose={onClose} className={css.dialog}>
      <h2>{title}</h2>
      <form ref={form} className={css.form} onSubmit={submit}>
        <Saved of={save} />
        <TextField label={say('team.name')} required maxLength={200} autoComplete="off" autoFocus value={name} onChange={(event) => setName(event.target.value)} problem={problemOf(save.error, 'name')} />
        {!team && <TextField label={say('team.identifier')} hint={say('team.identifier-hint')} required maxLength={200} autoComplete="off" spellCheck={false} value={id} onChange={(event) => setTypedId(event.target.value)} problem={problemOf(save.error, 'team')} />}
        {(known.length > 0 || domains.length > 0) && (
          <>
            <DomainBoxes known={known} value={domains} onChange={setDomains} problem={problemOf(save.error, 'domains')} />
            <TextField type="date" required label={say('team.from')} hint={say('team.from-hint')} value={from} onChange={(event) => setFrom(event.target.value)} problem={problemOf(save.error, 'from')} />
          </>
        )}
        <div className={css.ends}>
          <Button type="submit" kind="primary" busy={save.isPending}>{say(team ? 'team.save' : 'team.create')}</Button>
          <Button onClick={onClose}>{say('team.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
