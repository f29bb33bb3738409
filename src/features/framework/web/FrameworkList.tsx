import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { sessionNow } from '../../access/web/session.ts'
import { say } from '../../../phrases/say.ts'
import { buttonClass } from '../../../ui/Button.tsx'
import { CairnMark } from '../../../ui/CairnMark.tsx'
import { Empty } from '../../../ui/Notice.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import { onDay } from '../../../ui/when.ts'
import type { OutputOf } from '../../../platform/contract.ts'
import type * as api from '../api.ts'
import { frameworks } from './queries.ts'
import page from '../../../ui/Page.module.css'
import css from './FrameworkList.module.css'

/** Every framework of the organization. */
export function FrameworkList() {
  usePageTitle(say('frameworks.title'))
  const { data } = useSuspenseQuery(frameworks({}))
  const { data: session } = useSuspenseQuery(sessionNow({}))
  return (
    <div className={page.page}>
      <header className={page.head}>
        <h1>{say('frameworks.title')}</h1>
        <p className={page.lead}>{say('frameworks.lead')}</p>
        {session.roles.includes('steward') && <p><Link to="/frameworks/import" className={buttonClass()}>{say('import.link')}</Link></p>}
      </header>
      {data.length === 0 ? <None /> : (
        <ul className={css.list}>
          {data.map((framework) => <li key={framework.id}><Entry framework={framework} /></li>)}
        </ul>
      )}
    </div>
  )
}

function None() {
  const { data: session } = useSuspenseQuery(sessionNow({}))
  const steward = session.roles.includes('steward') || session.roles.includes('administrator')
  return (
    <Empty title={say('frameworks.empty')} mark={<CairnMark height={1} filling="outline" stone={10} />}>
      <p>{say(steward ? 'frameworks.empty-text' : 'frameworks.empty-reader')}</p>
      {steward && <p><code>bin/cairn publish DIR</code></p>}
    </Empty>
  )
}

type Listed = OutputOf<typeof api.listFrameworks>[number]

function Entry({ framework: { id, name, description, publishedNumber, publishedAt, draftNumber } }: { framework: Listed }) {
  const params = { framework: id }
  return (
    <article className={css.entry}>
      <h2>{publishedNumber ? <Link to="/frameworks/$framework" params={params}>{name}</Link> : name}</h2>
      {description && <p className={css.description}>{description}</p>}
      {publishedNumber && (
        <p className={css.ways}>
          <Link to="/frameworks/$framework" params={params}>{say('framework.matrix')}</Link>
          <Link to="/frameworks/$framework/roles" params={params}>{say('framework.roles')}</Link>
          <Link to="/frameworks/$framework/compare" params={params}>{say('framework.compare')}</Link>
          <Link to="/frameworks/$framework/glossary" params={params}>{say('framework.glossary')}</Link>
        </p>
      )}
      <p className={css.state}>
        {publishedNumber && publishedAt ? say('frameworks.published', { number: publishedNumber, when: onDay(publishedAt) }) : say('frameworks.unpublished')}
        {draftNumber && <Link to="/frameworks/$framework/versions" params={params}>{say('frameworks.draft', { number: draftNumber })}</Link>}
      </p>
    </article>
  )
}
