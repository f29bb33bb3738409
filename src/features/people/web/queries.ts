import { query } from '../../../platform/query.ts'
import type * as api from '../api.ts'

export const examplePeople = query<typeof api.listExamplePeople>('/api/example/people')
