import type { AnyAction } from '../../platform/action.ts'

export const progressActions: readonly AnyAction[] = []
