import { useEffect, useRef } from 'react'
import { classes } from './classes.ts'
import css from './Said.module.css'

/** Words are kept in an object, so that saying the same again is heard again. */
export type Words = { words: string } | undefined

/** Says what was just done, and takes the focus of what is no longer there to be pressed. */
export function Said({ said }: { said: Words }) {
  const line = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (said) line.current?.focus({ preventScroll: true })
  }, [said])
  return <p ref={line} role="status" tabIndex={-1} className={classes(css.said, !said && 'visually-hidden')}>{said?.words}</p>
}
