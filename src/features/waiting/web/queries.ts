import { query } from '../../../platform/query.ts'
import type * as api from '../api.ts'

export const waiting = query<typeof api.showWaiting>('/api/waiting')
