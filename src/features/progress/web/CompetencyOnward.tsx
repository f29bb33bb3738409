import { Link } from '@tanstack/react-router'
import { useState, type SubmitEvent } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextArea } from '../../../ui/Field.tsx'
import { onDay } from '../../../ui/when.ts'
import { problemOf, problemOfForm } from '../../access/web/problems.ts'
import type { Opportunity, ProgressMap } from '../model.ts'
import { CompetencyAgenda } from './CompetencyAgenda.tsx'
import { CompetencyNoOpportunity } from './CompetencyNoOpportunity.tsx'
import { raiseAgendaItem, useChange } from './growth-queries.ts'
import type { RowView } from './map-view.ts'
import css from './CompetencyOnward.module.css'

type Props = { map: ProgressMap; drawn: RowView; opportunities: readonly Opportunity[] }

/** From a stone to what can be done about it. */
export function CompetencyOnward({ map, drawn: { row }, opportunities }: Props) {
  const person = map.person.id
  const { prompt } = row.standing
  return (
    <section className={css.onward} aria-labelledby="stone-onward">
      <h3 id="stone-onward">{say('stone.onward')}</h3>
      <p className={css.links}>
        <Link to="/people/$person/feedback/ask" params={{ person }} search={{ competency: row.competency }}>{say('stone.ask')}</Link>
        {map.own ? <Link to="/self-assessment">{say('stone.self-assess')}</Link> : <Link to="/people/$person/feedback/give" params={{ person }} search={{ competency: row.competency }}>{say('stone.give')}</Link>}
        {prompt && <Link to="/people/$person/prompts" params={{ person }}>{say('stone.prompt')}</Link>}
      </p>
      <CompetencyAgenda map={map} competency={row.competency} />
      <Raise map={map} row={row} kind="topic" />
      <Raise map={map} row={row} kind="goal" />
      <CompetencyNoOpportunity map={map} row={row} />
      <Opportunities open={opportunities} competency={row.competency} />
    </section>
  )
}

type RowProps = { map: ProgressMap; row: RowView['row'] }

const raising = {
  topic: { title: 'stone.raise', asManager: 'stone.raise-as-manager', words: 'stone.raise-words', hint: 'stone.raise-hint' },
  goal: { title: 'stone.goal', asManager: 'stone.goal', words: 'stone.goal-words', hint: 'stone.goal-hint' },
} as const

/** Puts the competency on the next agenda, as something to talk about or as a goal to agree on. */
function Raise({ map, row, kind }: RowProps & { kind: keyof typeof raising }) {
  const [words, setWords] = useState('')
  const { mutate, isPending, isSuccess, error, reset } = useChange(raiseAgendaItem)
  const { title, asManager, words: asked, hint } = raising[kind]
  const send = (event: SubmitEvent) => {
    event.preventDefault()
    mutate({ person: map.person.id, kind, competency: row.competency, level: map.target?.level ?? null, words }, { onSuccess: () => setWords('') })
  }
  return (
    <details className={css.fold} onToggle={() => reset()}>
      <summary>{say(map.own ? title : asManager)}</summary>
      <form className={css.form} onSubmit={send} noValidate>
        <TextArea label={say(asked)} hint={say(hint)} value={words} onChange={(event) => setWords(event.target.value)} problem={problemOf(error, 'words') ?? problemOfForm(error)} />
        <p className={css.send}>
          <Button type="submit" busy={isPending}>{say('stone.send')}</Button>
          <span role="status">{isSuccess && <>{say('stone.raised')} <Link to="/people/$person/agenda" params={{ person: map.person.id }}>{say('stone.to-agenda')}</Link></>}</span>
        </p>
      </form>
    </details>
  )
}

/** Chances that are open to the person, whoever reads. */
function Opportunities({ open, competency }: { open: readonly Opportunity[]; competency: string }) {
  if (open.length === 0) return null
  return (
    <div className={css.open}>
      <h4>{say('stone.opportunities')}</h4>
      <ul>
        {open.map(({ id, title, words, team, closesOn }) => (
          <li key={id}>
            <strong>{title}</strong>
            <span>{[team?.name, closesOn && say('stone.noted-until', { when: onDay(closesOn) })].filter(Boolean).join(' · ')}</span>
            {words && <p>{words}</p>}
          </li>
        ))}
      </ul>
      <p><Link to="/opportunities" search={{ framework: open[0]?.framework, competency }}>{say('stone.all-opportunities')}</Link></p>
    </div>
  )
}
