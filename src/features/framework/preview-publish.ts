import { action, type Context } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import { identifiersHeld } from '../people/reads/framework-names.ts'
import { dayOf } from '../people/rules/days.ts'
import * as api from './api.ts'
import type { PublishPreview } from './api.ts'
import type { FrameworkVersion } from './model.ts'
import { readable } from './permit-reading.ts'
import { maySteward } from './policy.ts'
import { contentOf, findingsOf, publishedVersion, versionNumbered } from './reads.ts'
import { diffFrameworks } from './rules/diff.ts'
import { unmappedIdentifiers } from './rules/unmapped-identifiers.ts'

/** What publishing a draft would change, what lint says, and which identifiers that employments hold it lacks. */
export async function previewOf({ tx, now }: Context, version: FrameworkVersion): Promise<PublishPreview> {
  const { framework, number } = version
  const published = await publishedVersion(tx, framework)
  const before = published && (await contentOf(tx, framework, published.number))
  const after = await contentOf(tx, framework, number)
  return {
    version,
    publishedNumber: published?.number ?? null,
    ...(await findingsOf(tx, framework, number)),
    diff: diffFrameworks(before, after),
    unmapped: unmappedIdentifiers(after, await identifiersHeld(tx, framework, dayOf(now))),
  }
}

export const previewPublish = action(api.previewPublish, async (context, { framework, number }) => {
  const permit = maySteward(context.actor, 'previewPublish')
  if (!permit.ok) return permit
  const version = readable(context, await versionNumbered(context.tx, framework, number))
  return version.ok ? ok(await previewOf(context, version.value)) : version
})
