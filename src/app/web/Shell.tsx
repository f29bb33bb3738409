import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import type { Session } from '../../features/access/model.ts'
import { sessionNow } from '../../features/access/web/session.ts'
import { say } from '../../phrases/say.ts'
import { CairnMark } from '../../ui/CairnMark.tsx'
import { closePopover, Popover } from '../../ui/Popover.tsx'
import { focusFilter, useShortcut } from '../../ui/shortcuts.ts'
import { Key, Tag } from '../../ui/Tag.tsx'
import { AccountMenu } from './AccountMenu.tsx'
import { sectionAt, sectionsFor } from './sections.ts'
import { useWaiting, waitsAt } from './waiting.ts'
import { Waits } from './Waits.tsx'
import css from './Shell.module.css'

const loadPalette = () => import('./Palette.tsx')
const Palette = lazy(async () => ({ default: (await loadPalette()).Palette }))
const Keys = lazy(async () => ({ default: (await import('./Keys.tsx')).Keys }))

type Open = 'palette' | 'keys' | undefined

/** What stands around every page: where one is, where one can go, and who one is. */
export function Shell() {
  const [open, setOpen] = useState<Open>()
  const close = useCallback(() => setOpen(undefined), [])
  const showPalette = useCallback(() => setOpen('palette'), [])
  const showKeys = useCallback(() => setOpen('keys'), [])
  usePaletteAtHand()
  useShortcut('Mod+k', showPalette)
  useShortcut('?', showKeys)
  useShortcut('/', focusFilter)
  return (
    <>
      <a className={css.skip} href="#content">{say('shell.skip')}</a>
      <Header onSearch={showPalette} onKeys={showKeys} />
      <Content />
      <Suspense>
        {open === 'palette' && <Palette onClose={close} />}
        {open === 'keys' && <Keys onClose={close} />}
      </Suspense>
    </>
  )
}

/** Once the page stands, the palette is fetched: whoever opens it types at once. */
function usePaletteAtHand(): void {
  useEffect(() => {
    const later = setTimeout(() => void loadPalette(), 2_000)
    return () => clearTimeout(later)
  }, [])
}

/** On a new page the focus goes to its content, as it would on a page loaded afresh. */
function Content() {
  const content = useRef<HTMLElement>(null)
  const first = useRef(true)
  const pathname = useLocation({ select: (location) => location.pathname })
  useEffect(() => {
    if (!first.current) content.current?.focus({ preventScroll: true })
    first.current = false
  }, [pathname])
  return <main id="content" className={css.content} ref={content} tabIndex={-1}><Outlet /></main>
}

const onMac = /Mac|iPhone|iPad/.test(navigator.platform)

function Header({ onSearch, onKeys }: { onSearch: () => void; onKeys: () => void }) {
  const { data: session } = useSuspenseQuery(sessionNow({}))
  const { organization, account } = session
  const outside = useLocation({ select: ({ pathname }) => pathname.startsWith('/outside/') })
  if (outside) return <Letterhead name={organization.name} />
  const mayRead = account !== null || organization.frameworkIsPublic
  return (
    <header className={css.header}>
      <Link to="/" className={css.brand}>
        <CairnMark height={3} stone={5.5} tipped />
        <span>{say('product.name')}</span>
      </Link>
      {organization.kind !== 'none' && <span className={css.organization}>{organization.name}</span>}
      {organization.kind === 'example' && <Tag title={say('shell.example-explained')}>{say('shell.example')}</Tag>}
      {mayRead && <Sections session={session} />}
      <div className={css.actions}>
        {mayRead && (
          <button type="button" className={css.search} onClick={onSearch} title={say('shell.search')} aria-keyshortcuts="Control+K Meta+K">
            <span>{say('shell.search-short')}</span>
            <Key>{onMac ? '⌘' : 'Ctrl'} K</Key>
          </button>
        )}
        <AccountMenu session={session} onKeys={onKeys} />
      </div>
    </header>
  )
}

function Sections({ session }: { session: Session }) {
  const sections = sectionsFor(session)
  const more = sections.filter((it) => !it.main)
  const here = useLocation({ select: ({ pathname }) => sectionAt(pathname, session) })
  const waiting = useWaiting(session)
  return (
    <nav className={css.nav} aria-label={say('shell.sections')}>
      {sections.filter((it) => it.main).map(({ to, name }) => <Link key={to} to={to} className={css.section} data-here={to === here || undefined}>{say(name)}<Waits count={waitsAt(waiting, [to])} /></Link>)}
      {more.length > 0 && (
        <Popover className={css.section} label={<>{say('shell.more')}<Waits quiet count={waitsAt(waiting, more.map(({ to }) => to))} /> <span className={css.caret} aria-hidden /></>}>
          <ul className={css.more} onClick={(event) => closePopover(event.currentTarget)}>
            {more.map(({ to, name }) => <li key={to}><Link to={to} className={css.item} data-here={to === here || undefined}>{say(name)}<Waits count={waitsAt(waiting, [to])} /></Link></li>)}
          </ul>
        </Popover>
      )}
    </nav>
  )
}

/** Somebody from outside came for one form: there is nowhere else for them to go. */
function Letterhead({ name }: { name: string }) {
  return (
    <header className={css.header}>
      <span className={css.brand}>
        <CairnMark height={3} stone={5.5} tipped />
        <span>{say('product.name')}</span>
      </span>
      <span className={css.organization}>{name}</span>
    </header>
  )
}
