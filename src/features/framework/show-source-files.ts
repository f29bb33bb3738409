import { action } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { filesOf } from './reads.ts'
import { readableVersion } from './show-version.ts'

export const showSourceFiles = action(api.showSourceFiles, async (context, { framework, number }) => {
  const readable = await readableVersion(context, framework, number)
  return readable.ok ? ok(await filesOf(context.tx, readable.value.permit, framework, number)) : readable
})
