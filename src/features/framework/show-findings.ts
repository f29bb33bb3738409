import { action } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { maySteward } from './policy.ts'
import { findingsOf } from './reads.ts'
import { readableVersion } from './show-version.ts'

export const showFindings = action(api.showFindings, async (context, { framework, number }) => {
  const permit = maySteward(context.actor, 'showFindings')
  if (!permit.ok) return permit
  const readable = await readableVersion(context, framework, number)
  return readable.ok ? ok(await findingsOf(context.tx, framework, number)) : readable
})
