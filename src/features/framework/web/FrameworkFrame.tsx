import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link, Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { sessionNow } from '../../access/web/session.ts'
import { say } from '../../../phrases/say.ts'
import { onDay } from '../../../ui/when.ts'
import { currentVersion, frameworks } from './queries.ts'
import css from './FrameworkFrame.module.css'

const route = getRouteApi('/frameworks/$framework')

/**
 * What stays in place while one moves through a framework: its name, its version and its sections. A framework of which nothing
 * is published yet has no current version, so the name comes from whatever the page has loaded anyway.
 */
export function FrameworkFrame() {
  const { framework } = route.useParams()
  const { data: session } = useSuspenseQuery(sessionNow({}))
  const { data } = useQuery({ ...currentVersion({ framework }), enabled: false })
  const { data: known } = useQuery({ ...frameworks({}), enabled: !data })
  const publishedAt = data?.version.publishedAt
  return (
    <>
      <div className={css.head}>
        <p className={css.name}>{data?.content.name ?? known?.find(({ id }) => id === framework)?.name ?? framework}</p>
        {data && publishedAt && <p className={css.version}>{say('framework.version-published', { number: data.version.number, when: onDay(publishedAt) })}</p>}
        <Sections framework={framework} steward={session.roles.includes('steward')} />
      </div>
      <Outlet />
    </>
  )
}

function Sections({ framework, steward }: { framework: string; steward: boolean }) {
  const params = { framework }
  const nav = useRef<HTMLElement>(null)
  const pathname = useLocation({ select: (location) => location.pathname })
  useEffect(() => {
    if (!window.matchMedia('(max-width: 900px)').matches) return
    const active = nav.current?.querySelector<HTMLElement>('[data-status=active]')
    if (active && nav.current) nav.current.scrollLeft = active.offsetLeft - nav.current.offsetLeft - 40
  }, [pathname])
  return (
    <nav ref={nav} className={css.sections} aria-label={say('framework.sections')}>
      <Link to="/frameworks/$framework" params={params} activeOptions={{ exact: true, includeSearch: false }} className={css.section}>{say('framework.matrix')}</Link>
      <Link to="/frameworks/$framework/roles" params={params} className={css.section}>{say('framework.roles')}</Link>
      <Link to="/frameworks/$framework/compare" params={params} className={css.section}>{say('framework.compare')}</Link>
      <Link to="/frameworks/$framework/glossary" params={params} className={css.section}>{say('framework.glossary')}</Link>
      <Link to="/frameworks/$framework/search" params={params} className={css.section}>{say('framework.search')}</Link>
      <Link to="/frameworks/$framework/versions" params={params} className={css.section}>{say('framework.versions')}</Link>
      {steward && <Link to="/frameworks/$framework/lint" params={params} className={css.section}>{say('framework.lint')}</Link>}
    </nav>
  )
}
