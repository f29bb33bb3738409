import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { OutputOf } from '../../../platform/contract.ts'
import type * as api from '../api.ts'
import type { WorkItem, WorkKind } from '../model.ts'
import { recogniseTrackerLink } from '../rules/tracker-link.ts'
import { recognition, workList } from './queries.ts'

/** Whether somebody pasted an address rather than typed words. */
export function looksPasted(text: string): boolean {
  if (/^\s*\w+:\/\//.test(text)) return true
  const found = recogniseTrackerLink(text)
  return found.ok && !found.link.key.startsWith('link:')
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 150)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

export type Recognised = OutputOf<typeof api.recogniseLink>

export type FoundWork = {
  readonly items: readonly WorkItem[]
  /** An address whose issue nobody has recorded yet. */
  readonly fresh: Recognised | null
  readonly problem: unknown
  /** Whether what is found is still for what was typed before. */
  readonly waiting: boolean
}

/** What is found for words or for an address; without either, recent work of one's own teams. */
export function useFoundWork(typed: string, open: boolean, kind: WorkKind | undefined): FoundWork {
  const wanted = typed.trim()
  const text = useSettled(wanted)
  const pasted = looksPasted(text)
  const address = useQuery({ ...recognition({ url: text }), enabled: open && pasted, retry: false })
  const words = useQuery({ ...workList({ ...(text === '' ? { mine: 'yes' as const } : { text }), ...(kind && { kind }) }), enabled: open && !pasted, placeholderData: keepPreviousData })
  if (!pasted) return { items: words.data?.items.slice(0, 12) ?? [], fresh: null, problem: words.error, waiting: text !== wanted || words.isPending || words.isPlaceholderData }
  const { data, error, isPending } = address
  const item = data?.item && (!kind || data.item.kind === kind) ? [data.item] : []
  return { items: item, fresh: data && !data.item ? data : null, problem: error, waiting: text !== wanted || isPending }
}
