import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import type { WorkPage } from '../model.ts'
import { WorkDialog } from './WorkDialog.tsx'
import { blankWork } from './WorkForm.tsx'
import { WorkItems } from './WorkItems.tsx'
import css from './WorkPage.module.css'

/** The epics of a project or the tasks of an epic, and the way to add one. */
export function WorkParts({ shown: { item, parts, warnings } }: { shown: WorkPage }) {
  const [adding, setAdding] = useState(false)
  const navigate = useNavigate()
  const kind = item.kind === 'project' ? 'epic' : 'task'
  const parent = { id: item.id, kind: item.kind, title: item.title }
  return (
    <section className={css.part}>
      <div className={css.partHead}>
        <h2>{say(kind === 'epic' ? 'work.page-parts-epics' : 'work.page-parts-tasks')}</h2>
        <Button small onClick={() => setAdding(true)}>{say(`work.page-add-${kind}`)}</Button>
      </div>
      {warnings.includes('project-without-epics') && <Notice tone="warning" title={say('work.page-no-epics')}><p>{say('work.page-no-epics-text')}</p></Notice>}
      {warnings.includes('epic-without-tasks') && <Notice tone="note" title={say('work.page-no-tasks')}><p>{say('work.page-no-tasks-text')}</p></Notice>}
      {parts.length > 0 && <WorkItems parts items={parts} label={say(kind === 'epic' ? 'work.page-parts-epics' : 'work.page-parts-tasks')} />}
      {adding && (
        <WorkDialog
          begin={{ ...blankWork, kind, parent }}
          known={(known) => <p><Button small onClick={() => void navigate({ to: '/work/$item', params: { item: known.id } })}>{say('work.known-open')}</Button></p>}
          onRecorded={() => setAdding(false)}
          onClose={() => setAdding(false)}
        />
      )}
    </section>
  )
}
