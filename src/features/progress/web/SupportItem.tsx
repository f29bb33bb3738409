import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { classes } from '../../../ui/classes.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { onDay, today } from '../../../ui/when.ts'
import { problemOfForm } from '../../access/web/problems.ts'
import type { SupportRequest } from '../model.ts'
import { Due } from './GrowthDue.tsx'
import { WordsForm } from './GrowthWordsForm.tsx'
import type { Words } from '../../../ui/Said.tsx'
import { changeSupport, useChange, useNames } from './growth-queries.ts'
import css from './Growth.module.css'

type Props = { side: 'own' | 'owed'; request: SupportRequest; onSaid: (said: Words) => void }

/** One request: who asked whom for what, by when, and whether it was given. */
export function SupportItem({ side, request, onSaid }: Props) {
  const { person, framework, competency, words, owner, dueOn, askedAt, doneAt, doneWords, shared } = request
  const names = useNames([request])
  const [finishing, setFinishing] = useState(false)
  return (
    <li className={classes(css.row, css.sided)}>
      <p className={css.words} dir="auto">{words}</p>
      <p className={css.meta}>
        <span>{side === 'own' ? say('support.of', { name: owner.name }) : say('support.for', { name: person.name })}</span>
        {competency && <Link to="/people/$person/map" params={{ person: person.id }} search={{ cell: competency }}>{names.competency(framework, competency)}</Link>}
        {doneAt ? <span>{say('support.given-on', { when: onDay(doneAt) })}</span> : <Due on={dueOn} />}
        <span>{say('support.asked-on', { when: onDay(askedAt) })}</span>
        {!doneAt && side === 'own' && <span>{say(shared ? 'support.shared' : 'support.not-shared')}</span>}
      </p>
      {doneWords && <p className={css.words} dir="auto">{doneWords}</p>}
      {!doneAt && finishing && <Given request={request} onSaid={onSaid} onClose={() => setFinishing(false)} />}
      {!doneAt && !finishing && (
        <div className={css.actions}>
          <Button small onClick={() => setFinishing(true)}>{say('support.mark-given')}</Button>
        </div>
      )}
      {!doneAt && side === 'own' && !shared && dueOn < today() && <Share request={request} onSaid={onSaid} />}
    </li>
  )
}

function Share({ request: { id, owner }, onSaid }: Omit<Props, 'side'>) {
  const share = useChange(changeSupport)
  const problem = problemOfForm(share.error)
  return (
    <div className={css.offer}>
      <Button small busy={share.isPending} onClick={() => share.run({ id, shared: true }, () => onSaid({ words: say('support.shared-now') }))}>{say('support.share-now')}</Button>
      <span className={css.soft}>{say('support.share-now-hint', { owner: owner.name })}</span>
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
    </div>
  )
}

function Given({ request: { id, words: asked }, onSaid, onClose }: Omit<Props, 'side'> & { onClose: () => void }) {
  const give = useChange(changeSupport)
  return (
    <WordsForm
      name={say('support.mark-given-of', { words: asked })} label={say('support.what-came')} hint={say('support.what-came-hint')} go={say('support.given-go')} change={give} onClose={onClose}
      onSubmit={(words) => give.run({ id, done: true, words: words || null }, () => onSaid({ words: say('support.given-now') }))}
    />
  )
}
