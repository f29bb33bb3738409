import { useLayoutEffect, useRef, type ReactNode } from 'react'
import { classes } from './classes.ts'
import css from './Dialog.module.css'

type Props = { label: string; onClose: () => void; className?: string | undefined; children: ReactNode }

/** A dialog over the page. The browser keeps the focus inside, closes it by Escape and gives the focus back. */
export function Dialog({ label, onClose, className, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  // Before the element leaves the page, so that the browser still gives the focus back where the dialog is taken away without being closed.
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  return (
    <dialog ref={dialog} className={classes(css.dialog, className)} aria-label={label} onClose={onClose} onClick={(event) => event.target === dialog.current && dialog.current.close()}>
      {children}
    </dialog>
  )
}
