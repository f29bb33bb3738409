import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../src/platform/package-root.ts'
import { lintDocument } from './lint-document.ts'

writeFileSync(path.join(packageRoot, 'docs/lint.md'), lintDocument())
