import { actionInSteps, change, type Context } from '../../platform/action.ts'
import { fail, invalid, ok, type Result } from '../../platform/result.ts'
import * as api from './api.ts'
import type { PublishPreview } from './api.ts'
import type { Finding, SourceFile } from './model.ts'
import { Framework } from './model.ts'
import { maySteward } from './policy.ts'
import { previewOf } from './preview-publish.ts'
import { contentOf, nextNumber, publishedVersion, versionNumbered } from './reads.ts'
import { lint, lintChange } from './rules/lint.ts'
import { readFramework } from './source/read-framework.ts'
import { replaceDraft, type Draft } from './writes.ts'

export const draftVersion = actionInSteps(api.draftVersion, async (visit, { framework, files }) => {
  const allowed = await visit.transact(async ({ actor }) => maySteward(actor, 'draftVersion'))
  if (!allowed.ok) return allowed
  const draft = await draftOf(files, framework)
  return draft.ok ? visit.transact((context) => storeDraft(context, draft.value)) : draft
})

/** Reads and lints outside any transaction, since a large directory takes its time. */
async function draftOf(files: readonly SourceFile[], id: string | undefined): Promise<Result<Draft>> {
  const read = await readFramework(files, id ? { name: id } : {})
  const findings = [...read.findings, ...lint(read.framework, read.places)]
  const framework = { ...read.framework, ...(id ? { id } : {}) }
  const errors = findings.filter((it) => it.severity === 'error')
  if (errors.length > 0) return fail({ kind: 'invalid', issues: errors.map(issueOf) })
  if (framework.roleProfiles.length === 0) return invalid('files', 'No role profile was found in these files. Check the directory, or declare levels and families in framework.yaml.')
  const checked = Framework.safeParse(framework)
  if (!checked.success) throw new Error('The reader made a framework that is not one.', { cause: checked.error })
  return ok({ framework, files, findings: { summary: read.summary, findings } })
}

export const issueOf = (it: Finding): { path: string; message: string } => ({ path: `${it.file}:${it.line}`, message: `${it.message} ${it.mend}` })

/** Puts a draft in the place of the framework’s earlier one, and says what publishing it would change. */
export async function storeDraft(context: Context, draft: Draft): Promise<Result<PublishPreview>> {
  const permit = maySteward(context.actor, 'draftVersion')
  if (!permit.ok) return permit
  const { id } = draft.framework
  const number = await nextNumber(context.tx, id)
  return change(context, permit.value, { subject: `framework:${id}@${number}` }, async (tx) => {
    await replaceDraft(tx, permit.value, await withChangeFindings(context, draft), number, context.now)
    return ok(await previewOf(context, (await versionNumbered(tx, id, number))!))
  })
}

/** Adds what lint says of the change from the published version, such as an identifier that is gone. */
async function withChangeFindings({ tx }: Context, draft: Draft): Promise<Draft> {
  const published = await publishedVersion(tx, draft.framework.id)
  if (!published) return draft
  const changes = lintChange(await contentOf(tx, draft.framework.id, published.number), draft.framework)
  return { ...draft, findings: { ...draft.findings, findings: [...draft.findings.findings, ...changes] } }
}
