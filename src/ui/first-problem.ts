import { useEffect, useRef, type RefObject } from 'react'

/** For a form's `ref`: whenever it was refused, the focus goes to the first field that has a problem, which may be far from the button. */
export function useFirstProblem(error: unknown): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>('[aria-invalid], [data-problem] input')?.focus()
  }, [error])
  return form
}
