import { showCompetency } from '../../features/progress/show-competency.ts'
import { showMap } from '../../features/progress/show-map.ts'
import type { AnyAction } from '../../platform/action.ts'

export const progressActions: readonly AnyAction[] = [
  showMap,
  showCompetency,
]
