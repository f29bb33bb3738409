import { action } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayAdministrate } from './policy.ts'
import { auditBefore, auditPageSize } from './reads.ts'

export const showAudit = action(api.showAudit, async ({ tx, actor }, { before }) => {
  const permit = mayAdministrate(actor, 'showAudit')
  if (!permit.ok) return permit
  const entries = await auditBefore(tx, permit.value, before)
  return ok({ entries, next: entries.length < auditPageSize ? null : entries.at(-1)!.id })
})
