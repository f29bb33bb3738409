import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { Refusal } from '../../../platform/call.ts'
import type { OutputOf } from '../../../platform/contract.ts'
import { say } from '../../../phrases/say.ts'
import { Button, buttonClass } from '../../../ui/Button.tsx'
import { TextArea } from '../../../ui/Field.tsx'
import { Empty, Notice } from '../../../ui/Notice.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import type * as api from '../api.ts'
import type { CellMeaning, Framework, IdentifierMapping } from '../model.ts'
import { rewordedCells } from '../rules/differences-by-kind.ts'
import { Differences } from './Differences.tsx'
import { Findings } from './Findings.tsx'
import { MeaningChoice } from './MeaningChoice.tsx'
import { Mappings } from './Mappings.tsx'
import { publishPreview, publishVersion, versionAt } from './queries.ts'
import page from '../../../ui/Page.module.css'
import css from './Publish.module.css'

const route = getRouteApi('/frameworks/$framework/versions/$number/publish')

export type Preview = OutputOf<typeof api.previewPublish>

/** What a draft would change, and the decisions that publishing it takes. */
export function Publish() {
  const { framework, number } = route.useParams()
  const at = { framework, number: Number(number) }
  const { data: preview } = useSuspenseQuery(publishPreview(at))
  const { data: { content } } = useSuspenseQuery(versionAt(at))
  const title = say('publish.title', { number })
  usePageTitle(title)
  if (preview.version.status !== 'draft') {
    return (
      <div className={page.page}>
        <Empty wholePage title={say('publish.not-draft', { number, status: say(`status.${preview.version.status}`) })}>
          <p>{say('publish.not-draft-text')}</p>
          <Link to="/frameworks/$framework/versions" params={{ framework }} className={buttonClass()}>{say('versions.title')}</Link>
        </Empty>
      </div>
    )
  }
  return (
    <div className={page.page}>
      <header className={page.head}>
        <h1>{title}</h1>
        <p className={page.lead}>{say('publish.lead')}</p>
      </header>
      <Decisions preview={preview} content={content} />
    </div>
  )
}

type Meanings = Record<string, CellMeaning['meaning']>
type Chosen = Record<string, string>

function Decisions({ preview, content }: { preview: Preview; content: Framework }) {
  const { version: { framework, number }, diff: { differences }, unmapped, findings } = preview
  const cells = rewordedCells(differences)
  const [message, setMessage] = useState('')
  const [meanings, setMeanings] = useState<Meanings>({})
  const [chosen, setChosen] = useState<Chosen>({})
  const client = useQueryClient()
  const navigate = route.useNavigate()
  const publish = useMutation({
    mutationFn: () => publishVersion({ framework, number, message, meanings: cells.map(({ id, competency, level }) => ({ competency, level, meaning: meanings[id] ?? 'reworded' })), mappings: mappingsOf(preview, chosen) }),
    onSuccess: async () => {
      await client.invalidateQueries()
      await navigate({ to: '/frameworks/$framework/versions', params: { framework } })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    publish.mutate()
  }
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const meaningBeside = (id: string) => cells.some((cell) => cell.id === id) && (
    <MeaningChoice name={differences.find((one) => one.id === id)?.name ?? id} value={meanings[id] ?? 'reworded'} onChange={(meaning) => setMeanings({ ...meanings, [id]: meaning })} />
  )
  return (
    <form className={css.steps} onSubmit={submit} noValidate>
      <Step title={say('publish.step-changes')}>
        {cells.length > 0 && <p className={page.lead}>{say('publish.meaning-text')}</p>}
        {preview.publishedNumber === null
          ? <details><summary>{say('publish.first', { count: differences.length })}</summary><Differences differences={differences} framework={framework} content={content} /></details>
          : <Differences differences={differences} framework={framework} content={content} beside={({ kind, id }) => kind === 'expectation' && meaningBeside(id)} />}
        {differences.length === 0 && <p>{say('diff.none-text')}</p>}
      </Step>
      <Step title={say('publish.step-notes')}><Notes preview={preview} /></Step>
      {unmapped.length > 0 && <Step title={say('publish.step-mapping')}><Mappings unmapped={unmapped} content={content} chosen={chosen} onChoose={setChosen} /></Step>}
      <Step title={say('publish.step-message')}>
        <div className={css.message}>
          <TextArea label={say('publish.message')} hint={say('publish.message-hint')} value={message} required maxLength={2_000} onChange={(event) => setMessage(event.target.value)} problem={problemWith(publish.error, 'message')} />
          {publish.error && !problemWith(publish.error, 'message') && <Notice tone="error" role="alert">{problemsOf(publish.error).map((one) => <p key={one}>{one}</p>)}</Notice>}
          {errors > 0 && <Notice tone="error"><p>{say('publish.errors', { count: errors })}</p></Notice>}
          <Button type="submit" kind="primary" busy={publish.isPending}>{say('publish.publish', { number })}</Button>
        </div>
      </Step>
    </form>
  )
}

const problemWith = (error: Error | null, field: string): string | undefined =>
  error instanceof Refusal ? error.issues.find(({ path }) => path === field)?.message : undefined

/** Everything that stands in the way of publishing, one by one. */
const problemsOf = (error: Error): string[] =>
  error instanceof Refusal && error.issues.length > 0 ? error.issues.map(({ message }) => message) : [error.message]

const mappingsOf = ({ unmapped }: Preview, chosen: Chosen): IdentifierMapping[] =>
  unmapped.flatMap(({ kind, id }) => {
    const to = chosen[`${kind} ${id}`]
    return to ? [{ kind, from: id, to }] : []
  })

const Step = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <section className={css.step}>
    <h2 className={css.title}>{title}</h2>
    {children}
  </section>
)

const few = 8

/** The worst notes in place; the rest on their own page. */
function Notes({ preview: { findings, version } }: { preview: Preview }) {
  if (findings.length === 0) return <p>{say('publish.no-notes')}</p>
  const rank = { error: 0, warning: 1, note: 2 }
  const worst = [...findings].sort((one, other) => rank[one.severity] - rank[other.severity]).slice(0, few)
  const count = (severity: keyof typeof rank) => findings.filter((one) => one.severity === severity).length
  return (
    <>
      <p>{[say('lint.errors', { count: count('error') }), say('lint.warnings', { count: count('warning') }), say('lint.notes', { count: count('note') })].join(', ')}</p>
      <Findings findings={worst} />
      {findings.length > few && <p><Link to="/frameworks/$framework/lint" params={{ framework: version.framework }} search={{ number: String(version.number) }}>{say('publish.all-notes')}</Link></p>}
    </>
  )
}
