import { useQuery } from '@tanstack/react-query'
import type { Session } from '../../features/access/model.ts'
import { waiting } from '../../features/waiting/web/queries.ts'
import type { Section } from './sections.ts'

const minute = 60_000

/** How much waits in each part of the product, looked at again every few minutes and after whatever one does. */
type Waiting = Readonly<Partial<Record<Section['to'], number>>>

export function useWaiting({ account }: Session): Waiting {
  const { data } = useQuery({ ...waiting({}), enabled: account !== null, refetchInterval: 5 * minute })
  return data ? { '/feedback': data.feedback, '/mentoring': data.mentoring, '/notices': data.notices } : {}
}

export const waitsAt = (waiting: Waiting, parts: readonly Section['to'][]): number => parts.reduce((sum, it) => sum + (waiting[it] ?? 0), 0)
