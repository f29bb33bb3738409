import { useState, type SubmitEvent } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextArea, TextField } from '../../../ui/Field.tsx'
import { Said, type Words } from '../../../ui/Said.tsx'
import { monthOf, onDay, today } from '../../../ui/when.ts'
import { problemOf, problemOfForm } from '../../access/web/problems.ts'
import type { MapRow, ProgressMap } from '../model.ts'
import { useChange } from './growth-queries.ts'
import { markNoOpportunity, removeNoOpportunity } from './map-queries.ts'
import css from './CompetencyOnward.module.css'

type Props = { map: ProgressMap; row: MapRow }

/** What was noted of missing chances, and a way to note more. */
export function CompetencyNoOpportunity({ map, row }: Props) {
  const [said, setSaid] = useState<Words>()
  return (
    <>
      <Said said={said} />
      {row.noOpportunity.length > 0 && <ul className={css.noted}>{row.noOpportunity.map((note, index) => <Noted key={note.id ?? index} note={note} onSaid={setSaid} />)}</ul>}
      <details className={css.fold}>
        <summary>{say('stone.no-opportunity')}</summary>
        <Mark map={map} row={row} />
      </details>
    </>
  )
}

type NotedProps = { note: MapRow['noOpportunity'][number]; onSaid: (said: Words) => void }

function Noted({ note: { id, reason, from, until, notedBy }, onSaid }: NotedProps) {
  const remove = useChange(removeNoOpportunity)
  const problem = problemOfForm(remove.error)
  return (
    <li>
      <span>{[say('stone.noted'), from && say('stone.noted-from', { when: monthOf(from) }), until && say('stone.noted-until', { when: onDay(until) }), notedBy && say('stone.noted-by', { name: notedBy.name })].filter(Boolean).join(', ')}</span>
      {reason && <q dir="auto">{reason}</q>}
      {id && <Button small kind="quiet" busy={remove.isPending} onClick={() => remove.run({ id }, () => onSaid({ words: say('stone.taken-back') }))}>{say('stone.take-back')}</Button>}
      {problem && <p className={css.problem} role="alert">{say('stone.not-done', { problem })}</p>}
    </li>
  )
}

function Mark({ map, row }: Props) {
  const [reason, setReason] = useState('')
  const [startsOn, setStartsOn] = useState(today())
  const [endsOn, setEndsOn] = useState('')
  const mark = useChange(markNoOpportunity)
  const send = (event: SubmitEvent) => {
    event.preventDefault()
    mark.run({ person: map.person.id, competency: row.competency, reason, startsOn, endsOn: endsOn || null }, () => setReason(''))
  }
  return (
    <form className={css.form} onSubmit={send} noValidate>
      <TextArea rows={2} label={say('stone.reason')} hint={say('stone.no-opportunity-hint')} value={reason} onChange={(event) => setReason(event.target.value)} problem={problemOf(mark.error, 'reason') ?? problemOfForm(mark.error)} />
      <div className={css.pair}>
        <TextField type="date" label={say('stone.from')} value={startsOn} onChange={(event) => setStartsOn(event.target.value)} problem={problemOf(mark.error, 'startsOn')} />
        <TextField type="date" label={say('stone.until')} value={endsOn} onChange={(event) => setEndsOn(event.target.value)} problem={problemOf(mark.error, 'endsOn')} />
      </div>
      <p className={css.send}>
        <Button type="submit" busy={mark.isPending}>{say('stone.mark')}</Button>
        <span role="status">{mark.isSuccess && reason === '' && say('stone.marked')}</span>
      </p>
    </form>
  )
}
