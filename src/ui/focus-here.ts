/**
 * As the `ref` of what came in the place of what was pressed: the focus goes there, so that whoever uses the keyboard or
 * hears the page goes on from it.
 */
export const focusHere = (element: HTMLElement | null): void => element?.focus()
