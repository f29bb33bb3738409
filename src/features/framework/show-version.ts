import { action } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { permitReading, readable } from './permit-reading.ts'
import { storedVersion } from './reads.ts'
import { serializedVersion } from './show-framework.ts'

export const showVersion = action(api.showVersion, async (context, { framework, number }) => {
  const permit = await permitReading(context)
  if (!permit.ok) return permit
  const stored = await storedVersion(context.tx, permit.value, framework, number)
  const version = readable(context, stored?.version)
  return version.ok ? ok(serializedVersion(stored!)) : version
})
