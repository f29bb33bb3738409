import { action, change } from '../../platform/action.ts'
import { fail, ok, type Issue } from '../../platform/result.ts'
import { identifiersHeld } from '../people/reads/framework-names.ts'
import { dayOf } from '../people/rules/days.ts'
import * as api from './api.ts'
import type { Framework, IdentifierMapping } from './model.ts'
import { readable } from './permit-reading.ts'
import { maySteward } from './policy.ts'
import { contentOf, findingsOf, versionNumbered } from './reads.ts'
import { mappingsWithoutTarget, unmappedIdentifiers, withMappings, type HeldIdentifier } from './rules/unmapped-identifiers.ts'
import { publishDraft } from './writes.ts'

export const publishVersion = action(api.publishVersion, async (context, { framework, number, message, meanings, mappings }) => {
  const permit = maySteward(context.actor, 'publishVersion')
  if (!permit.ok) return permit
  const version = readable(context, await versionNumbered(context.tx, framework, number))
  if (!version.ok) return version
  if (version.value.status !== 'draft') return fail({ kind: 'conflict', why: `Version ${number} is ${version.value.status} already.` })

  const draft = await contentOf(context.tx, framework, number)
  const content = withMappings(draft, mappings)
  const issues = publishIssues(draft, content, mappings, await identifiersHeld(context.tx, framework, dayOf(context.now)))
  if (issues.length > 0) return fail({ kind: 'invalid', issues })
  const { findings } = await findingsOf(context.tx, framework, number)
  if (findings.some((it) => it.severity === 'error')) return fail({ kind: 'conflict', why: 'Lint finds errors in this draft. Mend them and draft it again.' })

  return change(context, permit.value, { subject: `framework:${framework}@${number}` }, async (tx) => {
    await publishDraft(tx, permit.value, framework, number, { content, message, meanings }, context.now)
    return ok((await versionNumbered(tx, framework, number))!)
  })
})

function publishIssues(draft: Framework, content: Framework, mappings: readonly IdentifierMapping[], held: readonly HeldIdentifier[]): Issue[] {
  const without = mappingsWithoutTarget(draft, mappings).map((it) => ({ path: 'mappings', message: `The ${it.kind} “${it.to}” is not in this draft. Map “${it.from}” to one that is.` }))
  const missing = unmappedIdentifiers(content, held).map((it) => ({
    path: 'mappings',
    message: `The ${it.kind} “${it.id}” is gone, and ${it.employments} employments hold it. Say which ${it.kind} takes its place, or declare it with “replaces”.`,
  }))
  return [...without, ...missing]
}
