import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { query } from '../../../platform/query.ts'
import type * as workApi from '../../work/api.ts'
import { WorkPicker } from '../../work/web/WorkPicker.tsx'

const workItem = query<typeof workApi.showWork>('/api/work/{id}')

const isId = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text)

const useWork = (id: string) => useQuery({ ...workItem({ id }), enabled: isId(id) })

/** A field of evidence that names a work item; it keeps the item's identifier. */
export function WorkField({ label, hint, value, onChange }: { label: string; hint?: string | undefined; value: string; onChange: (id: string) => void }) {
  const { data } = useWork(value)
  return (
    <WorkPicker label={label} {...(hint && { hint })} value={value !== '' && data ? data.item : null} onChange={(work) => onChange(work?.id ?? '')} />
  )
}

/** A work item that evidence names, by its title; what is no identifier is shown as it was written. */
export function WorkNamed({ id, draw }: { id: string; draw: (title: string, kind: 'task' | 'epic' | 'project', url: string | null) => ReactNode }) {
  const { data } = useWork(id)
  return <>{data ? draw(data.item.title, data.item.kind, data.item.url) : id}</>
}
