import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import css from './Notice.module.css'

type Tone = 'plain' | 'note' | 'warning' | 'error' | 'success'

type Props = { tone?: Tone; title?: ReactNode; children?: ReactNode; role?: 'alert' | 'status' }

/** A passage that stands apart from the page: what happened, and what to do. */
export function Notice({ tone = 'plain', title, children, role }: Props) {
  return (
    <div className={classes(css.notice, css[tone])} role={role}>
      {title && <p className={css.title}>{title}</p>}
      {children}
    </div>
  )
}

type EmptyProps = { title: string; children?: ReactNode; mark?: ReactNode; /** True where it is all that the page says, so that its title is the page's. */ wholePage?: boolean }

/** What a list shows when it has nothing: why, and what to do about it. */
export function Empty({ title, children, mark, wholePage = false }: EmptyProps) {
  const Heading = wholePage ? 'h1' : 'h2'
  return (
    <div className={css.empty}>
      {mark}
      <Heading className={css.emptyTitle}>{title}</Heading>
      <div className={css.emptyText}>{children}</div>
    </div>
  )
}
