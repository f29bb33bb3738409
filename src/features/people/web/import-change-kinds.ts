import type { ImportChange } from '../model.ts'

/** In the order in which a preview counts them. The model's own list comes with what the browser does without. */
export const importChangeKinds: readonly ImportChange[] = ['created', 'joined', 'moved', 'corrected', 'left', 'managers', 'teams', 'renamed', 'roles']
