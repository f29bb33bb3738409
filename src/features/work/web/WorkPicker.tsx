import { useState } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import type { WorkItem, WorkKind } from '../model.ts'
import { KindTag } from './KindTag.tsx'
import { WorkDialog } from './WorkDialog.tsx'
import { blankWork } from './WorkForm.tsx'
import { WorkSearch, type Wanted } from './WorkSearch.tsx'
import css from './WorkForm.module.css'

export type PickedWork = { id: string; title: string; kind: WorkKind; url: string | null }

type Props = { value: PickedWork | null; onChange: (work: PickedWork | null) => void; label?: string; hint?: string; problem?: string | undefined }

const picked = ({ id, title, kind, url }: WorkItem): PickedWork => ({ id, title, kind, url })

/** Chooses one work item, by words or by the pasted address of its issue, and records it in place where it is new. */
export function WorkPicker({ value, onChange, label = say('work.picker-label'), hint = say('work.picker-hint'), problem }: Props) {
  const [wanted, setWanted] = useState<Wanted | null>(null)
  const [moved, setMoved] = useState(false)
  const choose = (item: WorkItem) => {
    setWanted(null)
    setMoved(true)
    onChange(picked(item))
  }
  const clear = () => {
    setMoved(true)
    onChange(null)
  }
  return (
    <>
      {value ? <Picked work={value} label={label} problem={problem} moved={moved} onClear={clear} /> : <WorkSearch autoFocus={moved} label={label} hint={hint} problem={problem} onChoose={choose} onRecord={setWanted} />}
      {wanted && (
        <WorkDialog
          begin={{ ...blankWork, ...wanted }}
          known={(item) => <p><Button small onClick={() => choose(item)}>{say('work.known-use')}</Button></p>}
          onRecorded={choose}
          onClose={() => setWanted(null)}
        />
      )}
    </>
  )
}

type PickedProps = { work: PickedWork; label: string; problem: string | undefined; /** Whether it was picked here just now, with what is gone since. */ moved: boolean; onClear: () => void }

function Picked({ work: { title, kind, url }, label, problem, moved, onClear }: PickedProps) {
  return (
    <div role="group" aria-label={label}>
      <p className={css.label}>{label}</p>
      {problem && <p className={css.problem} role="alert">{problem}</p>}
      <p className={css.chosen}>
        <strong>{title}</strong>
        <KindTag kind={kind} />
        {url && <a href={url} target="_blank" rel="noreferrer" aria-label={say('work.in-tracker-of', { title })}>{say('work.in-tracker')}</a>}
        <Button small autoFocus={moved} onClick={onClear}>{say('work.picker-change')}</Button>
      </p>
    </div>
  )
}
