import { useEffect } from 'react'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** `Mod+k` is Ctrl or Command; a plain key only counts while nobody is typing. */
const pressed = (shortcut: string, event: KeyboardEvent): boolean => {
  if (shortcut.startsWith('Mod+')) return (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === shortcut.slice(4)
  return event.key === shortcut && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)
}

/** Runs something when a key is pressed anywhere on the page. */
export function useShortcut(shortcut: string, run: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !pressed(shortcut, event)) return
      event.preventDefault()
      run()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [shortcut, run])
}

/** The element that `/` goes to: a page marks its filter with `data-filter`. */
export function focusFilter(): void {
  const filter = document.querySelector<HTMLInputElement>('[data-filter]')
  filter?.focus()
  filter?.select()
}
