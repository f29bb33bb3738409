import { useState } from 'react'
import { say } from '../../../phrases/say.ts'
import type { Competency, Framework } from '../../framework/model.ts'
import { isBegun, type Answer, type Prepared } from './give-form.ts'
import css from './CompetencyRail.module.css'

type Props = { title?: string; content: Framework; prepared: Pick<Prepared, 'asked' | 'competencies'>; answers: Record<string, Answer>; wrong: ReadonlySet<string>; at: string | undefined; onChoose: (id: string) => void }

/** The competencies one can speak of: those that were asked about, then the others of the role and domain, folded by group. */
export function CompetencyRail({ title = say('give.all'), content, prepared: { asked, competencies }, answers, wrong, at, onChoose }: Props) {
  const [text, setText] = useState('')
  const own = content.competencies.filter(({ id }) => competencies.includes(id) || asked.includes(id))
  const others = own.filter(({ id }) => !asked.includes(id))
  const found = others.filter(({ name, description }) => fits(`${name} ${description ?? ''}`, text))
  const entry = (competency: Competency) => <Entry key={competency.id} competency={competency} answer={answers[competency.id]} wrong={wrong.has(competency.id)} current={competency.id === at} onChoose={onChoose} />
  const groups = content.groups.map((group) => ({ group, list: found.filter((one) => one.group === group.id) })).filter(({ list }) => list.length > 0)
  return (
    <nav className={css.rail} aria-label={say('give.competencies')}>
      {asked.length > 0 && (
        <section>
          <h3>{say('give.asked-about')}</h3>
          <ul>{own.filter(({ id }) => asked.includes(id)).map(entry)}</ul>
        </section>
      )}
      {others.length > 0 && (
        <section>
          <h3>{asked.length > 0 ? say('give.others') : title}</h3>
          <input type="search" className={css.filter} data-filter value={text} onChange={(event) => setText(event.target.value)} aria-label={say('give.filter')} placeholder={say('give.filter')} />
          {groups.length === 0 && <p className={css.none} role="status">{say('give.filter-none')}</p>}
          {groups.map(({ group, list }) => (
            <details key={group.id} open={text !== '' || list.some(({ id }) => id === at || isSaid(answers[id])) || undefined}>
              <summary>{group.name} <span>{list.length}</span></summary>
              <ul>{list.map(entry)}</ul>
            </details>
          ))}
        </section>
      )}
    </nav>
  )
}

const fits = (words: string, text: string): boolean => text.toLocaleLowerCase().split(/\s+/).every((one) => words.toLocaleLowerCase().includes(one))

const isSaid = (answer: Answer | undefined): boolean => answer !== undefined && isBegun(answer)

type EntryProps = { competency: Competency; answer: Answer | undefined; wrong: boolean; current: boolean; onChoose: (id: string) => void }

function Entry({ competency: { id, name }, answer, wrong, current, onChoose }: EntryProps) {
  const state = wrong || (answer?.before ?? null) !== null ? 'wrong' : isSaid(answer) ? 'said' : 'open'
  return (
    <li>
      <button type="button" className={css.entry} aria-current={current ? 'true' : undefined} onClick={() => onChoose(id)}>
        <span className={css.stone} data-state={state} aria-hidden />
        <span>{name}</span>
        {state !== 'open' && <span className={css.state}>{say(`give.state.${state}`)}</span>}
      </button>
    </li>
  )
}
