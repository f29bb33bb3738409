import { command, query } from '../../../platform/query.ts'
import type * as api from '../api.ts'

export const frameworks = query<typeof api.listFrameworks>('/api/frameworks')
export const currentVersion = query<typeof api.showFramework>('/api/frameworks/{framework}')
export const versionsOf = query<typeof api.listVersions>('/api/frameworks/{framework}/versions')
export const versionAt = query<typeof api.showVersion>('/api/frameworks/{framework}/versions/{number}')
export const findingsOf = query<typeof api.showFindings>('/api/frameworks/{framework}/versions/{number}/findings')
export const diffBetween = query<typeof api.showDiff>('/api/frameworks/{framework}/diff')
export const publishPreview = query<typeof api.previewPublish>('/api/frameworks/{framework}/versions/{number}/preview')

export const publishVersion = command<typeof api.publishVersion>('POST', '/api/frameworks/{framework}/versions/{number}/publish')
export const discardDraft = command<typeof api.discardDraft>('DELETE', '/api/frameworks/{framework}/versions/{number}')
export const retireVersion = command<typeof api.retireVersion>('POST', '/api/frameworks/{framework}/versions/{number}/retire')
export const previewImport = command<typeof api.previewImport>('POST', '/api/frameworks/import/preview')
export const draftImport = command<typeof api.draftImport>('POST', '/api/frameworks/import/draft')
