import { action } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { mayUseWork } from './policy.ts'
import { shownRow } from './rules/understand-work-rows.ts'
import { understandTable } from './understand-table.ts'

export const previewWorkImport = action(api.previewWorkImport, async ({ tx, actor }, { text }) => {
  const permit = mayUseWork(actor, 'previewWorkImport')
  if (!permit.ok) return permit
  const { rows, problems, ignored, teams } = await understandTable(tx, text)
  return ok({ rows: rows.map((it) => shownRow(it, teams)), problems, ignored: [...ignored] })
})
