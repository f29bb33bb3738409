import { useMutation, useQueryClient } from '@tanstack/react-query'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { atMinute } from '../../../ui/when.ts'
import { problemOfForm } from '../../access/web/problems.ts'
import type { Prepared } from './give-form.ts'
import { LoadAgain } from './LoadAgain.tsx'
import { preparedFeedback } from './queries.ts'
import type { DraftState } from './use-draft.ts'
import css from './GiveForm.module.css'

/** Says quietly that nothing is lost. */
export function DraftStatus({ state, onRetry }: { state: DraftState; onRetry: () => void }) {
  return (
    <p className={css.status} role="status">
      {state.kind === 'none' && say('give.draft-none')}
      {state.kind === 'unsaved' && say('give.draft-saving')}
      {state.kind === 'saved' && say('give.draft-saved', { when: atMinute(state.at) })}
      {state.kind === 'conflict' && say('give.draft-conflict-short')}
      {state.kind === 'failed' && <>{say('give.draft-failed')} <Button small onClick={onRetry}>{say('give.draft-retry')}</Button></>}
    </p>
  )
}

type OtherProps = { prepared: Prepared; request: string | null; onLoad: () => Promise<void>; onKeep: (revision: number) => void }

/** The same draft was written in another window. One of the two stays, and whoever wrote both says which. */
export function OtherDraft({ prepared, request, onLoad, onKeep }: OtherProps) {
  const client = useQueryClient()
  const keep = useMutation({
    mutationFn: () => client.fetchQuery({ ...preparedFeedback({ person: prepared.about.id, request: request ?? undefined }), staleTime: 0 }),
    onSuccess: ({ draft }) => onKeep(draft?.revision ?? 0),
  })
  const problem = problemOfForm(keep.error)
  return (
    <Notice tone="warning" role="alert" title={say('give.draft-conflict')}>
      <p>{say('give.draft-conflict-text')}</p>
      {problem && <p>{problem}</p>}
      <div className={css.answers}>
        <LoadAgain label={say('give.draft-load')} onLoad={() => onLoad()} />
        <Button small busy={keep.isPending} onClick={() => keep.mutate()}>{say('give.draft-keep')}</Button>
      </div>
    </Notice>
  )
}
