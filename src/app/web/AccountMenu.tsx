import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { useRef, useState, type MouseEvent, type ReactNode } from 'react'
import type { Session } from '../../features/access/model.ts'
import { problemOfForm } from '../../features/access/web/problems.ts'
import { signOut } from '../../features/access/web/queries.ts'
import { readAfresh } from '../../features/access/web/session.ts'
import { say } from '../../phrases/say.ts'
import { Refusal } from '../../platform/call.ts'
import { buttonClass } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { closePopover, Popover } from '../../ui/Popover.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Key } from '../../ui/Tag.tsx'
import { chooseTheme, currentTheme, themes } from '../../ui/theme.ts'
import { initialsOf } from './initials.ts'
import { sectionsFor } from './sections.ts'
import { useWaiting, waitsAt } from './waiting.ts'
import { Waits } from './Waits.tsx'
import css from './AccountMenu.module.css'

type Props = { session: Session; onKeys: () => void }

/** Who one is, and what concerns oneself rather than the page. */
export function AccountMenu({ session, onKeys }: Props) {
  const { person, account, organization } = session
  const name = person?.name ?? account?.email
  const sections = organization.kind === 'none' ? [] : sectionsFor(session)
  const waiting = useWaiting(session)
  return (
    <>
      {!account && organization.kind !== 'none' && <Link to="/sign-in" className={buttonClass('primary', true)}>{say('shell.sign-in')}</Link>}
      <Popover className={css.opener} name={name ? say('shell.account', { name }) : say('shell.menu')} label={<>{name ? <Initials name={name} /> : <Lines />}<span className={css.mark}><Waits quiet count={waitsAt(waiting, sections.map(({ to }) => to))} /></span></>}>
        <div className={css.menu}>
          {name && <Who name={name} title={person?.title ?? account?.email ?? ''} />}
          <ThemeChoice />
          <nav aria-label={say('shell.menu')}>
            <ul className={css.list} onClick={(event) => closePopover(event.currentTarget)}>
              {sections.map(({ to, name }) => <li key={to} className={css.narrow}><Link to={to} className={css.item}>{say(name)}<Waits count={waitsAt(waiting, [to])} /></Link></li>)}
              {account && <li><Link to="/settings" className={css.item}>{say('shell.settings')}</Link></li>}
              <li><Link to="/api" className={css.item}>{say('shell.api')}</Link></li>
              <li><Link to="/ui" className={css.item}>{say('shell.design')}</Link></li>
              <li><button type="button" className={css.item} onClick={onKeys}>{say('shell.keys')} <Key>?</Key></button></li>
              {account && <Leaving example={organization.kind === 'example'} />}
            </ul>
          </nav>
        </div>
      </Popover>
    </>
  )
}

const Who = ({ name, title }: { name: string; title: string }) => (
  <div className={css.who}>
    <strong>{name}</strong>
    <span>{title}</span>
  </div>
)

const Initials = ({ name }: { name: string }) => <span className={css.initials} data-initials={initialsOf(name)} aria-hidden />

const Lines = () => (
  <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden className={css.lines}><path d="M2 4.5h12M2 8h12M2 11.5h12" /></svg>
)

function ThemeChoice(): ReactNode {
  const [theme, setTheme] = useState(currentTheme)
  const options = themes.map((value) => ({ value, label: say(`shell.theme.${value}`) }))
  return (
    <div className={css.theme}>
      <span>{say('shell.theme')}</span>
      <Segmented label={say('shell.theme')} options={options} value={theme} onChange={(value) => { chooseTheme(value); setTheme(value) }} />
    </div>
  )
}

/** Where the session has ended already, one is signed out. */
function unlessSignedOut(error: unknown): void {
  if (!(error instanceof Refusal) || error.status !== 401) throw error
}

function Leaving({ example }: { example: boolean }) {
  const client = useQueryClient()
  const router = useRouter()
  const item = useRef<HTMLLIElement>(null)
  const leave = useMutation({
    mutationFn: () => signOut({}).catch(unlessSignedOut),
    onSuccess: async () => {
      if (item.current) closePopover(item.current)
      await readAfresh(client)
      await router.invalidate()
      await router.navigate({ to: '/sign-in' })
    },
  })
  const problem = problemOfForm(leave.error)
  // The menu stays until one is signed out, so that it can say where that failed.
  const press = (event: MouseEvent) => {
    event.stopPropagation()
    if (!leave.isPending) leave.mutate()
  }
  return (
    <>
      {example && <li><Link to="/sign-in" className={css.item}>{say('shell.someone-else')}</Link></li>}
      <li ref={item}>
        <button type="button" className={css.item} aria-busy={leave.isPending || undefined} onClick={press}>{say('shell.sign-out')}</button>
        {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
      </li>
    </>
  )
}
