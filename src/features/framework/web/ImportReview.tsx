import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useEffect, useState, type FormEvent } from 'react'
import { Refusal } from '../../../platform/call.ts'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextArea, TextField } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import type { ImportPreview } from '../api.ts'
import type { ChosenFile } from './chosen-files.ts'
import { Findings } from './Findings.tsx'
import { ImportMatrix } from './ImportMatrix.tsx'
import { ImportSource } from './ImportSource.tsx'
import { draftImport, previewImport } from './queries.ts'
import css from './Import.module.css'

const pauseMilliseconds = 350

/** Tells the reviews of different files apart. */
let reviews = 0

/** What the files come to, beside the files, with the mapping between them. The whole follows the mapping as it is typed. */
export function ImportReview({ files }: { files: readonly ChosenFile[] }) {
  const sent = files.map(({ path, base64 }) => ({ path, base64 }))
  const [review] = useState(() => (reviews += 1))
  const [mapping, setMapping] = useState<string>()
  const settled = useSettled(mapping)
  const { data, error, isFetching } = useQuery({
    queryKey: ['import', review, settled],
    queryFn: () => previewImport({ files: sent, ...(settled === undefined ? {} : { mapping: settled }) }),
    retry: false,
    gcTime: 0,
    staleTime: Infinity,
  })
  // While a mapping is half written nothing can be read by it: what was understood last stays in sight.
  const [last, setLast] = useState(data)
  if (data && data !== last) setLast(data)
  const shown = useDeferredValue(data ?? last)
  return (
    <>
      <p role="status" className={css.hint}>{isFetching ? say('import.reading') : ''}</p>
      {error && <Notice tone="error" role="alert" title={say('import.refused')}>{problemsOf(error).map((one) => <p key={one}>{one}</p>)}</Notice>}
      {shown && <Understood preview={shown} files={files} />}
      {shown && <MappingEditor found={shown.mapping} written={mapping} onWrite={setMapping} />}
      {shown && <Judgement preview={shown} />}
      {shown && !error && <MakeDraft preview={shown} sent={sent} mapping={settled} />}
    </>
  )
}

/** A text once its typing has paused. */
function useSettled(text: string | undefined): string | undefined {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const pause = setTimeout(() => setSettled(text), pauseMilliseconds)
    return () => clearTimeout(pause)
  }, [text])
  return settled
}

const problemsOf = (error: Error): string[] =>
  error instanceof Refusal && error.issues.length > 0 ? error.issues.map(({ path, message }) => `${path}: ${message}`) : [error.message]

function Understood({ preview, files }: { preview: ImportPreview; files: readonly ChosenFile[] }) {
  return (
    <div className={css.beside}>
      <section className={css.part}>
        <h2>{say('import.understood')}</h2>
        <p className={css.hint}>{say('import.counts', preview.summary)}</p>
        <ImportMatrix content={preview.content} />
      </section>
      <section className={css.part}>
        <h2>{say('import.source')}</h2>
        <ImportSource preview={preview} files={files} />
      </section>
    </div>
  )
}

type EditorProps = { found: string | null; written: string | undefined; onWrite: (text: string | undefined) => void }

function MappingEditor({ found, written, onWrite }: EditorProps) {
  if (found === null && written === undefined) return <p className={css.hint}>{say('import.own-format')}</p>
  const text = written ?? found ?? ''
  return (
    <section className={css.part}>
      <h2>{say('import.mapping')}</h2>
      <div className={css.mapping}><TextArea label={say('import.mapping')} hint={say('import.mapping-hint')} rows={Math.min(24, text.split('\n').length + 1)} spellCheck={false} value={text} onChange={(event) => onWrite(event.target.value)} /></div>
      {written !== undefined && <div><Button small onClick={() => onWrite(undefined)}>{say('import.found-again')}</Button></div>}
    </section>
  )
}

const few = 8

/** What was left out and what lint says, the worst first. */
function Judgement({ preview: { leftOut, findings } }: { preview: ImportPreview }) {
  const rank = { error: 0, warning: 1, note: 2 }
  const worst = [...findings].sort((one, other) => rank[one.severity] - rank[other.severity]).slice(0, few)
  return (
    <div className={css.beside}>
      <section className={css.part}>
        <h2>{say('import.left-out', { count: leftOut.length })}</h2>
        <ul className={css.leftOut} tabIndex={0} aria-label={say('import.left-out', { count: leftOut.length })}>
          {leftOut.slice(0, 500).map(({ file, place, line, text, why }, index) => (
            <li key={`${file}${place}${index}`}><code>{place ? `${file} ${place}` : `${file}:${line}`}</code> {text && <q>{text}</q>} <span className={css.hint}>{why}</span></li>
          ))}
        </ul>
        {leftOut.length > 500 && <p>{say('import.more', { count: leftOut.length - 500 })}</p>}
      </section>
      <section className={css.part}>
        <h2>{say('import.notes')}</h2>
        {findings.length === 0 ? <p>{say('import.no-notes')}</p> : <Findings findings={worst} />}
        {findings.length > few && <p>{say('import.more', { count: findings.length - few })}</p>}
      </section>
    </div>
  )
}

type DraftProps = { preview: ImportPreview; sent: { path: string; base64: string }[]; mapping: string | undefined }

function MakeDraft({ preview: { content, findings }, sent, mapping }: DraftProps) {
  const [id, setId] = useState<string>()
  const client = useQueryClient()
  const navigate = useNavigate()
  const framework = id ?? content.id
  const make = useMutation({
    mutationFn: () => draftImport({ files: sent, framework, ...(mapping === undefined ? {} : { mapping }) }),
    onSuccess: async ({ version }) => {
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'import' })
      await navigate({ to: '/frameworks/$framework/versions/$number/publish', params: { framework: version.framework, number: String(version.number) } })
    },
  })
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate()
  }
  return (
    <form className={css.part} onSubmit={submit}>
      <h2>{say('import.draft')}</h2>
      {errors > 0 ? <Notice tone="error"><p>{say('import.errors', { count: errors })}</p></Notice> : (
        <>
          <div className={css.narrow}><TextField label={say('import.identifier')} hint={say('import.identifier-hint')} value={framework} required maxLength={200} onChange={(event) => setId(event.target.value)} /></div>
          {make.error && <Notice tone="error" role="alert">{problemsOf(make.error).map((one) => <p key={one}>{one}</p>)}</Notice>}
          <div><Button type="submit" kind="primary" busy={make.isPending}>{say('import.make')}</Button></div>
        </>
      )}
    </form>
  )
}
