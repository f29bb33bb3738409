import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Ajv from 'ajv/dist/2020.js'
import { parse } from 'yaml'
import { describe, expect, test } from 'vitest'
import { packageRoot } from '../../../../platform/package-root.ts'
import { workbook } from '../../../../../test/workbook.ts'
import { Findings } from '../findings.ts'
import { importFramework } from './import-framework.ts'
import type { ImportFile } from './import-file.ts'
import { mappingSchema, mappingText, readMappingFile } from './mapping-file.ts'
import { mappingReference } from './mapping-reference.ts'

const inDocs = (name: string): string => path.join(packageRoot, 'docs', name)
const page = readFileSync(inDocs('import.md'), 'utf8')
const heading = '## Every key of a mapping\n\n'
const [chapters = '', reference = ''] = page.split(heading)

/** `CAIRN_WRITE_DOCS=1` writes what the tests below compare. */
if (process.env.CAIRN_WRITE_DOCS) {
  writeFileSync(inDocs('import.md'), chapters + heading + mappingReference())
  writeFileSync(inDocs('import-mapping.schema.json'), `${JSON.stringify(mappingSchema(), null, 2)}\n`)
}

test('the reference of mappings is the one that their schema gives', () => {
  expect(reference).toBe(mappingReference())
  expect(JSON.parse(readFileSync(inDocs('import-mapping.schema.json'), 'utf8'))).toEqual(mappingSchema())
})

interface Chapter {
  title: string
  sources: { name: string; text: string }[]
  mapping: string
}

const examples: Chapter[] = chapters.split(/^## /m).slice(1).flatMap((chapter) => {
  const blocks = [...chapter.matchAll(/^```(\w+) (\S+)\n([^]*?)^```$/gm)].map(([, , name = '', text = '']) => ({ name, text }))
  const mapping = blocks.find(({ name }) => name === 'mapping')?.text
  return mapping === undefined ? [] : [{ title: chapter.split('\n')[0]!, sources: blocks.filter(({ name }) => name !== 'mapping'), mapping }]
})

describe('every example of the documentation', () => {
  const validate = new Ajv({ strict: false }).compile(mappingSchema())

  test('there is one for each shape', () => expect(examples.length).toBe(8))

  test.each(examples)('$title: imports as it says, and as its schema allows', async ({ sources, mapping }) => {
    const findings = new Findings()
    const read = readMappingFile('mapping', mapping, findings)
    expect(findings.all).toEqual([])
    expect(validate(parse(mapping)), JSON.stringify(validate.errors)).toBe(true)
    const { framework, findings: found } = await importFramework(await filesOf(sources), { mapping: read! })
    expect(found.filter(({ severity, rule }) => severity === 'error' || rule === 'unused-source')).toEqual([])
    expect(framework.levels).toHaveLength(2)
    expect(framework.competencies[0]!.name).toBe('Sowing')
    const [first] = framework.expectations
    expect(first!.text ?? first!.statements[0]!.text).toMatch(/^Sows beans with help/)
  })

  test.each(examples)('$title: is found out without its mapping too', async ({ sources }) => {
    const { framework } = await importFramework(await filesOf(sources))
    expect(framework.levels).toHaveLength(2)
    expect(framework.competencies.map(({ name }) => name)).toContain('Sowing')
  })
})

test('a mapping that was found out reads back as the same mapping', async () => {
  for (const { sources } of examples) {
    const { mapping } = await importFramework(await filesOf(sources))
    const findings = new Findings()
    expect(readMappingFile('mapping', mappingText(mapping!), findings)).toEqual(mapping)
    expect(findings.all).toEqual([])
  }
})

test('a mistake in a mapping is told where it stands, and the mapping is not used', () => {
  const findings = new Findings()
  expect(readMappingFile('how.yaml', 'mapping: 1\nsources:\n  - grid:\n      competency: b\n      run: rm\n', findings)).toBeUndefined()
  expect(findings.all.map(({ file, line, rule }) => [file, line, rule])).toEqual([['how.yaml', 4, 'invalid-mapping'], ['how.yaml', 3, 'invalid-mapping']])
})

async function filesOf(sources: Chapter['sources']): Promise<ImportFile[]> {
  const sheets = sources.filter(({ name }) => name.includes('#'))
  if (sheets.length > 0) return [{ path: 'garden.xlsx', bytes: await workbook(sheets.map(({ name, text }) => ({ name: name.split('#')[1]!, rows: text.trimEnd().split('\n').map((line) => line.split(',')) }))) }]
  return sources.map(({ name, text }) => ({ path: name, bytes: new TextEncoder().encode(text) }))
}
