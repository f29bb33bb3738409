import { action } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayUseWork } from './policy.ts'
import { domainsToChoose, teamsToChoose } from './reads.ts'

export const listWorkChoices = action(api.listWorkChoices, async ({ tx, actor }) => {
  const permit = mayUseWork(actor, 'listWorkChoices')
  if (!permit.ok) return permit
  return ok({ teams: await teamsToChoose(tx), domains: await domainsToChoose(tx) })
})
