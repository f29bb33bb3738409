import { action } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayForSelf } from './policy.ts'
import { supportAskedBy, supportAskedOf, supportOverdueBelow } from './reads/agreed.ts'
import { isWith } from './rules/held.ts'

export const listSupport = action(api.listSupport, async ({ tx, actor }) => {
  const may = mayForSelf(actor, 'listSupport')
  if (!may.ok) return may
  const { permit, self } = may.value
  const asked = await supportAskedOf(tx, permit, self.personId)
  return ok({
    own: await supportAskedBy(tx, permit, self.personId),
    owed: asked.filter((it) => isWith(it, self.personId)),
    beside: asked.filter((it) => !isWith(it, self.personId)),
    overdueBelow: await supportOverdueBelow(tx, permit),
  })
})
