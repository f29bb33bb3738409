import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { say } from '../../../phrases/say.ts'
import { InlineSelect } from '../../../ui/Field.tsx'
import { Empty } from '../../../ui/Notice.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import { differencesByKind } from '../rules/differences-by-kind.ts'
import { Differences } from './Differences.tsx'
import { diffBetween, versionAt, versionsOf } from './queries.ts'
import page from '../../../ui/Page.module.css'

const route = getRouteApi('/frameworks/$framework/diff')

/** What changed from one version to another. */
export function Diff() {
  const { framework } = route.useParams()
  const { kind } = route.useSearch()
  const { before, after } = route.useLoaderData()
  const navigate = route.useNavigate()
  const { data: versions } = useSuspenseQuery(versionsOf({ framework }))
  const { data: { differences } } = useSuspenseQuery(diffBetween({ framework, before, after }))
  const { data: later } = useQuery(versionAt({ framework, number: after }))
  usePageTitle(say('diff.between', { before, after }))
  const change = (part: Record<string, string | undefined>) => void navigate({ search: { before: String(before), after: String(after), kind, ...part }, replace: true, resetScroll: false })
  const shown = kind ? differences.filter((one) => one.kind === kind) : differences
  return (
    <div className={page.page}>
      <header className={page.head}>
        <h1>{say('diff.title')}</h1>
        <p className={page.lead}>{before === 0 ? say('diff.first', { after }) : say('diff.between', { before, after })}</p>
      </header>
      <div className={page.bar}>
        <InlineSelect label={say('diff.before')} value={before} onChange={(event) => change({ before: event.target.value })}>
          <option value="0">{say('diff.nothing')}</option>
          {versions.map(({ number, status }) => <option key={number} value={number}>{`${number} (${say(`status.${status}`)})`}</option>)}
        </InlineSelect>
        <InlineSelect label={say('diff.after')} value={after} onChange={(event) => change({ after: event.target.value })}>
          {versions.map(({ number, status }) => <option key={number} value={number}>{`${number} (${say(`status.${status}`)})`}</option>)}
        </InlineSelect>
        <InlineSelect label={say('diff.filter-kind')} data-filter value={kind ?? ''} onChange={(event) => change({ kind: event.target.value || undefined })}>
          <option value="">{say('diff.every-kind')}</option>
          {differencesByKind(differences).map(([one, some]) => <option key={one} value={one}>{`${say(`diff.kind.${one}`)} (${some.length})`}</option>)}
        </InlineSelect>
        <p className={page.count} role="status">{say('diff.count', { count: shown.length })}</p>
      </div>
      {shown.length === 0 ? <Empty title={say('diff.none')}><p>{say('diff.none-text')}</p></Empty> : <Differences differences={shown} framework={framework} content={later?.content} />}
    </div>
  )
}
