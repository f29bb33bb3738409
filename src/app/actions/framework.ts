import { discardDraft } from '../../features/framework/discard-draft.ts'
import { draftImport } from '../../features/framework/draft-import.ts'
import { draftVersion } from '../../features/framework/draft-version.ts'
import { listFrameworks } from '../../features/framework/list-frameworks.ts'
import { listVersions } from '../../features/framework/list-versions.ts'
import { previewImport } from '../../features/framework/preview-import.ts'
import { previewPublish } from '../../features/framework/preview-publish.ts'
import { publishVersion } from '../../features/framework/publish-version.ts'
import { retireVersion } from '../../features/framework/retire-version.ts'
import { showDiff } from '../../features/framework/show-diff.ts'
import { showFindings } from '../../features/framework/show-findings.ts'
import { showFramework } from '../../features/framework/show-framework.ts'
import { showSourceFiles } from '../../features/framework/show-source-files.ts'
import { showVersion } from '../../features/framework/show-version.ts'
import type { AnyAction } from '../../platform/action.ts'

export const frameworkActions: readonly AnyAction[] = [
  listFrameworks,
  draftVersion,
  previewImport,
  draftImport,
  showFramework,
  listVersions,
  showVersion,
  showFindings,
  showSourceFiles,
  showDiff,
  previewPublish,
  publishVersion,
  discardDraft,
  retireVersion,
]
