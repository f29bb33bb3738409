import { action } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { readable } from './permit-reading.ts'
import { maySteward } from './policy.ts'
import { findingsOf, versionNumbered } from './reads.ts'

export const showFindings = action(api.showFindings, async (context, { framework, number }) => {
  const permit = maySteward(context.actor, 'showFindings')
  if (!permit.ok) return permit
  const version = readable(context, await versionNumbered(context.tx, framework, number))
  return version.ok ? ok(await findingsOf(context.tx, framework, number)) : version
})
