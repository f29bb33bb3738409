import { useState } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { classes } from '../../../ui/classes.ts'
import { onDay } from '../../../ui/when.ts'
import type { ProgressMap, PromptOutcome } from '../model.ts'
import { Due } from './GrowthDue.tsx'
import { Holder, TakeOn, wentOver } from './GrowthHolder.tsx'
import { WordsForm } from './GrowthWordsForm.tsx'
import type { Words } from '../../../ui/Said.tsx'
import { commentOnAction, finishAction, takeOnAction, useChange } from './growth-queries.ts'
import { useWayBack } from '../../../ui/way-back.ts'
import css from './Growth.module.css'
import own from './Prompts.module.css'

type Props = { map: ProgressMap; outcome: PromptOutcome; onSaid: (said: Words) => void }

/** What was agreed about a prompt, what the person concerned says of it, and whether it is done. */
export function Outcome({ map, outcome, onSaid }: Props) {
  const { kind, action, dueOn, agreedBy, agreedAt, doneAt, doneWords, growthOpportunities, whatTheOrganizationDoes, comment } = outcome
  const [writing, setWriting] = useState<'what-came' | 'comment'>()
  const back = useWayBack<NonNullable<typeof writing>>()
  const close = () => {
    if (writing) back.leave(writing)
    setWriting(undefined)
  }
  return (
    <div className={classes(own.agreed, doneAt && own.done)}>
      <p className={own.action} dir="auto">{action}</p>
      <p className={css.meta}>
        <Owner map={map} outcome={outcome} />
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
          {!doneAt && <Button ref={back.button('what-came')} small aria-label={say('prompts.finish-of', { action })} onClick={() => setWriting('what-came')}>{say('prompts.finish')}</Button>}
          <TakeOn it={outcome} what={action} change={takeOnAction} onSaid={onSaid} />
          {map.own && <Button ref={back.button('comment')} small kind="quiet" onClick={() => setWriting('comment')}>{say(comment ? 'prompts.comment-change' : 'prompts.comment-add')}</Button>}
        </div>
      )}
      {writing === 'what-came' && <Finish outcome={outcome} onSaid={onSaid} onClose={close} />}
      {writing === 'comment' && <Comment outcome={outcome} onSaid={onSaid} onClose={close} />}
    </div>
  )
}

/** Who sees to it. Where that changed with who manages whom, also who was to. */
function Owner({ map, outcome }: Omit<Props, 'onSaid'>) {
  const { name } = outcome.owner
  if (!wentOver(outcome)) return <span>{say('prompts.owned-by', { name })}</span>
  return (
    <>
      <span>{say(map.own ? 'prompts.owned-before-own' : 'prompts.owned-before', { name })}</span>
      <Holder it={outcome} own={map.own} />
    </>
  )
}

type Writing = { outcome: PromptOutcome; onSaid: (said: Words) => void; onClose: () => void }

function Finish({ outcome: { id, action }, onSaid, onClose }: Writing) {
  const finish = useChange(finishAction)
  const finished = () => {
    onSaid({ words: say('prompts.done-now', { action }) })
    onClose()
  }
  return (
    <WordsForm
      name={say('prompts.finish-of', { action })} label={say('prompts.what-came')} hint={say('prompts.what-came-hint')} go={say('prompts.finish-go')} change={finish} onClose={onClose}
      onSubmit={(words) => finish.run({ id, words: words || null }, finished)}
    />
  )
}

/** What the person concerned thinks of what was agreed, in their own words. */
function Comment({ outcome: { id, action, comment }, onSaid, onClose }: Writing) {
  const saving = useChange(commentOnAction)
  const saved = () => {
    onSaid({ words: say('prompts.commented', { action }) })
    onClose()
  }
  return (
    <WordsForm
      name={say('prompts.comment-on', { action })} label={say('prompts.comment')} hint={say('prompts.comment-hint')} go={say('prompts.comment-go')} before={comment} change={saving} onClose={onClose}
      onSubmit={(words) => saving.run({ id, words }, saved)}
    />
  )
}
