import { action } from '../../platform/action.ts'
import { fail, ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { permitReading, readable } from './permit-reading.ts'
import { versionsOf } from './reads.ts'

export const listVersions = action(api.listVersions, async (context, { framework }) => {
  const permit = await permitReading(context)
  if (!permit.ok) return permit
  const versions = await versionsOf(context.tx, permit.value, framework)
  const seen = versions.filter((it) => readable(context, it).ok)
  return seen.length > 0 ? ok(seen) : fail({ kind: 'not-found', what: 'framework of that name' })
})
