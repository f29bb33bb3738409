import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import css from './Tag.module.css'

type Tone = 'plain' | 'accent' | 'below' | 'above' | 'wrong'

/** A word that classifies what it stands beside. */
export const Tag = ({ tone = 'plain', children, title }: { tone?: Tone; children: ReactNode; title?: string | undefined }) => (
  <span className={classes(css.tag, css[tone])} title={title}>{children}</span>
)

/** A key of the keyboard. */
export const Key = ({ children }: { children: ReactNode }) => <kbd className={css.key}>{children}</kbd>
