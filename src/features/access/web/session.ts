import type { QueryClient } from '@tanstack/react-query'
import { query } from '../../../platform/query.ts'
import type * as api from '../api.ts'

/** Who is signed in, and to which organization. */
export const sessionNow = query<typeof api.showSession>('/api/session')

/** Somebody else is signed in now: who it is is read anew, and whatever was read before was for another's eyes. */
export async function readAfresh(client: QueryClient): Promise<void> {
  const session = sessionNow({})
  await client.fetchQuery({ ...session, staleTime: 0 })
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== session.queryKey[0] })
}
