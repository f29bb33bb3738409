import { existsSync } from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../src/platform/package-root.ts'

/** A path in the shared test input: real public frameworks and reference data. Undefined where it is absent. */
export function sharedPath(...segments: readonly string[]): string | undefined {
  const found = path.join(process.env.CAIRN_SHARED ?? path.join(packageRoot, '../shared'), ...segments)
  return existsSync(found) ? found : undefined
}
