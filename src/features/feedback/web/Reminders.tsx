import { useMutation, useQueryClient } from '@tanstack/react-query'
import { say } from '../../../phrases/say.ts'
import { problemOfForm } from '../../access/web/problems.ts'
import { changeReminders } from './queries.ts'
import css from './Inbox.module.css'

/** Whether requests that have been open for a week are marked. */
export function Reminders({ on }: { on: boolean }) {
  const client = useQueryClient()
  const change = useMutation({ mutationFn: (reminders: boolean) => changeReminders({ reminders }), onSuccess: () => client.invalidateQueries({ queryKey: ['/api/feedback/inbox'] }) })
  const problem = problemOfForm(change.error)
  return (
    <>
      <label className={css.check}>
        <input type="checkbox" checked={change.isPending ? change.variables : on} onChange={(event) => change.mutate(event.target.checked)} />
        {say('inbox.reminders')}
      </label>
      {problem && <p role="alert">{problem}</p>}
    </>
  )
}
