import { action } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayReadFramework } from './policy.ts'
import { frameworksArePublic, frameworksInList } from './reads.ts'

export const listFrameworks = action(api.listFrameworks, async ({ tx, actor }) => {
  const permit = mayReadFramework(actor, await frameworksArePublic(tx))
  return permit.ok ? ok(await frameworksInList(tx, permit.value)) : permit
})
