import { action, type Context } from '../../platform/action.ts'
import { ok, type Result } from '../../platform/result.ts'
import * as api from './api.ts'
import type { Framework } from './model.ts'
import { permitReading, readable } from './permit-reading.ts'
import { contentOf, versionNumbered } from './reads.ts'
import { diffFrameworks } from './rules/diff.ts'

export const showDiff = action(api.showDiff, async (context, { framework, before, after }) => {
  const permit = await permitReading(context)
  if (!permit.ok) return permit
  const later = await readableContent(context, framework, after)
  if (!later.ok) return later
  if (before === 0) return ok(diffFrameworks(undefined, later.value))
  const earlier = await readableContent(context, framework, before)
  return earlier.ok ? ok(diffFrameworks(earlier.value, later.value)) : earlier
})

async function readableContent(context: Context, framework: string, number: number): Promise<Result<Framework>> {
  const version = readable(context, await versionNumbered(context.tx, framework, number))
  return version.ok ? ok(await contentOf(context.tx, framework, number)) : version
}
