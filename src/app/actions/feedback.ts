import type { AnyAction } from '../../platform/action.ts'

export const feedbackActions: readonly AnyAction[] = []
