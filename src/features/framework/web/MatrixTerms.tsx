import { startTransition, useEffect, useRef, useState } from 'react'
import { placeBeside } from '../../../ui/Popover.tsx'
import popover from '../../../ui/Popover.module.css'
import type { Framework } from '../model.ts'
import type { TermKind } from '../rules/terms.ts'
import { TermDefinition } from './Terms.tsx'

type Pressed = { kind: TermKind; id: string; element: HTMLElement }

/** The defined word that was pressed, if one was. */
export function termAt(target: EventTarget): Pressed | undefined {
  const element = (target as HTMLElement).closest<HTMLElement>('[data-term]')
  const [kind, id] = element?.dataset['term']?.split(' ') ?? []
  return element && kind && id ? { kind: kind as TermKind, id, element } : undefined
}

/** One popover for all the terms of the matrix: thousands of words share it, so that the table stays light. */
export function MatrixTerms({ content, pressed }: { content: Framework; pressed: Pressed | undefined }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!pressed || !box.current) return
    box.current.showPopover()
    placeBeside(box.current, pressed.element.getBoundingClientRect())
  }, [pressed])
  return <div ref={box} popover="auto" className={popover.popover}>{pressed && <TermDefinition content={content} kind={pressed.kind} id={pressed.id} />}</div>
}

/** False until the table has been drawn. Looking for its terms gives way to whatever somebody does meanwhile. */
export function useOnceIdle(): boolean {
  const [idle, setIdle] = useState(false)
  useEffect(() => {
    const later = setTimeout(() => startTransition(() => setIdle(true)), 600)
    return () => clearTimeout(later)
  }, [])
  return idle
}
