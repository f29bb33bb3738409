import { closeSync, ftruncateSync, mkdirSync, mkdtempSync, openSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, describe, expect, test } from 'vitest'
import { workbook } from '../../../../../test/workbook.ts'
import { importFramework, type ImportResult } from './import-framework.ts'
import { importLimits } from './limits.ts'
import { readImport } from './read-import.ts'

const scratch = mkdtempSync(path.join(os.tmpdir(), 'cairn-import-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
const inScratch = (name: string): string => path.join(scratch, name)

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const imported = (name: string, content: string | Uint8Array): Promise<ImportResult> => importFramework([{ path: name, bytes: typeof content === 'string' ? bytes(content) : content }])
const errors = ({ findings }: Pick<ImportResult, 'findings'>): string[] => findings.filter(({ severity, rule }) => severity === 'error' && rule !== 'nothing-found').map(({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`)

const table = 'Skill,L1,L2\nSowing,Sows beans.,Sows a field.\nWatering,Waters beds.,Waters by need.\n'

describe('input that cannot be used says where, and what to do', () => {
  test.each<[string, string, string | Uint8Array, string]>([
    ['a letter that is not UTF-8', 'a.csv', Uint8Array.from([...bytes('Skill,L1\nS'), 0xe4, ...bytes('en,x\n')]), 'a.csv:2:2 wrong-encoding'],
    ['bytes that no text has', 'a.csv', Uint8Array.from([80, 75, 0, 0, 1]), 'a.csv:1:1 binary-file'],
    ['a quote that is never closed', 'a.csv', 'Skill,L1,L2\nSowing,"Sows beans.,x\n', 'a.csv:2:1 unreadable-table'],
    ['a tab in YAML', 'a.yaml', 'L1:\n\tSowing: Sows beans.\n', 'a.yaml:2:1 unreadable-yaml'],
    ['a key given twice in YAML', 'a.yaml', 'L1: One thing.\nL2: Another.\nL1: A third.\n', 'a.yaml:3:1 unreadable-yaml'],
    ['a key given twice in JSON', 'a.json', '{"L1": "One thing.",\n  "L2": "Another.", "L1": "A third."}', 'a.json:2:21 unreadable-json'],
    ['JSON with a comma too many', 'a.json', '{"L1": [1, 2,]}', 'a.json:1:14 unreadable-json'],
    ['JSON nested without end', 'a.json', `${'['.repeat(100_000)}`, 'a.json:1:1002 unreadable-json'],
    ['an archive that is no workbook', 'a.xlsx', zipSync({ 'a.txt': strToU8('a') }), 'a.xlsx:0:0 unreadable-workbook'],
    ['a damaged workbook', 'a.xlsx', bytes('PK no archive at all'), 'a.xlsx:0:0 unreadable-workbook'],
  ])('%s', async (_name, file, content, expected) => {
    const result = await imported(file, content)
    expect(errors(result).some((found) => found.startsWith(expected))).toBe(true)
    expect(result.findings.every(({ message, mend }) => message.length > 20 && mend.length > 5)).toBe(true)
    expect(result.framework.expectations).toEqual([])
  })

  test('the next file is still looked at after a bad one, and every problem is told', async () => {
    const result = await importFramework([{ path: 'a.json', bytes: bytes('{') }, { path: 'b.yaml', bytes: bytes('a: 1\na: 2\n') }, { path: 'c.csv', bytes: bytes(table) }])
    expect(errors(result)).toEqual(['a.json:1:2 unreadable-json', 'b.yaml:2:1 unreadable-yaml'])
    expect(result.summary.expectations).toBe(4)
  })

  test('an export whose learning resource would run a script is not read', async () => {
    const { framework } = await imported('a.csv', table)
    const [first, ...others] = framework.competencies
    const resources = [{ title: 'Sowing', address: 'javascript:alert(1)' }]
    const result = await imported('a.json', JSON.stringify({ 'cairn-framework': 1, ...framework, competencies: [{ ...first, resources }, ...others] }))
    expect(errors(result)).toEqual(['a.json#/competencies/0/resources/0/address:1:1 unreadable-export'])
    expect(result.framework.competencies.filter((competency) => competency.resources)).toEqual([])
  })

  test('a byte order mark and UTF-16 are read, and said', async () => {
    const marked = await imported('a.csv', `\uFEFF${table}`)
    expect(marked.framework.competencies.map(({ name }) => name)).toEqual(['Sowing', 'Watering'])
    expect(marked.findings.map(({ rule }) => rule)).toContain('byte-order-mark')
    const wide = Uint8Array.from([0xff, 0xfe, ...Buffer.from(table, 'utf16le')])
    expect((await imported('a.csv', wide)).framework.competencies.map(({ name }) => name)).toEqual(['Sowing', 'Watering'])
  })
})

describe('input that would fill the memory is refused', () => {
  test('YAML whose aliases multiply', async () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]', ...'bcdefghi'.split('').map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[at]!}`).join(', ')}]`)].join('\n')
    expect(errors(await imported('a.yaml', bomb))).toEqual(['a.yaml:1:1 unreadable-yaml'])
  })

  test('a workbook whose parts define entities', async () => {
    const parts = { 'xl/workbook.xml': strToU8('<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><workbook><sheets><sheet name="&b;" sheetId="1"/></sheets></workbook>'), 'xl/worksheets/sheet1.xml': strToU8('<worksheet/>') }
    expect(errors(await imported('a.xlsx', zipSync(parts)))).toEqual(['a.xlsx:0:0 unreadable-workbook'])
  })

  test('a workbook that declares more than it may unfold to', async () => {
    const file = zipSync({ 'xl/workbook.xml': strToU8('<workbook/>'), 'xl/worksheets/sheet1.xml': new Uint8Array(1_000_000) })
    const result = await imported('a.xlsx', declaring(file, 1_000_000, importLimits.inflatedBytes + 1))
    expect(result.findings[0]).toMatchObject({ rule: 'unreadable-workbook', message: expect.stringContaining('unfold to more than 256 MB') as string })
  })

  test('a workbook that unfolds to more than it declares fills no more memory than it declares', async () => {
    const file = zipSync({ 'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="A" sheetId="1"/></sheets></workbook>'), 'xl/worksheets/sheet1.xml': new Uint8Array(50_000_000).fill(32) })
    const before = process.memoryUsage().arrayBuffers
    const result = await imported('a.xlsx', declaring(file, 50_000_000, 1_000))
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000)
    expect(result.framework.expectations).toEqual([])
  })

  test('a workbook with too many parts', async () => {
    const parts = Object.fromEntries(Array.from({ length: importLimits.workbookParts + 1 }, (_, at) => [`xl/media/${at}.png`, new Uint8Array()]))
    expect(errors(await imported('a.xlsx', zipSync(parts)))).toEqual(['a.xlsx:0:0 unreadable-workbook'])
  })

  test('a cell at the far end of a sheet', async () => {
    const parts = { 'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="A" sheetId="1"/></sheets></workbook>'), 'xl/worksheets/sheet1.xml': strToU8('<worksheet><sheetData><row r="1048576"><c r="XFD1048576" t="str"><v>far</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>') }
    expect(errors(await imported('a.xlsx', zipSync(parts)))).toEqual(['a.xlsx#A:1:1 too-many-cells'])
  })

  test('a file of 100 MB, before any of it is read', () => {
    const file = inScratch('large.json')
    const descriptor = openSync(file, 'w')
    ftruncateSync(descriptor, 100 * 1024 * 1024)
    closeSync(descriptor)
    const before = process.memoryUsage().arrayBuffers
    const { files, findings } = readImport(file)
    expect(files).toEqual([])
    expect(findings.all[0]).toMatchObject({ rule: 'file-too-large', message: 'This file has 100 MB; a file may have 32 MB. It was not read.' })
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1_000_000)
  })

  test('a table of a million rows, as soon as the limit is passed', () => {
    const file = inScratch('long.csv')
    writeFileSync(file, 'a,b\n'.repeat(1_000_000))
    const { files, findings } = readImport(file)
    expect(files).toEqual([])
    expect(findings.all.map(({ rule, line }) => [rule, line])).toEqual([['too-many-rows', importLimits.rows + 1]])
  })

  test('a table of too many rows that comes over HTTP, whole', async () => {
    const result = await imported('long.csv', `Skill,L1,L2\n${'Sowing,Sows.,Plans.\n'.repeat(importLimits.rows)}`)
    expect(errors(result)).toEqual([`long.csv:${importLimits.rows + 1}:1 too-many-rows`])
    expect(result.framework.expectations).toEqual([])
  })
})

describe('what could do harm is text', () => {
  test('script and HTML in cells stay the words they are', async () => {
    const result = await imported('a.csv', 'Skill,L1,L2\nSowing,<script>alert(1)</script> Sows.,"<img src=x onerror=alert(1)> Sows a field."\n')
    expect(result.framework.expectations.map(({ text }) => text)).toEqual(['\\<script>alert(1)</script> Sows.', '\\<img src=x onerror=alert(1)> Sows a field.'])
  })

  test('script inside texts that are HTML is kept as text too', async () => {
    const result = await imported('a.json', JSON.stringify({ Sowing: { L1: '<p>Sows beans.</p><script>alert(1)</script>', L2: '<ul><li>Sows</li><li>Waits</li></ul>' }, Watering: { L1: '<p>Waters beds.</p>', L2: '<p>Waters by need.</p>' } }))
    expect(result.framework.expectations[0]!.text).toBe('Sows beans.\n\n\\<script>alert(1)\\</script>')
    expect(result.framework.expectations[1]!.statements.map(({ text }) => text)).toEqual(['Sows', 'Waits'])
  })

  test('a formula is never computed: what was stored with it counts, and it is said', async () => {
    const file = await workbook([{ name: 'A', rows: [['Skill', 'L1', 'L2'], ['Sowing', 'Sows beans in rows.', '=HYPERLINK("http://x.example","y")'], ['Watering', 'Waters beds.', 'Waters by need.']] }])
    const result = await imported('a.xlsx', file)
    expect(result.findings.map(({ rule }) => rule)).toEqual(['formula'])
    expect(result.framework.expectations.map(({ text }) => text)).toEqual(['Sows beans in rows.', 'Waters beds.', 'Waters by need.'])
    const written = await imported('a.csv', 'Skill,L1,L2\nSowing,=1+1,@SUM(A1)\nWatering,Waters beds.,Waters by need.\n')
    expect(written.framework.expectations[0]!.statements.map(({ text }) => text).concat(written.framework.expectations[0]!.text ?? [])).toEqual(['\\=1+1'])
  })

  test('a symbolic link out of the directory is not followed', async () => {
    const directory = inScratch('linked')
    mkdirSync(directory)
    writeFileSync(inScratch('outside.csv'), table)
    symlinkSync(inScratch('outside.csv'), path.join(directory, 'inside.csv'))
    symlinkSync(directory, path.join(directory, 'loop'))
    writeFileSync(path.join(directory, 'own.csv'), table)
    const { files, findings } = readImport(directory)
    expect(files.map((file) => file.path)).toEqual(['own.csv'])
    expect(findings.all.map(({ rule, file }) => [rule, file])).toEqual([['include-outside', 'inside.csv']])
  })
})

/** An archive in which one size stands for another, in both places where it is declared. */
function declaring(archive: Uint8Array, size: number, declared: number): Uint8Array {
  const changed = archive.slice()
  const view = new DataView(changed.buffer)
  for (let at = 0; at + 4 <= changed.length; at += 1) if (view.getUint32(at, true) === size) view.setUint32(at, declared, true)
  return changed
}
