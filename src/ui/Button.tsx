import type { ComponentProps } from 'react'
import { classes } from './classes.ts'
import css from './Button.module.css'

type Kind = 'plain' | 'primary' | 'quiet' | 'danger'

export const buttonClass = (kind: Kind = 'plain', small = false): string => classes(css.button, css[kind], small && css.small)

type Props = ComponentProps<'button'> & { kind?: Kind; small?: boolean; busy?: boolean }

/** A button. While its work is under way it stays focused, says so, and cannot be pressed again. */
export function Button({ kind = 'plain', small = false, busy = false, type = 'button', className, onClick, ...rest }: Props) {
  return (
    <button
      {...rest}
      type={busy ? 'button' : type}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      className={classes(buttonClass(kind, small), className)}
      onClick={busy ? undefined : onClick}
    />
  )
}
