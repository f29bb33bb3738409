import { useId, useRef, useState, type ReactNode, type Ref, type ToggleEvent } from 'react'
import { flushSync } from 'react-dom'
import { classes } from './classes.ts'
import css from './Popover.module.css'

const gap = 6

/** Puts an open popover under what opened it, or above it where there is no room below, and never past the window's edge. */
export function placeBeside(popover: HTMLElement, at: DOMRect): void {
  const { offsetWidth: width, offsetHeight: height } = popover
  const left = Math.max(8, Math.min(at.left, window.innerWidth - width - 8))
  const below = at.bottom + gap
  const top = below + height > window.innerHeight - 8 && at.top - gap - height > 0 ? at.top - gap - height : below
  popover.style.left = `${left}px`
  popover.style.top = `${Math.max(8, top)}px`
}

/** Closes the popover that an element stands in. */
export const closePopover = (within: Element): void => within.closest<HTMLElement>('[popover]')?.hidePopover()

type Props = {
  label: ReactNode
  name?: string | undefined
  className?: string | undefined
  wide?: boolean
  /** Within a sentence, where HTML allows no block: neither what opens nor what it holds is one. */
  inSentence?: boolean
  children: ReactNode
}

/**
 * A button that opens something beside itself. The browser closes it by Escape or a press elsewhere, and gives the
 * focus back. What it opens is drawn when it opens: a page may hold hundreds.
 */
export function Popover({ label, name, className, wide = false, inSentence = false, children }: Props) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const popover = useRef<HTMLElement>(null)
  const [open, setOpen] = useState(false)
  const prepare = (event: ToggleEvent) => flushSync(() => setOpen(event.newState === 'open'))
  const place = () => {
    if (popover.current?.matches(':popover-open') && button.current) placeBeside(popover.current, button.current.getBoundingClientRect())
  }
  const Box = inSentence ? 'span' : 'div'
  return (
    <>
      <button ref={button} type="button" className={className} popoverTarget={id} aria-label={name}>{label}</button>
      <Box ref={popover as Ref<HTMLDivElement>} id={id} popover="auto" className={classes(css.popover, wide && css.wide)} onBeforeToggle={prepare} onToggle={place}>
        {open && children}
      </Box>
    </>
  )
}
