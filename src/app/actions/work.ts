import { changeWork } from '../../features/work/change-work.ts'
import { importWork } from '../../features/work/import-work.ts'
import { linkWork } from '../../features/work/link-work.ts'
import { listWorkChoices } from '../../features/work/list-work-choices.ts'
import { listWork } from '../../features/work/list-work.ts'
import { previewWorkImport } from '../../features/work/preview-work-import.ts'
import { recogniseLink } from '../../features/work/recognise-link.ts'
import { recordWork } from '../../features/work/record-work.ts'
import { removeWork } from '../../features/work/remove-work.ts'
import { showWork } from '../../features/work/show-work.ts'
import { unlinkWork } from '../../features/work/unlink-work.ts'
import type { AnyAction } from '../../platform/action.ts'

export const workActions: readonly AnyAction[] = [
  listWork,
  listWorkChoices,
  recogniseLink,
  recordWork,
  previewWorkImport,
  importWork,
  showWork,
  changeWork,
  removeWork,
  linkWork,
  unlinkWork,
]
