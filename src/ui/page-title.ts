import { useEffect } from 'react'

/** Names the page in the window's title, so that tabs and histories can be told apart. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Cairn`
  }, [title])
}
