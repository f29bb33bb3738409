import { useLayoutEffect, useRef, type MouseEvent, type ReactNode } from 'react'
import { classes } from './classes.ts'
import css from './Dialog.module.css'

type Props = { label: string; onClose: () => void; className?: string | undefined; children: ReactNode }

/** A dialog over the page. The browser keeps the focus inside, closes it by Escape and gives the focus back. */
export function Dialog({ label, onClose, className, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const begunOutside = useRef(false)
  // Before the element leaves the page, so that the browser still gives the focus back where the dialog is taken away without being closed.
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={classes(css.dialog, className)}
      aria-label={label}
      onClose={onClose}
      onPointerDown={(event) => { begunOutside.current = isOutside(event) }}
      onClick={(event) => begunOutside.current && isOutside(event) && event.currentTarget.close()}
    >
      {children}
    </dialog>
  )
}

/** What is around a dialog and the padding in it are the same element to the browser: where the pointer is tells them apart. */
function isOutside({ target, currentTarget, clientX, clientY }: MouseEvent<HTMLDialogElement>): boolean {
  const { left, right, top, bottom } = currentTarget.getBoundingClientRect()
  return target === currentTarget && (clientX < left || clientX > right || clientY < top || clientY > bottom)
}
