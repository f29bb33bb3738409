import { useState, type FormEvent } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { SelectField, TextArea, TextField } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { today } from '../../../ui/when.ts'
import { problemOf, problemOfForm } from '../../access/web/problems.ts'
import type { ProgressMap, Prompt } from '../model.ts'
import type { Words } from '../../../ui/Said.tsx'
import { agreeAction, useChange } from './growth-queries.ts'
import css from './Growth.module.css'

type Props = { map: ProgressMap; prompt: Prompt; onSaid: (said: Words) => void; onClose: () => void }

/** Closes a prompt: the answers to its questions, an action, who owns it and by when. */
export function PromptsAgreement({ map: { person, managers }, prompt: { competency, kind, name }, onSaid, onClose }: Props) {
  const [answers, setAnswers] = useState({ growthOpportunities: '', whatTheOrganizationDoes: '', action: '', owner: person.id, dueOn: '' })
  const set = (field: keyof typeof answers) => ({ value: answers[field], onChange: ({ target }: { target: { value: string } }) => setAnswers({ ...answers, [field]: target.value }) })
  const agree = useChange(agreeAction)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { growthOpportunities, whatTheOrganizationDoes, ...rest } = answers
    agree.run({ person: person.id, competency, kind, ...rest, growthOpportunities: growthOpportunities || null, whatTheOrganizationDoes: whatTheOrganizationDoes || null }, () => {
      onClose()
      onSaid({ words: say('prompts.agreed-now', { name }) })
    })
  }
  const problem = problemOfForm(agree.error)
  return (
    <form className={css.form} onSubmit={submit} aria-label={say('prompts.agree-on', { name })}>
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
      <TextArea label={say(`prompts.first.${kind}`)} hint={say(`prompts.first-hint.${kind}`)} autoFocus {...set('growthOpportunities')} problem={problemOf(agree.error, 'growthOpportunities')} />
      <TextArea label={say(`prompts.second.${kind}`)} hint={say(`prompts.second-hint.${kind}`)} {...set('whatTheOrganizationDoes')} problem={problemOf(agree.error, 'whatTheOrganizationDoes')} />
      <TextField label={say('prompts.action')} hint={say('prompts.action-hint')} required maxLength={2_000} {...set('action')} problem={problemOf(agree.error, 'action')} />
      <div className={css.pair}>
        <SelectField label={say('prompts.owner')} required {...set('owner')} problem={problemOf(agree.error, 'owner')}>
          {[person, ...managers].map(({ id, name: of }) => <option key={id} value={id}>{of}</option>)}
        </SelectField>
        <TextField label={say('prompts.due')} type="date" required min={today()} {...set('dueOn')} problem={problemOf(agree.error, 'dueOn')} />
      </div>
      <div className={css.actions}>
        <Button type="submit" kind="primary" busy={agree.isPending}>{say('prompts.agree-go')}</Button>
        <Button kind="quiet" onClick={onClose}>{say('growth.cancel')}</Button>
      </div>
    </form>
  )
}
