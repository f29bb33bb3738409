import { action } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayForSelf } from './policy.ts'
import { supportAskedBy, supportOverdueBelow, supportOwedBy } from './reads/agreed.ts'

export const listSupport = action(api.listSupport, async ({ tx, actor }) => {
  const may = mayForSelf(actor, 'listSupport')
  if (!may.ok) return may
  const { permit, self } = may.value
  return ok({ own: await supportAskedBy(tx, permit, self.personId), owed: await supportOwedBy(tx, permit, self.personId), overdueBelow: await supportOverdueBelow(tx, permit) })
})
