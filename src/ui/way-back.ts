import { useEffect, useRef } from 'react'

type WayBack<Form extends string> = { leave: (form: Form) => void; button: (form: Form) => (element: HTMLElement | null) => void }

/** For forms that open in the place of their button: whoever leaves one goes on from the button, which then stands there again. */
export function useWayBack<Form extends string>(): WayBack<Form> {
  const left = useRef<Form>(undefined)
  useEffect(() => {
    left.current = undefined
  })
  return {
    leave: (form) => {
      left.current = form
    },
    button: (form) => (element) => {
      if (left.current === form) element?.focus()
    },
  }
}
