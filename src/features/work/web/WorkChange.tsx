import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { say } from '../../../phrases/say.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import type { WorkPage } from '../model.ts'
import { changeWork } from './queries.ts'
import { fieldsOf, WorkForm, type WorkDraft } from './WorkForm.tsx'
import css from './WorkForm.module.css'

const draftOf = ({ item: { kind, title, url, parent, domain, startedOn, finishedOn }, ownTeams }: WorkPage): WorkDraft => ({
  kind, title, url: url ?? '', parent, teams: ownTeams, domain: domain ?? '', startedOn: startedOn ?? '', finishedOn: finishedOn ?? '',
})

/** Puts a work item right. */
export function WorkChange({ shown, onDone }: { shown: WorkPage; onDone: () => void }) {
  const client = useQueryClient()
  const { id, title } = shown.item
  const save = useMutation({
    mutationFn: (draft: WorkDraft) => changeWork({ id, ...fieldsOf(draft) }),
    onSuccess: async () => {
      await client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/api/work') })
      onDone()
    },
  })
  return (
    <Dialog label={say('work.change-of', { title })} onClose={onDone} className={css.dialog}>
      <h2>{say('work.change')}</h2>
      <WorkForm
        begin={draftOf(shown)}
        id={id}
        save={say('work.save')}
        busy={save.isPending}
        error={save.error}
        onSave={(draft) => save.mutate(draft)}
        onCancel={onDone}
        known={(item) => <p><Link to="/work/$item" params={{ item: item.id }}>{say('work.known-open')}</Link></p>}
      />
    </Dialog>
  )
}
