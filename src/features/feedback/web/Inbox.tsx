import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { say } from '../../../phrases/say.ts'
import { buttonClass } from '../../../ui/Button.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import { Said, type Words } from '../../../ui/Said.tsx'
import { sessionNow } from '../../access/web/session.ts'
import { giverNamed } from './FeedbackItem.tsx'
import { FoldedFeedback } from './FoldedFeedback.tsx'
import { GivenByMe } from './GivenByMe.tsx'
import { AskedOfMe, Drafts } from './InboxAsked.tsx'
import { Invitations, SentRequests } from './InboxSent.tsx'
import { inbox } from './queries.ts'
import { Reminders } from './Reminders.tsx'
import page from '../../../ui/Page.module.css'
import css from './Inbox.module.css'

/** What one was asked for, what one began, what one asked others for, what one received and what one gave. */
export function Inbox() {
  const { data: { asked, drafts, sent, invitations, received, reminders } } = useSuspenseQuery(inbox({}))
  const { data: { person } } = useSuspenseQuery(sessionNow({}))
  const [thrownAway, setThrownAway] = useState<Words>()
  usePageTitle(say('inbox.title'))
  return (
    <div className={page.page}>
      <header className={css.head}>
        <div className={page.head}>
          <h1>{say('inbox.title')}</h1>
          <p className={page.lead}>{say('inbox.lead')}</p>
        </div>
        {person && (
          <p className={css.actions}>
            <Link to="/people/$person/feedback/ask" params={{ person: person.id }} className={buttonClass('primary')}>{say('inbox.ask')}</Link>
            <Link to="/self-assessment" className={buttonClass()}>{say('self.title')}</Link>
          </p>
        )}
      </header>
      <Part title={say('inbox.asked')} aside={<Reminders on={reminders} />}><AskedOfMe requests={asked} me={person?.id} /></Part>
      {(drafts.length > 0 || thrownAway) && <Part title={say('inbox.drafts')}><Said said={thrownAway} /><Drafts drafts={drafts} onSaid={setThrownAway} /></Part>}
      <Part title={say('inbox.sent')}>
        <SentRequests requests={sent} me={person?.id} />
        <Invitations invitations={invitations} />
      </Part>
      <Part title={say('inbox.received')} aside={person && received.length > 0 && <Link to="/people/$person/feedback" params={{ person: person.id }}>{say('inbox.received-all')}</Link>}>
        {received.length === 0
          ? <p className={css.empty}>{say('inbox.received-none')}</p>
          : <div>{received.map((one, index) => <FoldedFeedback key={one.id} feedback={one} name={giverNamed(one)} begin={index === 0} />)}</div>}
      </Part>
      <Part title={say('inbox.given')}><GivenByMe /></Part>
    </div>
  )
}

const Part = ({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) => (
  <section className={css.part}>
    <header>
      <h2>{title}</h2>
      {aside}
    </header>
    {children}
  </section>
)
