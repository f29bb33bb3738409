import { command, query } from '../../../platform/query.ts'
import type * as api from '../api.ts'

export const competencyOf = query<typeof api.showCompetency>('/api/people/{person}/competencies/{competency}')

export const tryWhatIf = command<typeof api.tryWhatIf>('POST', '/api/people/{person}/competencies/{competency}/what-if')
export const markNoOpportunity = command<typeof api.markNoOpportunity>('POST', '/api/people/{person}/no-opportunity')
export const removeNoOpportunity = command<typeof api.removeNoOpportunity>('DELETE', '/api/no-opportunity/{id}')

/** What the address of a map holds: the level or role it is compared with, the day it is seen from, the open competency, and how it is shown. */
export type MapSearch = { [Field in 'family' | 'level' | 'specialty' | 'on' | 'cell' | 'as' | 'self' | 'why']?: string | undefined }

export type Looking = { family?: string; level?: string; specialty?: string; on?: string }

/** The part of the address that the server answers. */
export const lookingOf = ({ family, level, specialty, on }: MapSearch): Looking => ({
  ...(family && { family }), ...(level && { level }), ...(specialty && { specialty }), ...(on && { on }),
})
