import { useQueryClient } from '@tanstack/react-query'
import { command, pages, query } from '../../../platform/query.ts'
import type * as api from '../api.ts'

export const workList = query<typeof api.listWork>('/api/work')
export const workInPages = pages<typeof api.listWork>('/api/work')
export const workChoices = query<typeof api.listWorkChoices>('/api/work/choices')
export const workPage = query<typeof api.showWork>('/api/work/{id}')
export const recognition = query<typeof api.recogniseLink>('/api/work/recognition')

export const recordWork = command<typeof api.recordWork>('POST', '/api/work')
export const changeWork = command<typeof api.changeWork>('PUT', '/api/work/{id}')
export const removeWork = command<typeof api.removeWork>('DELETE', '/api/work/{id}')
export const linkWork = command<typeof api.linkWork>('POST', '/api/work/{id}/links')
export const unlinkWork = command<typeof api.unlinkWork>('DELETE', '/api/work/{id}/links/{kind}/{to}')
export const previewWorkImport = command<typeof api.previewWorkImport>('POST', '/api/work/import/preview')
export const importWork = command<typeof api.importWork>('POST', '/api/work/import')

/** Reads everything about work anew once something was changed: what is part of what, and which issue is recorded, stands on many pages. */
export function useWorkAgain(): () => Promise<void> {
  const client = useQueryClient()
  return () => client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/api/work') })
}
