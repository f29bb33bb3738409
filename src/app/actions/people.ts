import { listExamplePeople } from '../../features/people/list-example-people.ts'
import { recordRoster } from '../../features/people/record-roster.ts'
import type { AnyAction } from '../../platform/action.ts'

export const peopleActions: readonly AnyAction[] = [
  listExamplePeople,
  recordRoster,
]
