import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../../platform/package-root.ts'
import { lintDocument } from '../../../../scripts/lint-document.ts'

test('docs/lint.md lists every rule as it is (node scripts/run-ts.mjs scripts/write-lint-document.ts writes it)', () => {
  expect(readFileSync(path.join(packageRoot, 'docs/lint.md'), 'utf8')).toBe(lintDocument())
})
