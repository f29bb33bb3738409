import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { problemOf, problemOfForm } from '../../access/web/problems.ts'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { SelectField, TextField } from '../../../ui/Field.tsx'
import { useFirstProblem } from '../../../ui/first-problem.ts'
import { Notice } from '../../../ui/Notice.tsx'
import type { WorkItem, WorkKind, WorkName } from '../model.ts'
import { wholeOf } from '../rules/work-in-order.ts'
import { KindTag } from './KindTag.tsx'
import { recognition, workChoices } from './queries.ts'
import { TeamBoxes } from './TeamBoxes.tsx'
import { looksPasted } from './use-found-work.ts'
import { WorkSearch } from './WorkSearch.tsx'
import css from './WorkForm.module.css'

/** A work item while it is being written. */
export type WorkDraft = { kind: WorkKind; title: string; url: string; parent: WorkName | null; teams: readonly string[]; domain: string; startedOn: string; finishedOn: string }

export const blankWork: WorkDraft = { kind: 'task', title: '', url: '', parent: null, teams: [], domain: '', startedOn: '', finishedOn: '' }

export const fieldsOf = ({ parent, teams, url, domain, startedOn, finishedOn, ...rest }: WorkDraft) => ({
  ...rest, parent: parent?.id ?? null, teams: [...teams], url: url || null, domain: domain || null, startedOn: startedOn || null, finishedOn: finishedOn || null,
})

type Props = {
  begin: WorkDraft
  /** The item that is being changed, where there is one already. */
  id?: string
  save: string
  busy: boolean
  error: unknown
  onSave: (draft: WorkDraft) => void
  onCancel: () => void
  /** What becomes of an item that has the pasted issue already. */
  known: (item: WorkItem) => React.ReactNode
}

/** Everything that can be said of a work item. A pasted address fills in what its tracker tells by it. */
export function WorkForm({ begin, id, save, busy, error, onSave, onCancel, known }: Props) {
  const [draft, setDraft] = useState(begin)
  const title = useRef<HTMLInputElement>(null)
  // A pasted address is there already: the title is what is looked at next, once the dialog around it is open.
  useEffect(() => {
    if (begin.url !== '' && !id) title.current?.focus()
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- Where the form begins is decided once.
  }, [])
  const { data: choices, error: unread } = useQuery(workChoices({}))
  const set = (more: Partial<WorkDraft>) => setDraft({ ...draft, ...more })
  const text = (field: 'title' | 'startedOn' | 'finishedOn') => ({ value: draft[field], onChange: (event: { target: { value: string } }) => set({ [field]: event.target.value }), problem: problemOf(error, field) })
  const form = useFirstProblem(error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    onSave(draft)
  }
  const problem = problemOfForm(error)
  const whole = wholeOf[draft.kind]
  return (
    <form ref={form} className={css.form} onSubmit={submit}>
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
      <Address draft={draft} id={id} error={error} known={known} onChange={set} />
      <TextField label={say('work.field-title')} dir="auto" required maxLength={300} autoComplete="off" ref={title} {...text('title')} />
      <SelectField label={say('work.field-kind')} value={draft.kind} problem={problemOf(error, 'kind')} onChange={(event) => set({ kind: event.target.value as WorkKind, parent: null })}>
        {(['task', 'epic', 'project'] as const).map((kind) => <option key={kind} value={kind}>{say(`work.kind-${kind}`)}</option>)}
      </SelectField>
      {whole && whole !== 'task' && <Parent key={whole} kind={whole} value={draft.parent} problem={problemOf(error, 'parent')} onChange={(parent) => set({ parent })} />}
      <TeamBoxes teams={choices?.teams} value={draft.teams} problem={problemOf(error, 'teams') ?? problemOfForm(unread)} onChange={(teams) => set({ teams })} />
      <SelectField label={say('work.field-domain')} value={draft.domain} problem={problemOf(error, 'domain')} onChange={(event) => set({ domain: event.target.value })}>
        <option value="">{say('work.field-domain-none')}</option>
        {(choices?.domains ?? []).map((it) => <option key={it.id} value={it.id}>{it.name}</option>)}
        {draft.domain !== '' && choices && !choices.domains.some((it) => it.id === draft.domain) && <option value={draft.domain}>{draft.domain}</option>}
      </SelectField>
      <div className={css.pair}>
        <TextField label={say('work.field-started')} type="date" {...text('startedOn')} />
        <TextField label={say('work.field-finished')} type="date" min={draft.startedOn || undefined} {...text('finishedOn')} />
      </div>
      <div className={css.ends}>
        <Button kind="primary" type="submit" busy={busy}>{save}</Button>
        <Button onClick={onCancel}>{say('work.cancel')}</Button>
      </div>
    </form>
  )
}

type AddressProps = { draft: WorkDraft; id: string | undefined; error: unknown; known: Props['known']; onChange: (more: Partial<WorkDraft>) => void }

/** The address of the issue. What it names is asked once it looks like one, and never overwrites what somebody typed. */
function Address({ draft: { url, title, kind }, id, error, known, onChange }: AddressProps) {
  const asked = useQuery({ ...recognition({ url }), enabled: looksPasted(url), retry: false })
  const taken = asked.data?.item && asked.data.item.id !== id ? asked.data.item : null
  const filled = useRef('')
  useEffect(() => {
    if (!asked.data || asked.data.item || (title !== '' && title !== filled.current)) return
    filled.current = asked.data.title
    onChange({ title: asked.data.title, ...(title === '' && kind === 'task' && { kind: asked.data.kind }) })
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- Only another answer fills the form in; what is typed afterwards stays.
  }, [asked.data])
  return (
    <>
      <TextField label={say('work.field-url')} hint={say('work.field-url-hint')} type="text" inputMode="url" autoComplete="off" value={url} onChange={(event) => onChange({ url: event.target.value })} problem={problemOf(error, 'url') ?? problemOf(asked.error, 'url')} />
      {taken && (
        <Notice tone="warning" role="status" title={say('work.known')}>
          <p>{say('work.known-as', { title: taken.title })}</p>
          {known(taken)}
        </Notice>
      )}
    </>
  )
}

type ParentProps = { kind: 'epic' | 'project'; value: WorkName | null; problem: string | undefined; onChange: (parent: WorkName | null) => void }

function Parent({ kind, value, problem, onChange: change }: ParentProps) {
  const [moved, setMoved] = useState(false)
  const onChange = (parent: WorkName | null) => {
    setMoved(true)
    change(parent)
  }
  if (!value) return <WorkSearch autoFocus={moved} label={say(`work.field-parent-${kind}`)} hint={say('work.field-parent-hint')} kind={kind} problem={problem} onChoose={onChange} />
  return (
    <div>
      <p className={css.label}>{say(`work.field-parent-${kind}`)}</p>
      {problem && <p className={css.problem}>{problem}</p>}
      <p className={css.chosen}>
        <strong>{value.title}</strong>
        <KindTag kind={value.kind} />
        <Button small kind="quiet" autoFocus={moved} aria-label={say('work.remove-choice', { title: value.title })} onClick={() => onChange(null)}>×</Button>
      </p>
    </div>
  )
}
