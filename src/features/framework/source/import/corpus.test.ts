import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { packageRoot } from '../../../../platform/package-root.ts'
import { sharedPath } from '../../../../../test/shared.ts'
import { Framework } from '../../model.ts'
import { lint } from '../../rules/lint.ts'
import { Findings } from '../findings.ts'
import { importFramework, type ImportResult } from './import-framework.ts'
import { readMappingFile } from './mapping-file.ts'
import { readImport } from './read-import.ts'

/** What each example holds by its own account, or by a count of its entries. */
const examples = [
  { folder: 'circleci', levels: 6, competencies: 26, expectations: 155 },
  { folder: 'capco', levels: 5, competencies: 26, expectations: 150 },
  { folder: 'financial-times', part: 'data', levels: 9, competencies: 17, expectations: 100 },
  { folder: 'medium-snowflake', levels: 5, competencies: 16, expectations: 80 },
  { folder: 'monzo', part: 'frameworks', levels: 7, competencies: 70, expectations: 340 },
  { folder: 'carvago', levels: 4, competencies: 4, expectations: 16 },
]

describe.each(examples)('corpus: $folder', ({ folder, part, levels, competencies, expectations }) => {
  const place = sharedPath('corpus', folder, ...(part ? [part] : []))

  test.skipIf(!place)('imports with its mapping: a framework by its schema, without errors', async () => {
    const { framework, findings, summary } = await imported(place!, folder)
    expect(Framework.safeParse(framework).error?.issues ?? []).toEqual([])
    expect([...findings, ...lint(framework)].filter(({ severity }) => severity === 'error')).toEqual([])
    expect(summary).toMatchObject({ levels, competencies, expectations })
  })

  test.skipIf(!place)('imports without a mapping too, and understands the same levels', async () => {
    const withMapping = await imported(place!, folder)
    const { files } = readImport(place!)
    const found = await importFramework(files)
    expect(found.mapping?.sources.length).toBeGreaterThan(0)
    expect(found.framework.levels.map(({ id }) => id)).toEqual(withMapping.framework.levels.map(({ id }) => id))
    expect(found.findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })
})

const matrix = sharedPath('corpus', 'circleci')
test.skipIf(!matrix)('corpus: circleci lists its licence row and headings as left out, by sheet cell', async () => {
  const { leftOut } = await imported(matrix!, 'circleci')
  const cells = leftOut.filter(({ file }) => file.endsWith('partial.csv')).map(({ place }) => place)
  expect(cells).toEqual(['A1', 'A2', 'B2', 'C2', 'D2', 'A3', 'C4', 'C5', 'C6'])
})

const workbook = sharedPath('corpus', 'carvago')
test.skipIf(!workbook)('corpus: carvago lists every score and the summary sheet as left out', async () => {
  const { leftOut } = await imported(workbook!, 'carvago')
  expect(leftOut.filter(({ text, place }) => text === 'Nope' && /!(?:C|F|I|L)\d+$/.test(place)).length).toBe(83)
  expect(leftOut.find(({ place }) => place === 'Summary!C9')).toMatchObject({ text: '0.55' })
})

const statements = sharedPath('corpus', 'financial-times', 'data')
test.skipIf(!statements)('corpus: financial-times keeps the identifiers of its statements', async () => {
  const { framework } = await imported(statements!, 'financial-times')
  const ids = framework.expectations.flatMap((cell) => cell.statements.map(({ id }) => id))
  expect(ids.length).toBe(72 + 101 + 48)
  expect(ids.every((id) => /^[\da-f]{8,9}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(id))).toBe(true)
})

async function imported(place: string, folder: string): Promise<ImportResult> {
  const findings = new Findings()
  const mapping = readMappingFile(folder, readFileSync(path.join(packageRoot, 'test/mappings', `${folder}.yaml`), 'utf8'), findings)
  expect(findings.all).toEqual([])
  return importFramework(readImport(place).files, { mapping: mapping! })
}
