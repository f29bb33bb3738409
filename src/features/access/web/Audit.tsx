import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { hasPlainWords } from '../../../platform/plain-letters.ts'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { CairnMark } from '../../../ui/CairnMark.tsx'
import { Empty } from '../../../ui/Notice.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { atMinute } from '../../../ui/when.ts'
import type { AuditEntry } from '../model.ts'
import { audited } from './queries.ts'
import page from '../../../ui/Page.module.css'
import css from './Audit.module.css'

/** Who changed what, newest first. */
export function Audit() {
  usePageTitle(say('audit.title'))
  const [text, setText] = useState('')
  const audit = useInfiniteQuery({ ...audited({}), staleTime: 0, throwOnError: true })
  const entries = audit.data?.pages.flatMap((one) => one.entries) ?? []
  const shown = entries.filter((entry) => hasPlainWords(`${entry.actor} ${entry.action} ${entry.subject} ${JSON.stringify(entry.detail)}`, text))
  return (
    <div className={page.page}>
      <header className={page.head}>
        <h1>{say('audit.title')}</h1>
        <p className={page.lead}>{say('audit.lead')}</p>
      </header>
      {audit.isPending && <Skeleton label={say('shell.loading')} lines={12} />}
      {audit.data && entries.length === 0 && <Empty title={say('audit.empty')} mark={<CairnMark height={1} filling="outline" stone={10} />}><p>{say('audit.empty-text')}</p></Empty>}
      {entries.length > 0 && (
        <>
          <search className={page.bar}>
            <input type="search" className={page.filter} data-filter value={text} onChange={(event) => setText(event.target.value)} placeholder={say('audit.filter')} aria-label={say('audit.filter')} />
          </search>
          {shown.length === 0 ? <p className={page.lead} role="status">{say('audit.none')}</p> : <Entries entries={shown} />}
          {audit.hasNextPage && <div><Button busy={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>{say('audit.older')}</Button></div>}
        </>
      )}
    </div>
  )
}

function Entries({ entries }: { entries: AuditEntry[] }) {
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{say('audit.when')}</th>
          <th scope="col">{say('audit.who')}</th>
          <th scope="col">{say('audit.what')}</th>
          <th scope="col">{say('audit.subject')}</th>
          <th scope="col">{say('audit.detail')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td className={css.when}><time dateTime={entry.at}>{atMinute(entry.at)}</time></td>
            <td>{entry.actor}</td>
            <td><strong>{wordsOf(entry.action)}</strong></td>
            <td className={css.subject}>{entry.subject}</td>
            <td className={css.detail}>{detailOf(entry.detail)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** An action is named as its file is: `publishVersion` reads "publish version". */
const wordsOf = (action: string): string => action.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()

const detailOf = (detail: AuditEntry['detail']): string =>
  Object.entries(detail).map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`).join(', ')
