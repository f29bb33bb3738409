import { action } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { permitReading, readable } from './permit-reading.ts'
import { filesOf, versionNumbered } from './reads.ts'

export const showSourceFiles = action(api.showSourceFiles, async (context, { framework, number }) => {
  const permit = await permitReading(context)
  if (!permit.ok) return permit
  const version = readable(context, await versionNumbered(context.tx, framework, number))
  return version.ok ? ok(await filesOf(context.tx, permit.value, framework, number)) : version
})
