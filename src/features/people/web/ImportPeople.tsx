import { useMutation } from '@tanstack/react-query'
import { useRef, useState, type DragEvent, type FormEvent } from 'react'
import { Refusal } from '../../../platform/call.ts'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { classes } from '../../../ui/classes.ts'
import { TextArea } from '../../../ui/Field.tsx'
import { focusHere } from '../../../ui/focus-here.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { problemOfForm } from '../../access/web/problems.ts'
import type { ImportColumn } from '../model.ts'
import { ImportPlan } from './ImportPlan.tsx'
import { importPeople, previewImport } from './queries.ts'
import { useSaving } from './saving.tsx'
import css from './Keep.module.css'

const columns: readonly ImportColumn[] = ['email', 'name', 'title', 'framework', 'family', 'level', 'specialty', 'domain', 'secondary', 'managers', 'teams', 'starts_on', 'ends_on', 'roles']

/** A whole table of people: brought in, looked at, and imported as it was seen. */
export function ImportPeople() {
  const [text, setText] = useState('')
  const preview = useMutation({ mutationFn: (table: string) => previewImport({ text: table }) })
  const go = useSaving(() => importPeople({ text, tag: preview.data!.tag }), () => { setText(''); preview.reset() })
  const look = (table: string) => {
    go.reset()
    setText(table)
    preview.mutate(table)
  }
  // What was refused is looked at again: what keeps it from being imported now stands beside its lines.
  const bring = () => go.mutate(undefined, { onError: (error) => error instanceof Refusal && preview.mutate(text) })
  const write = (table: string) => {
    setText(table)
    preview.reset()
    go.reset()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    look(text)
  }
  const problem = problemOfForm(preview.error ?? go.error)
  return (
    <div className={css.stretch}>
      <p className={css.soft}>{say('keep-people.import-text')}</p>
      <details>
        <summary>{say('keep-people.import-columns')}</summary>
        <dl className={css.columns}>{columns.map((it) => <div key={it}><dt><code>{it}</code></dt><dd>{say(`import-column.${it}`)}</dd></div>)}</dl>
      </details>
      <DropFile onText={look} />
      <form className={css.stretch} onSubmit={submit}>
        <div className={css.paste}><TextArea label={say('keep-people.paste')} spellCheck={false} value={text} onChange={(event) => write(event.target.value)} /></div>
        <Button type="submit" busy={preview.isPending}>{say('keep-people.preview')}</Button>
      </form>
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
      {go.isSuccess && <div tabIndex={-1} ref={focusHere}><Notice tone="success" role="status"><p>{say('keep-people.imported', { count: (go.data as { people: number }).people })}</p></Notice></div>}
      {preview.data && <ImportPlan preview={preview.data} busy={go.isPending} onImport={bring} />}
    </div>
  )
}

function DropFile({ onText }: { onText: (text: string) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const read = (files: FileList | null) => void files?.[0]?.text().then(onText)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    read(event.dataTransfer.files)
  }
  return (
    <div className={classes(css.drop, over && css.over)} onDragOver={(event) => (event.preventDefault(), setOver(true))} onDragLeave={() => setOver(false)} onDrop={drop}>
      <Button kind="primary" onClick={() => input.current?.click()}>{say('keep-people.choose')}</Button>
      <input ref={input} type="file" hidden accept=".csv,.tsv,.txt,text/csv" aria-label={say('keep-people.choose')} onChange={(event) => { read(event.target.files); event.target.value = '' }} />
      <p className={css.soft}>{say('keep-people.drop')}</p>
    </div>
  )
}
