import { useSuspenseQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { SelectField, TextArea, TextField } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { today } from '../../../ui/when.ts'
import { problemOf, problemOfForm } from '../../access/web/problems.ts'
import { CompetencyField } from './GrowthCompetency.tsx'
import type { Words } from '../../../ui/Said.tsx'
import { askForSupport, mapOf, useChange } from './growth-queries.ts'
import css from './Growth.module.css'

type Props = { person: string; competency: string | undefined; onSaid: (said: Words) => void; onClose: () => void }

/** Asks one of one's managers for support, by a date. */
export function SupportAsk({ person, competency, onSaid, onClose }: Props) {
  const { data: { managers, rows } } = useSuspenseQuery(mapOf({ person }))
  const [asked, setAsked] = useState({ words: '', competency: competency ?? '', owner: managers[0]?.id ?? '', dueOn: '', shared: false })
  const ask = useChange(askForSupport)
  const set = (field: 'words' | 'competency' | 'owner' | 'dueOn') => ({ value: asked[field], onChange: ({ target }: { target: { value: string } }) => setAsked({ ...asked, [field]: target.value }) })
  const owner = managers.find(({ id }) => id === asked.owner)?.name ?? ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    ask.run({ person, ...asked, competency: asked.competency || null }, () => {
      onClose()
      onSaid({ words: say('support.asked-now', { owner }) })
    })
  }
  if (managers.length === 0) return <Notice tone="note" title={say('support.no-manager')}><p>{say('support.no-manager-text')}</p></Notice>
  const problem = problemOfForm(ask.error)
  return (
    <form className={css.form} onSubmit={submit} aria-label={say('support.ask')}>
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
      <TextArea label={say('support.words')} hint={say('support.words-hint')} autoFocus required maxLength={2_000} {...set('words')} problem={problemOf(ask.error, 'words')} />
      <CompetencyField label={say('support.competency')} hint={say('support.competency-hint')} rows={rows} {...set('competency')} problem={problemOf(ask.error, 'competency')} />
      <div className={css.pair}>
        <SelectField label={say('support.owner')} required {...set('owner')} problem={problemOf(ask.error, 'owner')}>
          {managers.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </SelectField>
        <TextField label={say('support.due')} type="date" required min={today()} {...set('dueOn')} problem={problemOf(ask.error, 'dueOn')} />
      </div>
      <label className={css.check}>
        <input type="checkbox" checked={asked.shared} onChange={({ target }) => setAsked({ ...asked, shared: target.checked })} />
        <span>{say('support.share')}</span>
        <span className={css.soft}>{say('support.share-hint', { owner })}</span>
      </label>
      <div className={css.actions}>
        <Button type="submit" kind="primary" busy={ask.isPending}>{say('support.ask-go')}</Button>
        <Button kind="quiet" onClick={onClose}>{say('growth.cancel')}</Button>
      </div>
    </form>
  )
}
