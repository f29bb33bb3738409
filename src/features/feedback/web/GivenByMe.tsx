import { useInfiniteQuery } from '@tanstack/react-query'
import { say } from '../../../phrases/say.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { problemOfForm } from '../../access/web/problems.ts'
import { FoldedFeedback } from './FoldedFeedback.tsx'
import { OwnActions } from './OneFeedback.tsx'
import { feedbackGiven } from './queries.ts'
import { ShowMore } from './ShowMore.tsx'
import css from './Inbox.module.css'

/** What one gave, newest first, to correct or withdraw. */
export function GivenByMe() {
  const { data, error, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(feedbackGiven({}))
  const problem = problemOfForm(error)
  if (!data && problem) return <Notice tone="error" role="alert"><p>{problem}</p></Notice>
  if (!data) return <Skeleton label={say('shell.loading')} />
  const given = data.pages.flatMap(({ feedback }) => feedback)
  if (given.length === 0) return <p className={css.empty}>{say('inbox.given-none')}</p>
  return (
    <div>
      {given.map((one) => <FoldedFeedback key={one.id} feedback={one} name={say('inbox.about', { name: one.about.name })}><OwnActions feedback={one} /></FoldedFeedback>)}
      <ShowMore problem={problem} hasNextPage={hasNextPage} isFetchingNextPage={isFetchingNextPage} fetchNextPage={fetchNextPage} />
    </div>
  )
}
