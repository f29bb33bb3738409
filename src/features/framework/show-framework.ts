import { action, Serialized } from '../../platform/action.ts'
import { fail, ok } from '../../platform/result.ts'
import * as api from './api.ts'
import type { FrameworkVersion } from './model.ts'
import { mayReadFramework } from './policy.ts'
import { storedTexts, frameworksArePublic, publishedVersion } from './reads.ts'

/** A version with its content, as stored: the content was checked when it was drafted and is not parsed again. */
export const serializedVersion = (version: FrameworkVersion, { content, meanings }: { readonly content: string; readonly meanings: string }): Serialized =>
  new Serialized(`{"version":${JSON.stringify(version)},"meanings":${meanings},"content":${content}}`, JSON.stringify(version))

export const showFramework = action(api.showFramework, async ({ tx, actor }, { framework }) => {
  const permit = mayReadFramework(actor, await frameworksArePublic(tx))
  if (!permit.ok) return permit
  const version = await publishedVersion(tx, framework)
  if (!version) return fail({ kind: 'not-found', what: 'published framework of that name' })
  return ok(serializedVersion(version, await storedTexts(tx, framework, version.number)))
})
