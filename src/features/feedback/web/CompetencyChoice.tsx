import { useState } from 'react'
import { say } from '../../../phrases/say.ts'
import { namesIn } from '../../../ui/listed.ts'
import type { Competency, Framework } from '../../framework/model.ts'
import type { Prepared } from './give-form.ts'
import css from './Ask.module.css'

type Props = { content: Framework; prepared: Prepared; value: readonly string[]; onChange: (ids: string[]) => void; problem: string | undefined }

/** What is asked about: competencies of the role, by group. What starts above the person's level is not asked about, and says so. */
export function CompetencyChoice({ content, prepared: { competencies, startLater }, value, onChange, problem }: Props) {
  const [text, setText] = useState('')
  const fits = ({ name }: Competency) => name.toLocaleLowerCase().includes(text.trim().toLocaleLowerCase())
  const toggle = (id: string, on: boolean) => onChange(on ? [...value, id] : value.filter((one) => one !== id))
  const ofRole = content.competencies.filter(({ id }) => competencies.includes(id))
  const open = ofRole.filter((one) => !startLater.includes(one.id) && (fits(one) || value.includes(one.id)))
  const later = ofRole.filter(({ id }) => startLater.includes(id))
  const groups = content.groups.map((group) => ({ group, list: open.filter((one) => one.group === group.id) })).filter(({ list }) => list.length > 0)
  return (
    <div className={css.part} data-problem={problem ? true : undefined}>
      {problem && <p className={css.problem} role="alert">{problem}</p>}
      {competencies.length > 12 && <input type="search" className={css.filter} data-filter value={text} onChange={(event) => setText(event.target.value)} aria-label={say('give.filter')} placeholder={say('give.filter')} />}
      <div className={css.groups}>
        {groups.map(({ group, list }) => (
          <fieldset key={group.id}>
            <legend>{group.name}</legend>
            {list.map(({ id, name }) => (
              <label key={id} className={css.check}>
                <input type="checkbox" checked={value.includes(id)} onChange={(event) => toggle(id, event.target.checked)} />
                <span>{name}</span>
              </label>
            ))}
          </fieldset>
        ))}
      </div>
      {groups.length === 0 && <p className={css.soft} role="status">{say(competencies.length === 0 ? 'ask.no-competencies' : 'give.filter-none')}</p>}
      {later.length > 0 && <p className={css.soft}>{say('ask.starts-later', { competencies: namesIn(later) })}</p>}
    </div>
  )
}
