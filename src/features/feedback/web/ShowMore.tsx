import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import css from './Inbox.module.css'

type Props = { problem: string | undefined; hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> }

/** The end of a list that is read page by page. What is there already stays, also where no more could be read. */
export function ShowMore({ problem, hasNextPage, isFetchingNextPage, fetchNextPage }: Props) {
  if (!problem && !hasNextPage) return null
  return (
    <div className={css.more}>
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
      {hasNextPage && <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>{say('feedback.more')}</Button>}
    </div>
  )
}
