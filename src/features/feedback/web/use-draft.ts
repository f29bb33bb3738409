import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Refusal } from '../../../platform/call.ts'
import type { DraftContent } from '../model.ts'
import { saveDraft } from './queries.ts'
import { useWarning } from './use-warning.ts'

export type DraftState = { kind: 'none' | 'unsaved' | 'conflict' | 'failed' | 'sent' } | { kind: 'saved'; at: string }

type Kept = { id: string; revision: number; updatedAt: string }
type Options = { person: string; request: string | null; version: number; begun: Kept | null; on: boolean }

const pauseMilliseconds = 700

/**
 * Keeps a draft as it is written: a pause after the last letter, one saving after the other. Whoever wrote over a later draft is told,
 * and nothing more is saved until they chose which of the two stays.
 */
export function useDraft(content: DraftContent, { on, ...of }: Options) {
  const text = JSON.stringify(content)
  const [first] = useState(text)
  const { state, setState, kept, save, ...rest } = useSaving(text, of)
  const stopped = !on || state.kind === 'conflict' || state.kind === 'sent'
  useEffect(() => {
    if (stopped) return
    if (text === kept.current.text) return setState(kept.current.state)
    setState({ kind: 'unsaved' })
    const later = setTimeout(() => void save(), pauseMilliseconds)
    return () => clearTimeout(later)
  }, [text, stopped, kept, save, setState])
  /** Whoever goes to another page takes the last words along. */
  useEffect(() => (on ? () => void save() : undefined), [on, save])
  useWarning(on ? ['unsaved', 'conflict', 'failed'].includes(state.kind) : text !== first && state.kind !== 'sent')
  return { state, save, ...rest }
}

/** One saving after the other, until the draft is sent. */
function useSaving(text: string, { person, request, version, begun }: Omit<Options, 'on'>) {
  const [state, setState] = useState<DraftState>(begun ? { kind: 'saved', at: begun.updatedAt } : { kind: 'none' })
  const kept = useRef({ id: begun?.id ?? null, revision: begun?.revision ?? 0, text, state })
  const client = useQueryClient()
  const saving = useRef<Promise<void>>(Promise.resolve())
  const sent = useRef(false)
  const saveNow = async (): Promise<void> => {
    if (sent.current || kept.current.text === text) return
    try {
      const { id, revision } = await saveDraft({ person, request, version, revision: kept.current.revision, content: JSON.parse(text) as DraftContent })
      kept.current = { id, revision, text, state: { kind: 'saved', at: new Date().toISOString() } }
      setState(kept.current.state)
      void client.invalidateQueries({ queryKey: ['/api/feedback/inbox'] })
    } catch (error) {
      setState({ kind: error instanceof Refusal && error.status === 409 ? 'conflict' : 'failed' })
    }
  }
  const latest = useRef(saveNow)
  useEffect(() => {
    latest.current = saveNow
  })
  const save = useCallback((): Promise<void> => (saving.current = saving.current.then(() => latest.current())), [])
  /** Writes over what was saved elsewhere. */
  const keepMine = (revision: number): void => {
    kept.current = { ...kept.current, revision, text: '' }
    setState({ kind: 'unsaved' })
    void save()
  }
  /** What is being saved comes first: sending takes the draft away, so it has to know which. */
  const lastSaved = (): Promise<string | null> => saving.current.then(() => kept.current.id)
  const end = (): void => {
    sent.current = true
    setState({ kind: 'sent' })
  }
  return { state, setState, kept, save, keepMine, lastSaved, end }
}
