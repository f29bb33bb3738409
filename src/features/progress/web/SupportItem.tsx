import { Link } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextArea } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { onDay, today } from '../../../ui/when.ts'
import { problemOf, problemOfForm } from '../../access/web/problems.ts'
import type { SupportRequest } from '../model.ts'
import { Due } from './GrowthDue.tsx'
import { changeSupport, useChange, useNames } from './growth-queries.ts'
import css from './Growth.module.css'

type Props = { side: 'own' | 'owed'; request: SupportRequest }

/** One request: who asked whom for what, by when, and whether it was given. */
export function SupportItem({ side, request }: Props) {
  const { person, framework, competency, words, owner, dueOn, askedAt, doneAt, doneWords, shared } = request
  const names = useNames([request])
  const [finishing, setFinishing] = useState(false)
  return (
    <li className={css.row}>
      <p className={css.words}>{words}</p>
      <p className={css.meta}>
        <span>{side === 'own' ? say('support.of', { name: owner.name }) : say('support.for', { name: person.name })}</span>
        {competency && <Link to="/people/$person/map" params={{ person: person.id }} search={{ cell: competency }}>{names.competency(framework, competency)}</Link>}
        {doneAt ? <span>{say('support.given-on', { when: onDay(doneAt) })}</span> : <Due on={dueOn} />}
        <span>{say('support.asked-on', { when: onDay(askedAt) })}</span>
        {!doneAt && <span>{say(shared ? 'support.shared' : 'support.not-shared')}</span>}
      </p>
      {doneWords && <p className={css.words}>{doneWords}</p>}
      {!doneAt && finishing && <Given request={request} onClose={() => setFinishing(false)} />}
      {!doneAt && !finishing && (
        <div className={css.actions}>
          <Button small onClick={() => setFinishing(true)}>{say('support.mark-given')}</Button>
          {side === 'own' && !shared && dueOn < today() && <Share request={request} />}
        </div>
      )}
    </li>
  )
}

function Share({ request: { id, owner } }: { request: SupportRequest }) {
  const share = useChange(changeSupport)
  const problem = problemOfForm(share.error)
  return (
    <>
      <Button small busy={share.isPending} onClick={() => share.mutate({ id, shared: true })}>{say('support.share-now')}</Button>
      <span className={css.soft}>{say('support.share-now-hint', { owner: owner.name })}</span>
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
    </>
  )
}

function Given({ request: { id, words: asked }, onClose }: { request: SupportRequest; onClose: () => void }) {
  const [words, setWords] = useState('')
  const give = useChange(changeSupport)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    give.mutate({ id, done: true, words: words || null })
  }
  const problem = problemOfForm(give.error)
  return (
    <form className={css.form} onSubmit={submit} aria-label={say('support.mark-given-of', { words: asked })}>
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
      <TextArea label={say('support.what-came')} hint={say('support.what-came-hint')} autoFocus value={words} onChange={({ target }) => setWords(target.value)} problem={problemOf(give.error, 'words')} />
      <div className={css.actions}>
        <Button type="submit" kind="primary" busy={give.isPending}>{say('support.given-go')}</Button>
        <Button kind="quiet" onClick={onClose}>{say('growth.cancel')}</Button>
      </div>
    </form>
  )
}
