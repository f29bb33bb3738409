import { actionInSteps } from '../../platform/action.ts'
import { fail, ok, type Result } from '../../platform/result.ts'
import * as api from './api.ts'
import { maySteward } from './policy.ts'
import { issueOf } from './draft-version.ts'
import { lint } from './rules/lint.ts'
import { Findings, sortFindings } from './source/findings.ts'
import { gridName, type Grid } from './source/import/grid.ts'
import { importFramework, type ImportResult } from './source/import/import-framework.ts'
import { mappingText, readMappingFile } from './source/import/mapping-file.ts'
import type { Mapping } from './source/import/mapping.ts'

export const previewImport = actionInSteps(api.previewImport, async (visit, given) => {
  const allowed = await visit.transact(async ({ actor }) => maySteward(actor, 'previewImport'))
  if (!allowed.ok) return allowed
  const result = await importGiven(given)
  if (!result.ok) return result
  const { framework, mapping, grids, findings, leftOut, summary } = result.value
  return ok({ mapping: mapping ? mappingText(mapping) : null, content: framework, tables: grids.map(tableOf), findings, leftOut, summary })
})

const shownRows = 200
const shownColumns = 60

function tableOf(grid: Grid): { name: string; rows: string[][]; rowsInAll: number } {
  return { name: gridName(grid), rows: grid.rows.slice(0, shownRows).map((row) => row.slice(0, shownColumns)), rowsInAll: grid.rows.length }
}

interface Given {
  files: readonly { path: string; base64: string }[]
  mapping?: string | undefined
}

/** Imports files that came over HTTP, with what lint says of them. A mapping with a mistake is refused, with its lines. */
export async function importGiven({ files, mapping }: Given): Promise<Result<ImportResult>> {
  const read = mapping === undefined ? ok(undefined) : mappingOf(mapping)
  if (!read.ok) return read
  const bytes = files.map(({ path, base64 }) => ({ path, bytes: new Uint8Array(Buffer.from(base64, 'base64')) }))
  const result = await importFramework(bytes, read.value ? { mapping: read.value } : {})
  return ok({ ...result, findings: sortFindings([...result.findings, ...lint(result.framework)]) })
}

function mappingOf(text: string): Result<Mapping | undefined> {
  const findings = new Findings()
  const mapping = readMappingFile('mapping', text, findings)
  return mapping ? ok(mapping) : fail({ kind: 'invalid', issues: findings.all.map(issueOf) })
}
