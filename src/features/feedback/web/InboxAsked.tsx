import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef, useState, type FormEvent } from 'react'
import type { OutputOf } from '../../../platform/contract.ts'
import { say } from '../../../phrases/say.ts'
import { Button, buttonClass } from '../../../ui/Button.tsx'
import { Confirm } from '../../../ui/Confirm.tsx'
import { TextArea } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Said, type Words } from '../../../ui/Said.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { atMinute, onDay } from '../../../ui/when.ts'
import { problemOf, problemOfForm } from '../../access/web/problems.ts'
import type * as api from '../api.ts'
import { CompetencyNames } from './CompetencyNames.tsx'
import { declineRequest, discardDraft } from './queries.ts'
import css from './Inbox.module.css'

type InboxData = OutputOf<typeof api.showInbox>
type Asked = InboxData['asked'][number]

/** What one was asked for. Declining is as good an answer as any, with a reason. */
export function AskedOfMe({ requests, me }: { requests: readonly Asked[]; me: string | undefined }) {
  const [said, setSaid] = useState<Words>()
  return (
    <div>
      <Said said={said} />
      {requests.length === 0
        ? <p className={css.empty}>{say('inbox.asked-none')}</p>
        : <ul className={css.list}>{requests.filter(({ giver }) => !me || giver.id === me).map((request) => <AskedRow key={request.id} request={request} onSaid={setSaid} />)}</ul>}
    </div>
  )
}

function AskedRow({ onSaid, request: { id, about, askedBy, askedAt, framework, competencies, work, message, remind } }: { request: Asked; onSaid: (said: Words) => void }) {
  const [declining, setDeclining] = useState(false)
  const decline = useRef<HTMLButtonElement>(null)
  const keep = () => {
    decline.current?.focus()
    setDeclining(false)
  }
  return (
    <li className={css.row}>
      <div className={css.what}>
        <p className={css.who}>{say('inbox.about', { name: about.name })} {remind && <Tag tone="below">{say('inbox.remind')}</Tag>}</p>
        <p><CompetencyNames framework={framework} ids={competencies} /></p>
        <p className={css.soft}>
          {askedBy.id === about.id ? say('inbox.asked-on', { when: onDay(askedAt) }) : say('inbox.asked-by', { name: askedBy.name, when: onDay(askedAt) })}
          {work && <> · {say(`feedback.work.${work.kind}`)} <bdi>{work.title}</bdi></>}
        </p>
        {message && <blockquote className={css.message} dir="auto">{message}</blockquote>}
      </div>
      <p className={css.actions}>
        <Link to="/people/$person/feedback/give" params={{ person: about.id }} search={{ request: id }} className={buttonClass('primary', true)} aria-label={say('inbox.give-to', { name: about.name })}>{say('inbox.give')}</Link>
        <Button small ref={decline} aria-expanded={declining} aria-label={say('inbox.decline-of', { name: about.name })} onClick={() => setDeclining(!declining)}>{say('inbox.decline')}</Button>
      </p>
      {declining && <Declining id={id} onKeep={keep} onDone={() => onSaid({ words: say('inbox.declined-now', { name: askedBy.name }) })} />}
    </li>
  )
}

function Declining({ id, onKeep, onDone }: { id: string; onKeep: () => void; onDone: () => void }) {
  const client = useQueryClient()
  const [because, setBecause] = useState('')
  const decline = useMutation({ mutationFn: () => declineRequest({ id, because }), onSuccess: () => client.invalidateQueries({ queryKey: ['/api/feedback/inbox'] }).then(onDone) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    decline.mutate()
  }
  const problem = problemOfForm(decline.error)
  return (
    <form className={css.refuse} onSubmit={submit}>
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
      <TextArea autoFocus dir="auto" label={say('inbox.decline-why')} hint={say('inbox.decline-hint')} required rows={2} maxLength={1_000} value={because} onChange={(event) => setBecause(event.target.value)} problem={problemOf(decline.error, 'because')} />
      <p className={css.actions}>
        <Button small type="submit" busy={decline.isPending}>{say('inbox.decline-go')}</Button>
        <Button small kind="quiet" onClick={onKeep}>{say('inbox.decline-keep')}</Button>
      </p>
    </form>
  )
}

/** What one began and has not sent. */
export function Drafts({ drafts, onSaid }: { drafts: InboxData['drafts']; onSaid: (said: Words) => void }) {
  const client = useQueryClient()
  const [asking, setAsking] = useState<InboxData['drafts'][number]>()
  const discard = useMutation({ mutationFn: (id: string) => discardDraft({ id }), onSuccess: () => client.invalidateQueries({ queryKey: ['/api/feedback/inbox'] }).then(() => onSaid({ words: say('inbox.discarded-now') })) })
  const problem = problemOfForm(discard.error)
  return (
    <div>
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
      <ul className={css.list}>
        {drafts.map((draft) => (
          <li key={draft.id} className={css.row}>
            <div className={css.what}>
              <p className={css.who}>{say('inbox.about', { name: draft.about.name })}</p>
              <p className={css.soft}>{say('inbox.draft-saved', { when: atMinute(draft.updatedAt) })}</p>
            </div>
            <p className={css.actions}>
              <Link to="/people/$person/feedback/give" params={{ person: draft.about.id }} search={{ request: draft.request ?? undefined }} className={buttonClass('plain', true)} aria-label={say('inbox.continue-of', { name: draft.about.name })}>{say('inbox.continue')}</Link>
              <Button small kind="danger" aria-label={say('inbox.discard-of', { name: draft.about.name })} onClick={() => setAsking(draft)}>{say('inbox.discard')}</Button>
            </p>
          </li>
        ))}
      </ul>
      {asking && <Confirm question={say('inbox.discard-question', { name: asking.about.name })} yes={say('inbox.discard')} no={say('inbox.discard-keep')} onNo={() => setAsking(undefined)} onYes={() => { setAsking(undefined); discard.mutate(asking.id) }} />}
    </div>
  )
}
