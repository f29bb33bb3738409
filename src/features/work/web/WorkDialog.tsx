import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { say } from '../../../phrases/say.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import type { WorkItem } from '../model.ts'
import { recordWork, useWorkAgain } from './queries.ts'
import { fieldsOf, WorkForm, type WorkDraft } from './WorkForm.tsx'
import css from './WorkForm.module.css'

type Props = { begin: WorkDraft; known: (item: WorkItem) => ReactNode; onRecorded: (item: WorkItem) => void; onClose: () => void }

/** Records work in a dialog. It stands outside whatever opened it, since that may be a form itself. */
export function WorkDialog({ begin, known, onRecorded, onClose }: Props) {
  const again = useWorkAgain()
  const record = useMutation({
    mutationFn: (draft: WorkDraft) => recordWork(fieldsOf(draft)),
    onSuccess: async ({ item }) => {
      await again()
      onRecorded(item)
    },
  })
  return createPortal(
    <Dialog label={say('work.record')} onClose={onClose} className={css.dialog}>
      <h2>{say('work.record')}</h2>
      <WorkForm begin={begin} save={say('work.save-new')} busy={record.isPending} error={record.error} onSave={(draft) => record.mutate(draft)} onCancel={onClose} known={known} />
    </Dialog>,
    document.body,
  )
}
