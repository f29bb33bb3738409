import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button, buttonClass } from '../../../ui/Button.tsx'
import { Confirm } from '../../../ui/Confirm.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Said, type Words } from '../../../ui/Said.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import { atMinute } from '../../../ui/when.ts'
import { problemOfForm } from '../../access/web/problems.ts'
import type { Feedback, PastFeedback } from '../model.ts'
import { GivenFeedback } from './GivenFeedback.tsx'
import { feedbackOf, withdrawFeedback } from './queries.ts'
import page from '../../../ui/Page.module.css'
import css from './OneFeedback.module.css'

const route = getRouteApi('/feedback/$id')

/** One giving with what it said before each correction. Whoever gave it corrects or withdraws it here. */
export function OneFeedback() {
  const { id } = route.useParams()
  const { data: { feedback, history } } = useSuspenseQuery(feedbackOf({ id }))
  const title = say('feedback.title-about', { name: feedback.about.name })
  usePageTitle(title)
  return (
    <div className={page.page}>
      <header className={page.head}><h1>{title}</h1></header>
      <GivenFeedback feedback={feedback} heading={2}>
        {feedback.own && <OwnActions feedback={feedback} />}
      </GivenFeedback>
      {history.length > 0 && (
        <section className={css.history}>
          <h2>{say('feedback.history')}</h2>
          {history.map((past) => (
            <details key={past.revision}>
              <summary>{say('feedback.until-corrected', { when: atMinute(past.replacedAt) })}</summary>
              <GivenFeedback feedback={asItWas(feedback, past)} />
            </details>
          ))}
        </section>
      )}
    </div>
  )
}

/** What was said before a correction, in the shape of a giving. */
const asItWas = (now: Feedback, { content: { words, observations, observedOn, visibility }, framework, specialty, relation, work }: PastFeedback): Feedback => ({
  ...now, framework, specialty, relation, work, visibility, words, observations, observedOn, correctedAt: null, withdrawnAt: null,
})

/** Correcting, and withdrawing after a question. What is withdrawn stays as it is. */
export function OwnActions({ feedback: { id, about, withdrawnAt } }: { feedback: Feedback }) {
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const [said, setSaid] = useState<Words>()
  const withdraw = useMutation({ mutationFn: () => withdrawFeedback({ id }), onSuccess: () => client.invalidateQueries().then(() => setSaid({ words: say('feedback.withdrawn-now') })) })
  const problem = problemOfForm(withdraw.error)
  if (withdrawnAt) return said && <Said said={said} />
  return (
    <>
      <Link to="/people/$person/feedback/give" params={{ person: about.id }} search={{ feedback: id }} className={buttonClass('plain', true)}>{say('feedback.correct')}</Link>
      <Button small kind="danger" busy={withdraw.isPending} onClick={() => setAsking(true)}>{say('feedback.withdraw')}</Button>
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
      {asking && <Confirm question={say('feedback.withdraw-question', { name: about.name })} yes={say('feedback.withdraw')} no={say('feedback.keep')} onNo={() => setAsking(false)} onYes={() => { setAsking(false); withdraw.mutate() }} />}
    </>
  )
}
