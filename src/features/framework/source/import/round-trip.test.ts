import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import readXlsxFile from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { packageRoot } from '../../../../platform/package-root.ts'
import { frameworks } from '../../../../../test/generated-frameworks.ts'
import { sharedPath } from '../../../../../test/shared.ts'
import { Framework, Resource } from '../../model.ts'
import { equalFrameworks, unequalParts } from '../../rules/equal.ts'
import { Findings } from '../findings.ts'
import { readDirectory } from '../read-directory.ts'
import { readFramework } from '../read-framework.ts'
import { exportFormats, exportFramework, type ExportFormat } from './export-framework.ts'
import { tableColumns } from './framework-tables.ts'
import { importFramework } from './import-framework.ts'
import { readMappingFile } from './mapping-file.ts'
import { readImport } from './read-import.ts'

const structured = exportFormats.filter((format) => format !== 'markdown')

async function again(framework: Framework, format: ExportFormat): Promise<Framework> {
  const files = exportFramework(framework, format).map(({ path: name, content }) => ({ path: name, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content }))
  const result = await importFramework(files)
  expect(result.findings.filter(({ severity }) => severity === 'error')).toEqual([])
  return result.framework
}

describe('importing an export gives an equal framework', () => {
  test.each(structured)('any framework, as %s', async (format) => {
    await fc.assert(fc.asyncProperty(frameworks({ anyText: true }), async (framework) => {
      expect(unequalParts(await again(framework, format), framework)).toEqual([])
    }), { numRuns: 60 })
  })

  test('frameworks as an import makes them, as Markdown', async () => {
    await fc.assert(fc.asyncProperty(frameworks({ anyText: false }), async (framework) => {
      expect(unequalParts(await again(framework, 'markdown'), framework)).toEqual([])
    }), { numRuns: 100 })
  })

  test.each(exportFormats)('the example matrix, as %s', async (format) => {
    const { framework } = await readFramework(readDirectory(path.join(packageRoot, 'frameworks/engineering')).files)
    expect(unequalParts(await again(framework, format), framework)).toEqual([])
  })

  test.each(structured)('the example with role pages, as %s', async (format) => {
    const { framework } = await readFramework(readDirectory(path.join(packageRoot, 'frameworks/platform')).files)
    expect(unequalParts(await again(framework, format), framework)).toEqual([])
  })
})

const imported = [['circleci', '.'], ['capco', '.'], ['financial-times', 'data'], ['medium-snowflake', '.'], ['monzo', 'frameworks'], ['carvago', '.']] as const

describe.each(imported)('corpus: %s', (folder, part) => {
  const place = sharedPath('corpus', folder, part)
  test.skipIf(!place).each(structured)('an export to %s imports again to an equal framework', async (format) => {
    const mapping = readMappingFile(folder, readFileSync(path.join(packageRoot, 'test/mappings', `${folder}.yaml`), 'utf8'), new Findings())
    const { framework } = await importFramework(readImport(place!).files, { mapping: mapping! })
    expect(unequalParts(await again(framework, format), framework)).toEqual([])
  })
})

const handbook = sharedPath('corpus', 'gitlab-handbook')
test.skipIf(!handbook).each(structured)('corpus: gitlab-handbook: an export to %s imports again to an equal framework', async (format) => {
  const { framework } = await readFramework(readDirectory(handbook!).files)
  expect(unequalParts(await again(framework, format), framework)).toEqual([])
})

test('two frameworks that differ in a word are not equal', async () => {
  const { framework } = await readFramework(readDirectory(path.join(packageRoot, 'frameworks/engineering')).files)
  const other = structuredClone(framework)
  other.expectations[3]!.statements[0]!.text += ' indeed'
  expect(equalFrameworks(framework, other)).toBe(false)
})

test('every part of the model has a column or a table', () => {
  const lists = Framework.shape
  for (const [name, columns] of Object.entries(tableColumns)) {
    if (!(name in lists)) continue
    const { element } = lists[name as 'levels']
    const apart = new Set(['statements', 'examples', ...(name === 'competencies' ? ['resources'] : [])])
    expect([...columns].sort()).toEqual(Object.keys(element.shape).filter((key) => !apart.has(key)).sort())
  }
  expect([...tableColumns.resources].sort()).toEqual(['competency', ...Object.keys(Resource.shape)].sort())
})

test('no cell of an export begins as a formula does, and an independent reader finds the same cells', async () => {
  const { framework } = await readFramework(readDirectory(path.join(packageRoot, 'frameworks/engineering')).files)
  const dangerous = ['=1+1', '+1', '-1', '@sum', '\tx', '\rx', "'=1"]
  framework.competencies.slice(0, dangerous.length).forEach((competency, at) => (competency.name = dangerous[at]!))
  const csv = exportFramework(framework, 'csv').find(({ path: name }) => name === 'competencies.csv')!.content as string
  expect(csv.split('\r\n').filter((line) => /(?:^|,)"?[=+\-@\t\r]/.test(line))).toEqual([])
  const sheets = await readXlsxFile(Buffer.from(exportFramework(framework, 'xlsx')[0]!.content as Uint8Array))
  const names = sheets.find(({ sheet }) => sheet === 'competencies')!.data.slice(1, 6).map((row) => row[1])
  expect(names).toEqual(["'=1+1", "'+1", "'-1", "'@sum", "'\tx"])
  expect((await again(framework, 'xlsx')).competencies.slice(0, 7).map(({ name }) => name)).toEqual(dangerous)
})
