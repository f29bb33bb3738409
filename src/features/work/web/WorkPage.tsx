import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import type { WorkPage as Shown } from '../model.ts'
import { KindTag } from './KindTag.tsx'
import { workPage } from './queries.ts'
import { RemoveWork } from './RemoveWork.tsx'
import { WorkChange } from './WorkChange.tsx'
import { WorkFacts } from './WorkFacts.tsx'
import { WorkFeedback } from './WorkFeedback.tsx'
import { WorkLinks } from './WorkLinks.tsx'
import { WorkParts } from './WorkParts.tsx'
import page from '../../../ui/Page.module.css'
import css from './WorkPage.module.css'

const route = getRouteApi('/work/$item')

/** One work item: what it is part of, what is part of it, whom it affected, and the way to feedback on it. */
export function WorkPage() {
  const { item: id } = route.useParams()
  const { data: shown } = useSuspenseQuery(workPage({ id }))
  const [changing, setChanging] = useState(false)
  const { item } = shown
  usePageTitle(item.title)
  return (
    <div className={page.page}>
      <header className={page.head}>
        <Trail shown={shown} />
        <h1><bdi>{item.title}</bdi></h1>
        <div className={page.bar}>
          <KindTag kind={item.kind} />
          <Button small onClick={() => setChanging(true)}>{say('work.page-edit')}</Button>
          {shown.mayRemove && <RemoveWork item={item} />}
        </div>
      </header>
      {changing && <WorkChange key={id} shown={shown} onDone={() => setChanging(false)} />}
      <WorkFacts shown={shown} />
      {item.kind !== 'task' && <WorkParts shown={shown} />}
      <WorkLinks shown={shown} />
      <WorkFeedback id={id} />
    </div>
  )
}

const Trail = ({ shown: { wholes } }: { shown: Shown }) => (
  <nav aria-label={say('work.page-trail')}>
    <ol className={css.trail}>
      <li><Link to="/work">{say('work.page-back')}</Link></li>
      {wholes.map((it) => <li key={it.id}><Link to="/work/$item" params={{ item: it.id }}><bdi>{it.title}</bdi></Link></li>)}
    </ol>
  </nav>
)
