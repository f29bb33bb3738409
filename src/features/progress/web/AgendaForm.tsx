import { useState, type FormEvent } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { classes } from '../../../ui/classes.ts'
import { TextArea } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Segmented } from '../../../ui/Segmented.tsx'
import { problemOf, problemOfForm } from '../../access/web/problems.ts'
import type { AgendaItem, ProgressMap } from '../model.ts'
import { CompetencyField } from './GrowthCompetency.tsx'
import { raiseAgendaItem, useChange } from './growth-queries.ts'
import css from './Growth.module.css'

const kinds = ['topic', 'goal', 'feedback'] as const
const blank: { kind: AgendaItem['kind']; competency: string; words: string } = { kind: 'topic', competency: '', words: '' }

/** Puts something on the next agenda. */
export function AgendaForm({ map: { person, rows } }: { map: ProgressMap }) {
  const [item, setItem] = useState(blank)
  const raise = useChange(raiseAgendaItem)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    raise.run({ person: person.id, ...item, competency: item.competency || null }, () => setItem(blank))
  }
  const problem = problemOfForm(raise.error)
  return (
    <section className={classes(css.section, css.apart)} aria-labelledby="agenda-add">
      <h2 id="agenda-add">{say('agenda.add')}</h2>
      <form className={css.form} onSubmit={submit}>
        {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
        <div><Segmented label={say('agenda.kind')} options={kinds.map((value) => ({ value, label: say(`agenda.kind.${value}`) }))} value={item.kind} onChange={(kind) => setItem({ ...item, kind })} /></div>
        <p className={css.soft}>{say(`agenda.kind-text.${item.kind}`)}</p>
        <CompetencyField label={say('agenda.competency')} rows={rows} value={item.competency} onChange={({ target }) => setItem({ ...item, competency: target.value })} problem={problemOf(raise.error, 'competency')} />
        <TextArea label={say('agenda.words')} required maxLength={2_000} value={item.words} onChange={({ target }) => setItem({ ...item, words: target.value })} problem={problemOf(raise.error, 'words')} />
        <div className={css.actions}>
          <Button type="submit" kind="primary" busy={raise.isPending}>{say('agenda.add-go')}</Button>
          <span role="status" className={css.soft}>{raise.isSuccess && item.words === '' && say('agenda.added')}</span>
        </div>
      </form>
    </section>
  )
}
