import type { AnyAction } from '../platform/action.ts'
import { accessActions } from './actions/access.ts'
import { feedbackActions } from './actions/feedback.ts'
import { frameworkActions } from './actions/framework.ts'
import { mentoringActions } from './actions/mentoring.ts'
import { peopleActions } from './actions/people.ts'
import { progressActions } from './actions/progress.ts'
import { waitingActions } from './actions/waiting.ts'
import { workActions } from './actions/work.ts'

/** Every operation there is. Routes, the OpenAPI document and the command line come from this list. */
export const actions: readonly AnyAction[] = [
  ...accessActions,
  ...peopleActions,
  ...frameworkActions,
  ...workActions,
  ...feedbackActions,
  ...progressActions,
  ...mentoringActions,
  ...waitingActions,
]
