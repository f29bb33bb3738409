import { useInfiniteQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { call } from '../../../platform/call.ts'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { onDay } from '../../../ui/when.ts'
import { problemOfForm } from '../../access/web/problems.ts'
import type * as api from '../api.ts'
import type { Feedback } from '../model.ts'
import { CompetencyNames } from './CompetencyNames.tsx'
import { GivenFeedback } from './GivenFeedback.tsx'
import { OwnActions } from './OneFeedback.tsx'
import css from './Inbox.module.css'

/** One line for each, which opens to all that was said. */
function Folded({ feedback }: { feedback: Feedback }) {
  const [open, setOpen] = useState(false)
  const { about, givenAt, withdrawnAt, framework, observations } = feedback
  return (
    <details className={css.fold} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span className={css.name}>{say('inbox.about', { name: about.name })}</span>
        <span className={css.soft}>{onDay(givenAt)}{observations.length > 0 && <> · <CompetencyNames framework={framework.id} ids={observations.map(({ competency }) => competency)} /></>}</span>
        {withdrawnAt && <Tag>{say('inbox.withdrawn')}</Tag>}
      </summary>
      {open && <Suspense fallback={<Skeleton label={say('shell.loading')} />}><GivenFeedback feedback={feedback}>{!withdrawnAt && <OwnActions feedback={feedback} />}</GivenFeedback></Suspense>}
    </details>
  )
}

/** What one gave, newest first, to correct or withdraw. */
export function GivenByMe() {
  const { data, error, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['/api/feedback/given', 'pages'],
    queryFn: ({ pageParam, signal }) => call<typeof api.listFeedbackGiven>('GET', '/api/feedback/given', { before: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  const problem = problemOfForm(error)
  if (problem) return <Notice tone="error" role="alert"><p>{problem}</p></Notice>
  if (!data) return <Skeleton label={say('shell.loading')} />
  const given = data.pages.flatMap(({ feedback }) => feedback)
  if (given.length === 0) return <p className={css.empty}>{say('inbox.given-none')}</p>
  return (
    <div>
      {given.map((one) => <Folded key={one.id} feedback={one} />)}
      {hasNextPage && <div className={css.more}><Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>{say('feedback.more')}</Button></div>}
    </div>
  )
}
