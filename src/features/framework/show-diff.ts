import { action } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { contentOf } from './reads.ts'
import { diffFrameworks } from './rules/diff.ts'
import { readableVersion } from './show-version.ts'

export const showDiff = action(api.showDiff, async (context, { framework, before, after }) => {
  const later = await readableVersion(context, framework, after)
  if (!later.ok) return later
  const laterContent = await contentOf(context.tx, framework, after)
  if (before === 0) return ok(diffFrameworks(undefined, laterContent))
  const earlier = await readableVersion(context, framework, before)
  if (!earlier.ok) return earlier
  return ok(diffFrameworks(await contentOf(context.tx, framework, before), laterContent))
})
