import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { classes } from './classes.ts'
import css from './SidePanel.module.css'

type Props = { label: string; onClose: () => void; onKeyDown?: (event: KeyboardEvent) => void; className?: string | undefined; children: ReactNode }

const onPhone = '(max-width: 760px)'

/** Opens beside what it belongs to, which stays usable; on a phone it takes the whole screen. The focus goes in, and back when it closes. */
export function SidePanel({ label, onClose, onKeyDown, className, children }: Props) {
  const panel = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = panel.current
    const before = document.activeElement
    if (window.matchMedia(onPhone).matches) element?.showModal()
    else element?.show()
    element?.focus({ preventScroll: true })
    return () => {
      element?.close()
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [])
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented && !panel.current?.querySelector(':popover-open')) {
      event.preventDefault()
      onClose()
    } else onKeyDown?.(event)
  }
  return (
    <dialog ref={panel} tabIndex={-1} className={classes(css.panel, className)} aria-label={label} onKeyDown={press} onCancel={(event) => { event.preventDefault(); onClose() }}>
      {children}
    </dialog>
  )
}
