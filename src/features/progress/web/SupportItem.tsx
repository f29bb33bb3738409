import { Link } from '@tanstack/react-router'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { classes } from '../../../ui/classes.ts'
import { namesIn } from '../../../ui/listed.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { onDay, today } from '../../../ui/when.ts'
import { problemOfForm } from '../../access/web/problems.ts'
import type { SupportRequest } from '../model.ts'
import { Due } from './GrowthDue.tsx'
import { Holder, TakeOn, wentOver } from './GrowthHolder.tsx'
import { WordsForm } from './GrowthWordsForm.tsx'
import type { Words } from '../../../ui/Said.tsx'
import { changeSupport, takeOnSupport, useChange, useNames } from './growth-queries.ts'
import { useWayBack } from '../../../ui/way-back.ts'
import css from './Growth.module.css'

export type Side = 'own' | 'owed' | 'beside'

type Props = {
  side: Side
  request: SupportRequest
  /** Whether what was given is being written down. The list knows, so that a form is not lost where somebody else was faster. */
  finishing: boolean
  onFinishing: (finishing: boolean) => void
  onSaid: (said: Words) => void
}

/** One request: who asked whom for what, by when, and whether it was given. */
export function SupportItem({ side, request, finishing, onFinishing, onSaid }: Props) {
  const { person, framework, competency, words, heldBy, dueOn, askedAt, doneAt, doneWords, shared } = request
  const names = useNames([request])
  const back = useWayBack<'given'>()
  const close = () => {
    back.leave('given')
    onFinishing(false)
  }
  return (
    <li className={classes(css.row, css.sided)}>
      <p className={css.words} dir="auto">{words}</p>
      <p className={css.meta}>
        {side !== 'own' && <span>{say('support.for', { name: person.name })}</span>}
        <AskedOf side={side} request={request} />
        {competency && <Link to="/people/$person/map" params={{ person: person.id }} search={{ cell: competency }}>{names.competency(framework, competency)}</Link>}
        {doneAt ? <span>{say('support.given-on', { when: onDay(doneAt) })}</span> : <Due on={dueOn} />}
        <span>{say('support.asked-on', { when: onDay(askedAt) })}</span>
        {!doneAt && side === 'own' && <span>{say(shared ? 'support.shared' : 'support.not-shared')}</span>}
      </p>
      {doneWords && <p className={css.words} dir="auto">{doneWords}</p>}
      {finishing && <Given request={request} onSaid={onSaid} onClose={close} />}
      {!doneAt && !finishing && side !== 'beside' && (
        <div className={css.actions}>
          <Button ref={back.button('given')} small aria-label={say('support.mark-given-of', { words })} onClick={() => onFinishing(true)}>{say('support.mark-given')}</Button>
          {side === 'owed' && <TakeOn it={request} what={words} change={takeOnSupport} onSaid={onSaid} />}
        </div>
      )}
      {!doneAt && side === 'own' && !shared && heldBy.length > 0 && dueOn < today() && <Share request={request} onSaid={onSaid} />}
    </li>
  )
}

/** Whom it was asked of, which whoever has it knows of themselves, and whom it went over to. */
function AskedOf({ side, request }: Pick<Props, 'side' | 'request'>) {
  const { owner } = request
  const over = wentOver(request)
  if (side === 'owed' && !over) return null
  if (!over) return <span>{say('support.of', { name: owner.name })}</span>
  return (
    <>
      <span>{say(side === 'own' ? 'support.of-before-own' : 'support.of-before', { name: owner.name })}</span>
      <Holder it={request} own={side === 'own'} />
    </>
  )
}

type ShareProps = Pick<Props, 'request' | 'onSaid'>

function Share({ request: { id, heldBy }, onSaid }: ShareProps) {
  const share = useChange(changeSupport)
  const problem = problemOfForm(share.error)
  return (
    <div className={css.offer}>
      <Button small busy={share.isPending} onClick={() => share.run({ id, shared: true }, () => onSaid({ words: say('support.shared-now') }))}>{say('support.share-now')}</Button>
      <span className={css.soft}>{say('support.share-now-hint', { owner: namesIn(heldBy) })}</span>
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
    </div>
  )
}

function Given({ request: { id, words: asked }, onSaid, onClose }: ShareProps & { onClose: () => void }) {
  const give = useChange(changeSupport)
  const given = () => {
    onSaid({ words: say('support.given-now') })
    onClose()
  }
  return (
    <WordsForm
      name={say('support.mark-given-of', { words: asked })} label={say('support.what-came')} hint={say('support.what-came-hint')} go={say('support.given-go')} change={give} onClose={onClose}
      onSubmit={(words) => give.run({ id, done: true, words: words || null }, given)}
    />
  )
}
