import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { problemOf, problemOfForm } from '../../access/web/problems.ts'
import { Refusal } from '../../../platform/call.ts'
import { say } from '../../../phrases/say.ts'
import type { OutputOf } from '../../../platform/contract.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { focusHere } from '../../../ui/focus-here.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import type * as api from '../api.ts'
import type { WorkRowProblem } from '../model.ts'
import { importWork, previewWorkImport, useWorkAgain } from './queries.ts'
import { WorkRows } from './WorkRows.tsx'
import page from '../../../ui/Page.module.css'
import css from './WorkImport.module.css'

const columns = ['kind', 'title', 'link', 'parent', 'teams', 'domain', 'started_on', 'finished_on'] as const
const mostCharacters = 2_000_000

/** From a table of work to items: choose it, see what would be recorded, record it whole. */
export function WorkImport() {
  usePageTitle(say('work.import-title'))
  const [large, setLarge] = useState(false)
  const preview = useMutation({ mutationFn: (text: string) => previewWorkImport({ text }) })
  // A table that was refused is looked at again: what keeps it from being recorded now stands beside its lines.
  const record = useMutation({
    mutationFn: (text: string) => importWork({ text }),
    onSuccess: useWorkAgain(),
    onError: (error, text) => error instanceof Refusal && preview.mutate(text),
  })
  const choose = async (file: File | undefined) => {
    record.reset()
    preview.reset()
    setLarge(file !== undefined && file.size > mostCharacters)
    if (file && file.size <= mostCharacters) preview.mutate(await file.text())
  }
  const problem = problemOfForm(preview.error ?? record.error) ?? problemOf(preview.error, 'text')
  return (
    <div className={page.page}>
      <header className={page.head}>
        <p><Link to="/work">{say('work.page-back')}</Link></p>
        <h1>{say('work.import-title')}</h1>
        <p className={page.lead}>{say('work.import-lead')}</p>
      </header>
      <div className={css.drop}>
        <Field label={say('work.import-file')} hint={say('work.import-file-hint')} problem={large ? say('work.import-too-large') : undefined}>
          {(ids) => <input {...ids} type="file" accept=".csv,.tsv,.txt,text/csv" className={css.file} onChange={(event) => void choose(event.target.files?.[0])} />}
        </Field>
        <details open={!preview.data}>
          <summary>{say('work.import-columns')}</summary>
          <dl className={css.columns}>{columns.map((it) => <div key={it} style={{ display: 'contents' }}><dt><code>{it}</code></dt><dd>{say(`work.import-column-${it}`)}</dd></div>)}</dl>
        </details>
      </div>
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
      {preview.isPending && <Skeleton label={say('shell.loading')} lines={8} />}
      {record.data && <div tabIndex={-1} ref={focusHere}><Notice tone="success" role="status"><p>{say('work.import-done', { count: record.data.recorded })} <Link to="/work">{say('work.page-back')}</Link></p></Notice></div>}
      {preview.data && !record.data && <Review found={preview.data} busy={record.isPending} onRecord={() => record.mutate(preview.variables)} />}
    </div>
  )
}

function Review({ found: { rows, problems, ignored }, busy, onRecord }: { found: OutputOf<typeof api.previewWorkImport>; busy: boolean; onRecord: () => void }) {
  const known = rows.filter((it) => it.known).length
  const fresh = rows.length - known
  const understood = problems.length === 0 && rows.length > 0
  return (
    <>
      {problems.length > 0 && <Problems problems={problems} />}
      {ignored.length > 0 && <Notice tone="note"><p>{say('work.import-ignored', { columns: ignored.join(', ') })}</p></Notice>}
      {understood && <p role="status">{say('work.import-count', { fresh, known })}</p>}
      {understood && <WorkRows rows={rows} />}
      {understood && fresh > 0 && <div><Button kind="primary" busy={busy} onClick={onRecord}>{say('work.import-go', { count: fresh })}</Button></div>}
    </>
  )
}

function Problems({ problems }: { problems: readonly WorkRowProblem[] }) {
  return (
    <Notice tone="error" role="alert" title={say('work.import-problems', { count: problems.length })}>
      <ul className={css.problems}>
        {problems.map((it, index) => (
          <li key={index}><b>{it.column ? say('work.import-line-column', { line: it.line, column: it.column }) : say('work.import-line', { line: it.line })}</b> {it.message}</li>
        ))}
      </ul>
    </Notice>
  )
}
