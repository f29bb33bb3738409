import { action, Serialized } from '../../platform/action.ts'
import { fail, ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { permitReading } from './permit-reading.ts'
import { storedVersion, type StoredVersion } from './reads.ts'

/** A version with its content, as stored: the content was checked when it was drafted and is not parsed again. */
export const serializedVersion = ({ version, content, meanings }: StoredVersion): Serialized => {
  const told = JSON.stringify(version)
  return new Serialized(`{"version":${told},"meanings":${meanings},"content":${content}}`, told)
}

export const showFramework = action(api.showFramework, async (context, { framework }) => {
  const permit = await permitReading(context)
  if (!permit.ok) return permit
  const stored = await storedVersion(context.tx, permit.value, framework, 'published')
  return stored ? ok(serializedVersion(stored)) : fail({ kind: 'not-found', what: 'published framework of that name' })
})
