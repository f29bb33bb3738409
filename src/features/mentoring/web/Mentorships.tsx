import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { problemOfForm } from '../../access/web/problems.ts'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { Confirm } from '../../../ui/Confirm.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Said, type Words } from '../../../ui/Said.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { onDay } from '../../../ui/when.ts'
import type { Mentorship } from '../model.ts'
import { answerMentee, endMentorship, useMentoringAgain } from './queries.ts'
import css from './Mentoring.module.css'

type Person = Mentorship['mentor']
type OnSaid = (said: Words) => void

function Row({ person, mentorship: { mentor, name, words, askedAt, state, askAgainFrom }, children }: { person: Person; mentorship: Mentorship; children: React.ReactNode }) {
  const waits = state !== 'accepted' && person.id === mentor.id
  return (
    <>
      <div>
        <p className={css.who}><Link to="/people/$person" params={{ person: person.id }}>{person.name}</Link> {waits && <Tag tone={state === 'declined' ? 'below' : 'plain'}>{say(state === 'declined' ? 'mentoring.state-declined' : 'mentoring.state-asked')}</Tag>}</p>
        <p className={css.about}>{say('mentoring.asked-on', { competency: name, when: onDay(askedAt) })}</p>
        {words && <p className={css.words} dir="auto">{words}</p>}
        {askAgainFrom && <p className={css.soft}>{say('mentoring.declined-text', { name: mentor.name, when: onDay(askAgainFrom) })}</p>}
      </div>
      {children}
    </>
  )
}

/** What was asked of oneself and is not answered yet. */
export function Requests({ requests }: { requests: readonly Mentorship[] }) {
  const [said, setSaid] = useState<Words>()
  if (requests.length === 0) return <Said said={said} />
  return (
    <section className={css.part}>
      <h2>{say('mentoring.requests')}</h2>
      <Said said={said} />
      <ul className={css.list}>{requests.map((it) => <li key={it.id} className={css.row}><Row person={it.mentee} mentorship={it}><Answer request={it} onSaid={setSaid} /></Row></li>)}</ul>
    </section>
  )
}

function Answer({ request: { id, mentee, name }, onSaid }: { request: Mentorship; onSaid: OnSaid }) {
  const again = useMentoringAgain()
  const about = { name: mentee.name, competency: name }
  const answer = useMutation({ mutationFn: (accept: boolean) => answerMentee({ id, accept }), onSuccess: (_, accept) => again().then(() => onSaid({ words: say(accept ? 'mentoring.accepted-now' : 'mentoring.declined-now', about) })) })
  const problem = problemOfForm(answer.error)
  return (
    <div>
      <div className={css.acts}>
        <Button small kind="primary" busy={answer.isPending} aria-label={say('mentoring.accept-of', about)} onClick={() => answer.mutate(true)}>{say('mentoring.accept')}</Button>
        <Button small busy={answer.isPending} aria-label={say('mentoring.decline-of', about)} onClick={() => answer.mutate(false)}>{say('mentoring.decline')}</Button>
      </div>
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
    </div>
  )
}

export function Mentors({ mentorships }: { mentorships: readonly Mentorship[] }) {
  const [said, setSaid] = useState<Words>()
  return (
    <section className={css.part}>
      <h2>{say('mentoring.mentors')}</h2>
      <Said said={said} />
      {mentorships.length === 0 && <p className={css.soft}>{say('mentoring.mentors-none')}</p>}
      <ul className={css.list}>{mentorships.map((it) => <li key={it.id} className={css.row}><Row person={it.mentor} mentorship={it}>{it.state !== 'declined' && <End mentorship={it} other={it.mentor} onSaid={setSaid} />}</Row></li>)}</ul>
    </section>
  )
}

export function Mentees({ mentorships, offering }: { mentorships: readonly Mentorship[]; offering: boolean }) {
  const [said, setSaid] = useState<Words>()
  if (mentorships.length === 0 && !offering) return <Said said={said} />
  return (
    <section className={css.part}>
      <h2>{say('mentoring.mentees')}</h2>
      <Said said={said} />
      {mentorships.length === 0 && <p className={css.soft}>{say('mentoring.mentees-none')}</p>}
      <ul className={css.list}>{mentorships.map((it) => <li key={it.id} className={css.row}><Row person={it.mentee} mentorship={it}><End mentorship={it} other={it.mentee} onSaid={setSaid} /></Row></li>)}</ul>
    </section>
  )
}

/** Takes a request back at once, and asks before something agreed is ended. */
function End({ mentorship: { id, name, state }, other, onSaid }: { mentorship: Mentorship; other: Person; onSaid: OnSaid }) {
  const again = useMentoringAgain()
  const [asking, setAsking] = useState(false)
  const agreed = state === 'accepted'
  const about = { name: other.name, competency: name }
  const end = useMutation({ mutationFn: () => endMentorship({ id }), onSuccess: () => again().then(() => onSaid({ words: say(agreed ? 'mentoring.ended-now' : 'mentoring.taken-back-now', about) })) })
  const problem = problemOfForm(end.error)
  return (
    <div>
      <div className={css.acts}>
        <Button small busy={end.isPending} aria-label={say(agreed ? 'mentoring.end-of' : 'mentoring.take-back-of', about)} onClick={() => (agreed ? setAsking(true) : end.mutate())}>{say(agreed ? 'mentoring.end' : 'mentoring.take-back')}</Button>
      </div>
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
      {asking && <Confirm question={say('mentoring.end-question', about)} yes={say('mentoring.end-yes')} no={say('mentoring.end-no')} onNo={() => setAsking(false)} onYes={() => { setAsking(false); end.mutate() }} />}
    </div>
  )
}
