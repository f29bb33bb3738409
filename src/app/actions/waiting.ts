import { showWaiting } from '../../features/waiting/show-waiting.ts'
import type { AnyAction } from '../../platform/action.ts'

export const waitingActions: readonly AnyAction[] = [showWaiting]
