import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useDeferredValue, useState } from 'react'
import { say } from '../../../phrases/say.ts'
import { CairnMark } from '../../../ui/CairnMark.tsx'
import { InlineSelect } from '../../../ui/Field.tsx'
import { Empty } from '../../../ui/Notice.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import type { Finding, Severity } from '../model.ts'
import { hasWords, wordsTyped } from '../rules/matrix.ts'
import { Findings } from './Findings.tsx'
import { findingsOf, versionsOf } from './queries.ts'
import page from '../../../ui/Page.module.css'

const route = getRouteApi('/frameworks/$framework/lint')

const severities: readonly Severity[] = ['error', 'warning', 'note']

/** What lint says of a version, worst first. */
export function LintNotes() {
  const { framework } = route.useParams()
  const { severity, rule } = route.useSearch()
  const { number } = route.useLoaderData()
  const navigate = route.useNavigate()
  const { data: versions } = useSuspenseQuery(versionsOf({ framework }))
  const { data: { findings, summary } } = useSuspenseQuery(findingsOf({ framework, number }))
  const [text, setText] = useState('')
  const words = wordsTyped(useDeferredValue(text))
  usePageTitle(say('role.title', { profile: say('lint.title'), framework }))
  const change = (part: Record<string, string | undefined>) => void navigate({ search: { number: String(number), severity, rule, ...part }, replace: true, resetScroll: false })
  const shown = bySeverity(findings).filter((one) => (!severity || one.severity === severity) && (!rule || one.rule === rule) && hasWords(`${one.file} ${one.message} ${one.rule} ${one.mend}`.toLocaleLowerCase(), words))
  return (
    <div className={page.page}>
      <header className={page.head}>
        <h1>{say('lint.title')}</h1>
        <p className={page.lead}>{say('lint.lead', { number })}</p>
        <p className={page.lead}>{say(summary.includesResolved + summary.includesUnresolved > 0 ? 'lint.summary' : 'lint.summary-plain', summary)}</p>
      </header>
      <search className={page.bar}>
        <input type="search" className={page.filter} data-filter value={text} onChange={(event) => setText(event.target.value)} placeholder={say('lint.filter')} aria-label={say('lint.filter')} />
        <InlineSelect label={say('lint.version')} value={number} onChange={(event) => change({ number: event.target.value })}>
          {versions.map((one) => <option key={one.number} value={one.number}>{`${one.number} (${say(`status.${one.status}`)})`}</option>)}
        </InlineSelect>
        <Counted label={say('lint.severity')} any={say('lint.every-severity')} value={severity} counts={countsOf(findings, 'severity')} onChange={(next) => change({ severity: next })} />
        <Counted label={say('lint.rule')} any={say('lint.every-rule')} value={rule} counts={countsOf(findings, 'rule')} onChange={(next) => change({ rule: next })} />
        <p className={page.count} role="status">{say('lint.count', { count: shown.length })}</p>
      </search>
      {findings.length === 0 && <Empty title={say('lint.none')} mark={<CairnMark height={3} stone={10} tipped />}><p>{say('lint.none-text')}</p></Empty>}
      {findings.length > 0 && shown.length === 0 && <p className={page.lead}>{say('lint.none-fit')}</p>}
      <Findings findings={shown} />
    </div>
  )
}

const bySeverity = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity))

function countsOf(findings: readonly Finding[], field: 'severity' | 'rule'): [string, number][] {
  const counts = new Map<string, number>()
  for (const finding of findings) counts.set(finding[field], (counts.get(finding[field]) ?? 0) + 1)
  return [...counts].sort(([, one], [, other]) => other - one)
}

type CountedProps = { label: string; any: string; value: string | undefined; counts: [string, number][]; onChange: (value: string | undefined) => void }

const Counted = ({ label, any, value, counts, onChange }: CountedProps) => (
  <InlineSelect label={label} value={value ?? ''} onChange={(event) => onChange(event.target.value || undefined)}>
    <option value="">{any}</option>
    {counts.map(([name, count]) => <option key={name} value={name}>{`${name} (${count})`}</option>)}
  </InlineSelect>
)
