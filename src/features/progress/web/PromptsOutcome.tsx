import { useState, type FormEvent } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { classes } from '../../../ui/classes.ts'
import { TextArea } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { onDay } from '../../../ui/when.ts'
import { problemOf, problemOfForm } from '../../access/web/problems.ts'
import type { ProgressMap, PromptOutcome } from '../model.ts'
import { Due } from './GrowthDue.tsx'
import { Comment } from './PromptsComment.tsx'
import type { Words } from '../../../ui/Said.tsx'
import { finishAction, useChange } from './growth-queries.ts'
import css from './Growth.module.css'
import own from './Prompts.module.css'

type Props = { map: ProgressMap; outcome: PromptOutcome; onSaid: (said: Words) => void }

/** What was agreed about a prompt, what the person concerned says of it, and whether it is done. */
export function Outcome({ map, outcome, onSaid }: Props) {
  const { kind, action, owner, dueOn, agreedBy, agreedAt, doneAt, doneWords, growthOpportunities, whatTheOrganizationDoes, comment } = outcome
  const [writing, setWriting] = useState<'what-came' | 'comment'>()
  const close = () => setWriting(undefined)
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
        {comment && <div><dt>{map.own ? say('prompts.comment') : say('prompts.comment-of', { name: map.person.name })}</dt><dd dir="auto">{comment}</dd></div>}
      </dl>
      {!writing && (!doneAt || map.own) && (
        <div className={css.actions}>
          {!doneAt && <Button small aria-label={say('prompts.finish-of', { action })} onClick={() => setWriting('what-came')}>{say('prompts.finish')}</Button>}
          {map.own && <Button small kind="quiet" onClick={() => setWriting('comment')}>{say(comment ? 'prompts.comment-change' : 'prompts.comment-add')}</Button>}
        </div>
      )}
      {!doneAt && writing === 'what-came' && <Finish outcome={outcome} onSaid={onSaid} onClose={close} />}
      {writing === 'comment' && <Comment outcome={outcome} onSaid={onSaid} onClose={close} />}
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
