import { action } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayReadPeople } from './policy.ts'
import { frameworkNames } from './reads/framework-names.ts'

export const listRoles = action(api.listRoles, async ({ tx, actor }) => {
  const permit = mayReadPeople(actor)
  return permit.ok ? ok([...(await frameworkNames(tx)).values()]) : permit
})
