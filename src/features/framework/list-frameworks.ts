import { action } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { permitReading } from './permit-reading.ts'
import { frameworksInList } from './reads.ts'

export const listFrameworks = action(api.listFrameworks, async (context) => {
  const permit = await permitReading(context)
  return permit.ok ? ok(await frameworksInList(context.tx, permit.value)) : permit
})
