import { action } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import { maySignInAsExample } from '../access/policy.ts'
import { organizationKind } from '../access/reads.ts'
import * as api from './api.ts'
import { examplePeople } from './reads/directory.ts'
import { dayOf } from './rules/days.ts'

export const listExamplePeople = action(api.listExamplePeople, async ({ tx, actor, now }) => {
  const permit = maySignInAsExample(actor, await organizationKind(tx))
  return permit.ok ? ok(await examplePeople(tx, dayOf(now))) : permit
})
