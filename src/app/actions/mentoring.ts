import type { AnyAction } from '../../platform/action.ts'

export const mentoringActions: readonly AnyAction[] = []
