import { action, type Context } from '../../platform/action.ts'
import { fail, ok, type Result } from '../../platform/result.ts'
import type { Permit } from '../../platform/permit.ts'
import * as api from './api.ts'
import type { FrameworkVersion } from './model.ts'
import { mayReadFramework, stewards } from './policy.ts'
import { storedTexts, frameworksArePublic, versionNumbered } from './reads.ts'
import { serializedVersion } from './show-framework.ts'

export type Readable = { readonly permit: Permit<'readFramework'>; readonly version: FrameworkVersion }

/** A version that the actor may read: drafts only as a steward. */
export async function readableVersion({ tx, actor }: Context, framework: string, number: number): Promise<Result<Readable>> {
  const permit = mayReadFramework(actor, await frameworksArePublic(tx))
  if (!permit.ok) return permit
  const version = await versionNumbered(tx, framework, number)
  if (!version || (version.status === 'draft' && !stewards(actor))) return fail({ kind: 'not-found', what: 'such version of the framework' })
  return ok({ permit: permit.value, version })
}

export const showVersion = action(api.showVersion, async (context, { framework, number }) => {
  const readable = await readableVersion(context, framework, number)
  if (!readable.ok) return readable
  return ok(serializedVersion(readable.value.version, await storedTexts(context.tx, framework, number)))
})
