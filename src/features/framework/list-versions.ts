import { action } from '../../platform/action.ts'
import { fail, ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayReadFramework, stewards } from './policy.ts'
import { frameworksArePublic, versionsOf } from './reads.ts'

export const listVersions = action(api.listVersions, async ({ tx, actor }, { framework }) => {
  const permit = mayReadFramework(actor, await frameworksArePublic(tx))
  if (!permit.ok) return permit
  const versions = await versionsOf(tx, permit.value, framework)
  const seen = versions.filter((it) => it.status !== 'draft' || stewards(actor))
  return seen.length > 0 ? ok(seen) : fail({ kind: 'not-found', what: 'framework of that name' })
})
