import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { OutputOf } from '../../../platform/contract.ts'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Said, type Words } from '../../../ui/Said.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { onDay } from '../../../ui/when.ts'
import { problemOfForm } from '../../access/web/problems.ts'
import type * as api from '../api.ts'
import type { FeedbackRequest } from '../model.ts'
import { CompetencyNames } from './CompetencyNames.tsx'
import { cancelRequest } from './queries.ts'
import css from './Inbox.module.css'

/** What one asked others for, and what became of it. */
export function SentRequests({ requests, me }: { requests: readonly FeedbackRequest[]; me: string | undefined }) {
  const client = useQueryClient()
  const [said, setSaid] = useState<Words>()
  const cancel = useMutation({ mutationFn: (id: string) => cancelRequest({ id }), onSuccess: () => client.invalidateQueries({ queryKey: ['/api/feedback/inbox'] }).then(() => setSaid({ words: say('inbox.taken-back-now') })) })
  const problem = problemOfForm(cancel.error)
  if (requests.length === 0) return <p className={css.empty}>{say('inbox.sent-none')}</p>
  return (
    <div>
      <Said said={said} />
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
      <ul className={css.list}>{requests.map((request) => <SentRow key={request.id} request={request} me={me} busy={cancel.isPending && cancel.variables === request.id} onCancel={() => cancel.mutate(request.id)} />)}</ul>
    </div>
  )
}

type RowProps = { request: FeedbackRequest; me: string | undefined; busy: boolean; onCancel: () => void }

function SentRow({ request: { giver, about, askedAt, framework, competencies, state, answeredAt, declinedBecause }, me, busy, onCancel }: RowProps) {
  const when = onDay(answeredAt ?? askedAt)
  return (
    <li className={css.row}>
      <div className={css.what}>
        <p className={css.who}>{about.id === me ? giver.name : say('inbox.giver-about', { giver: giver.name, about: about.name })} <Tag tone={state === 'given' ? 'accent' : 'plain'}>{say(`inbox.state.${state}`)}</Tag></p>
        <p className={css.soft}><CompetencyNames framework={framework} ids={competencies} /> · {say(`inbox.state.${state}-on`, { when })}</p>
        {declinedBecause && <blockquote className={css.message} dir="auto">{declinedBecause}</blockquote>}
      </div>
      {state === 'open' && <p className={css.actions}><Button small busy={busy} aria-label={say('inbox.take-back-of', { name: giver.name })} onClick={onCancel}>{say('inbox.take-back')}</Button></p>}
    </li>
  )
}

type Invitation = OutputOf<typeof api.showInbox>['invitations'][number]

const invitationState = ({ usedAt, expiresAt }: Invitation): string => {
  if (usedAt) return say('inbox.invitation-used', { when: onDay(usedAt) })
  return say(new Date(expiresAt) <= new Date() ? 'inbox.invitation-expired' : 'inbox.invitation-open', { when: onDay(expiresAt) })
}

/** Links that were made for people from outside. */
export function Invitations({ invitations }: { invitations: readonly Invitation[] }) {
  if (invitations.length === 0) return null
  return (
    <ul className={css.list}>
      {invitations.map((invitation) => (
        <li key={invitation.id} className={css.row}>
          <div className={css.what}>
            <p className={css.who}>{invitation.name} <Tag>{say('inbox.outside')}</Tag></p>
            <p className={css.soft}>{invitationState(invitation)}</p>
          </div>
        </li>
      ))}
    </ul>
  )
}
