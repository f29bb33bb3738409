import type { AnyAction } from '../../platform/action.ts'

export const workActions: readonly AnyAction[] = []
