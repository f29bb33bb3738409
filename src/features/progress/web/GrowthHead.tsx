import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { say } from '../../../phrases/say.ts'
import { usePageTitle } from '../../../ui/page-title.ts'
import type { ProgressMap } from '../model.ts'
import page from '../../../ui/Page.module.css'
import css from './Growth.module.css'

type Props = { map: Pick<ProgressMap, 'own' | 'person' | 'role'>; title: string; children: ReactNode }

const addresses = [
  ['/people/$person/map', 'growth.map'],
  ['/people/$person/prompts', 'growth.prompts'],
  ['/people/$person/agenda', 'growth.agenda'],
  ['/people/$person/feedback', 'growth.feedback'],
] as const

/** Whom a page is about, and the other pages about them. */
export function GrowthHead({ map: { own, person, role }, title, children }: Props) {
  usePageTitle(own ? title : say('growth.title-of', { title, name: person.name }))
  return (
    <header className={css.head}>
      <div className={page.head}>
        <p className={css.eyebrow}>{own ? say('growth.about-you') : <Link to="/people/$person" params={{ person: person.id }}>{person.name}</Link>}{role?.title && ` · ${role.title}`}</p>
        <h1>{title}</h1>
        <div className={page.lead}>{children}</div>
      </div>
      <nav className={css.tabs} aria-label={own ? say('growth.pages-own') : say('growth.pages-of', { name: person.name })}>
        {addresses.map(([to, label]) => <Link key={to} to={to} params={{ person: person.id }} activeOptions={{ exact: true, includeSearch: false }}>{say(label)}</Link>)}
      </nav>
    </header>
  )
}
