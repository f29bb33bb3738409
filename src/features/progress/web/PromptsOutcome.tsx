import { useState, type FormEvent } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { classes } from '../../../ui/classes.ts'
import { TextArea } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { onDay } from '../../../ui/when.ts'
import { problemOf, problemOfForm } from '../../access/web/problems.ts'
import type { PromptOutcome } from '../model.ts'
import { Due } from './GrowthDue.tsx'
import type { Words } from './GrowthSaid.tsx'
import { finishAction, useChange } from './growth-queries.ts'
import css from './Growth.module.css'
import own from './Prompts.module.css'

/** What was agreed about a prompt, and whether it is done. */
export function Outcome({ outcome, onSaid }: { outcome: PromptOutcome; onSaid: (said: Words) => void }) {
  const { kind, action, owner, dueOn, agreedBy, agreedAt, doneAt, doneWords, growthOpportunities, whatTheOrganizationDoes } = outcome
  const [finishing, setFinishing] = useState(false)
  return (
    <div className={classes(own.agreed, doneAt && own.done)}>
      <p className={own.action} dir="auto">{action}</p>
      <p className={css.meta}>
        <span>{say('prompts.owned-by', { name: owner.name })}</span>
        {!doneAt && <Due on={dueOn} />}
        <span>{agreedBy ? say('prompts.agreed-by', { name: agreedBy.name, when: onDay(agreedAt) }) : say('prompts.agreed', { when: onDay(agreedAt) })}</span>
        {doneAt && <span>{say('prompts.done-on', { when: onDay(doneAt) })}</span>}
      </p>
      <dl className={own.answers}>
        {growthOpportunities && <div><dt>{say(`prompts.first.${kind}`)}</dt><dd dir="auto">{growthOpportunities}</dd></div>}
        {whatTheOrganizationDoes && <div><dt>{say(`prompts.second.${kind}`)}</dt><dd dir="auto">{whatTheOrganizationDoes}</dd></div>}
        {doneWords && <div><dt>{say('prompts.what-came')}</dt><dd dir="auto">{doneWords}</dd></div>}
      </dl>
      {!doneAt && !finishing && <div className={css.actions}><Button small onClick={() => setFinishing(true)}>{say('prompts.finish')}</Button></div>}
      {!doneAt && finishing && <Finish outcome={outcome} onSaid={onSaid} onClose={() => setFinishing(false)} />}
    </div>
  )
}

type Finishing = { outcome: PromptOutcome; onSaid: (said: Words) => void; onClose: () => void }

function Finish({ outcome: { id, action }, onSaid, onClose }: Finishing) {
  const [words, setWords] = useState('')
  const finish = useChange(finishAction)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    finish.run({ id, words: words || null }, () => onSaid({ words: say('prompts.done-now', { action }) }))
  }
  const problem = problemOfForm(finish.error)
  return (
    <form className={css.form} onSubmit={submit} aria-label={say('prompts.finish-of', { action })}>
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
      <TextArea label={say('prompts.what-came')} hint={say('prompts.what-came-hint')} autoFocus value={words} onChange={({ target }) => setWords(target.value)} problem={problemOf(finish.error, 'words')} />
      <div className={css.actions}>
        <Button type="submit" kind="primary" busy={finish.isPending}>{say('prompts.finish-go')}</Button>
        <Button kind="quiet" onClick={onClose}>{say('growth.cancel')}</Button>
      </div>
    </form>
  )
}
