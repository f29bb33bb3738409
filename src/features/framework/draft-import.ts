import { actionInSteps } from '../../platform/action.ts'
import { fail, invalid, ok, type Result } from '../../platform/result.ts'
import * as api from './api.ts'
import { issueOf, storeDraft } from './draft-version.ts'
import { Framework, type SourceFile } from './model.ts'
import { maySteward } from './policy.ts'
import { importGiven } from './preview-import.ts'
import { exportFramework } from './source/import/export-framework.ts'
import type { ImportResult } from './source/import/import-framework.ts'
import { unsaidInMarkdown, writeMarkdown } from './source/import/write-markdown.ts'
import type { Draft } from './writes.ts'

export const draftImport = actionInSteps(api.draftImport, async (visit, { framework, ...given }) => {
  const allowed = await visit.transact(async ({ actor }) => maySteward(actor, 'draftImport'))
  if (!allowed.ok) return allowed
  const result = await importGiven(given)
  if (!result.ok) return result
  const draft = await draftOf(result.value, framework)
  return draft.ok ? visit.transact((context) => storeDraft(context, draft.value)) : draft
})

async function draftOf({ framework: found, findings, summary, pages }: ImportResult, id: string | undefined): Promise<Result<Draft>> {
  const errors = findings.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) return fail({ kind: 'invalid', issues: errors.map(issueOf) })
  if (found.roleProfiles.length === 0) return invalid('files', 'No levels and competencies were found in these files. Say in a mapping where they stand.')
  const framework = { ...found, ...(id ? { id } : {}) }
  const checked = Framework.safeParse(framework)
  if (!checked.success) throw new Error('The import made a framework that is not one.', { cause: checked.error })
  return ok({ framework, files: pages ?? (await filesOf(framework)), findings: { summary, findings } })
}

/** A draft keeps its framework as files that read to the same: Markdown, or the whole in JSON where Markdown cannot say it all. */
async function filesOf(framework: Framework): Promise<SourceFile[]> {
  const files = writeMarkdown(framework)
  const unsaid = await unsaidInMarkdown(framework, files)
  return unsaid.length === 0 ? files : exportFramework(framework, 'json').map(({ path, content }) => ({ path, text: String(content) }))
}
