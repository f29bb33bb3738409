import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button, buttonClass } from '../../../ui/Button.tsx'
import { Confirm } from '../../../ui/Confirm.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import { atMinute } from '../../../ui/when.ts'
import { problemOfForm } from '../../access/web/problems.ts'
import type { Feedback, FeedbackContent, Observation } from '../model.ts'
import { FeedbackItem } from './FeedbackItem.tsx'
import { useFrameworkText } from './framework-text.ts'
import { feedbackOf, withdrawFeedback } from './queries.ts'
import page from '../../../ui/Page.module.css'
import css from './OneFeedback.module.css'

const route = getRouteApi('/feedback/$id')

/** One giving with what it said before each correction. Whoever gave it corrects or withdraws it here. */
export function OneFeedback() {
  const { id } = route.useParams()
  const { data: { feedback, history } } = useSuspenseQuery(feedbackOf({ id }))
  const content = useFrameworkText(feedback.framework)
  const title = say('feedback.title-about', { name: feedback.about.name })
  usePageTitle(title)
  return (
    <div className={page.page}>
      <header className={page.head}><h1>{title}</h1></header>
      <FeedbackItem feedback={feedback} content={content} heading={2}>
        {feedback.own && !feedback.withdrawnAt && <OwnActions feedback={feedback} />}
      </FeedbackItem>
      {history.length > 0 && (
        <section className={css.history}>
          <h2>{say('feedback.history')}</h2>
          {history.map(({ revision, replacedAt, content: earlier }) => (
            <details key={revision}>
              <summary>{say('feedback.until-corrected', { when: atMinute(replacedAt) })}</summary>
              <FeedbackItem feedback={asItWas(feedback, earlier)} content={content} />
            </details>
          ))}
        </section>
      )}
    </div>
  )
}

/** What was said before a correction, in the shape of a giving. What was remarked on then was not kept. */
const asItWas = (now: Feedback, { words, observations, observedOn }: FeedbackContent): Feedback => ({
  ...now,
  words,
  observedOn,
  correctedAt: null,
  withdrawnAt: null,
  work: null,
  observations: observations.map((one): Observation => ({ ...one, scopeSupported: true, scopeShown: true, value: null, bound: null, counts: false, remarks: [] })),
})

/** Correcting, and withdrawing after a question. */
export function OwnActions({ feedback: { id, about } }: { feedback: Feedback }) {
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const withdraw = useMutation({ mutationFn: () => withdrawFeedback({ id }), onSuccess: () => client.invalidateQueries() })
  const problem = problemOfForm(withdraw.error)
  return (
    <>
      <Link to="/people/$person/feedback/give" params={{ person: about.id }} search={{ feedback: id }} className={buttonClass('plain', true)}>{say('feedback.correct')}</Link>
      <Button small kind="danger" busy={withdraw.isPending} onClick={() => setAsking(true)}>{say('feedback.withdraw')}</Button>
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
      {asking && <Confirm question={say('feedback.withdraw-question', { name: about.name })} yes={say('feedback.withdraw')} no={say('feedback.keep')} onNo={() => setAsking(false)} onYes={() => { setAsking(false); withdraw.mutate() }} />}
    </>
  )
}
