import { query } from '../../../platform/query.ts'
import type * as api from '../api.ts'

/** Who is signed in, and to which organization. */
export const sessionNow = query<typeof api.showSession>('/api/session')
