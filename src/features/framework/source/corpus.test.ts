import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { packageRoot } from '../../../platform/package-root.ts'
import { sharedPath } from '../../../../test/shared.ts'
import { Framework, type SourceFile } from '../model.ts'
import { lint } from '../rules/lint.ts'
import { siblingProfiles } from '../rules/sibling-profiles.ts'
import { includeDirectives } from './include-directives.ts'
import { fullBlocks, includesByLine } from './markdown-blocks.ts'
import { isOnlyLinks } from './navigation.ts'
import { plainBlocks } from './plain-blocks.ts'
import { readDirectory } from './read-directory.ts'
import { readFramework, type ReadResult } from './read-framework.ts'
import { identifierFrom, splitExplicitId } from './slugs.ts'

const handbook = sharedPath('corpus', 'gitlab-handbook')
const frameworks = ['engineering', 'platform']

describe.skipIf(!handbook)('corpus: a real handbook', () => {
  let files: SourceFile[] = []
  let result: ReadResult
  const pageOf = (end: string): SourceFile => files.find((file) => file.path.endsWith(end))!

  beforeAll(async () => {
    files = readDirectory(handbook!).files
    result = await readFramework(files)
  })

  test('reads into a valid framework without an error', () => {
    expect(Framework.safeParse(result.framework).error).toBeUndefined()
    expect([...result.findings, ...lint(result.framework, result.places)].filter((finding) => finding.severity === 'error')).toEqual([])
  })

  test('counts what there is', () => {
    expect(result.summary).toEqual({ files: 126, roleProfiles: 46, levels: 8, competencies: 75, expectations: 254, includesResolved: 234, includesUnresolved: 2 })
  })

  test('has a page of a productivity family at three levels, with siblings that the page does not name', () => {
    const staff = result.framework.roleProfiles.find((profile) => profile.id === 'engineering-productivity.staff')!
    const source = pageOf('quality/engineering-productivity/staff.md')
    expect(staff).toMatchObject({ family: 'engineering-productivity', level: 'staff', name: expect.stringMatching(/^Staff .*, Engineering Productivity$/), source: { file: source.path } })
    expect(source.text).toContain(staff.description)
    const siblings = siblingProfiles(result.framework, staff.id)
    expect(siblings.levels.map((profile) => profile.level)).toEqual(['intermediate', 'senior'])
    expect(siblings.roles.length).toBeGreaterThan(5)
  })

  test('keeps that page’s sections in order, shared parts apart from its own, and every row a competency with a term', () => {
    const staff = result.framework.roleProfiles.find((profile) => profile.id === 'engineering-productivity.staff')!
    expect(staff.sections!.map((section) => section.group)).toEqual([undefined, 'leadership', 'technical', 'values'])
    const cells = result.framework.expectations.filter((cell) => cell.level === 'staff' && cell.competency.startsWith('engineering-productivity/'))
    const own = cells.filter((cell) => cell.source.file === staff.source.file)
    expect(cells.filter((cell) => cell.source.file !== staff.source.file).map((cell) => cell.statements.length)).toEqual([8, 7, 6])
    const rows = [...pageOf('quality/engineering-productivity/staff.md').text.matchAll(/^\| (?!Responsibility|---)(.+?) \| (.+?) \|$/gm)]
    expect(own.map((cell) => cell.competency)).toEqual(rows.map((row) => `engineering-productivity/technical/${identifierFrom(row[1]!)}`))
    expect(own.map((cell) => cell.statements.map((statement) => statement.text).join(' '))).toEqual(rows.map((row) => row[2]))
    expect(own.map((cell) => cell.statements.length)).toEqual([1, 1, 2, 2, 1, 1, 2])
    expect(own.map((cell) => cell.source.line)).toEqual([34, 35, 36, 37, 38, 39, 40])
    expect(result.framework.terms.map((term) => term.id).sort()).toEqual(own.map((cell) => cell.competency.split('/').at(-1)!).sort())
    expect(result.framework.groups.find((group) => group.id === 'values')).toMatchObject({ kind: 'values', inOverall: false })
  })

  test('reports the page’s anchors that match no heading, a slip in a shortcode, a missing include and those in comments', () => {
    const at = (rule: string): string[] => result.findings.filter((finding) => finding.rule === rule).map((finding) => `${finding.file.split('/').slice(-2).join('/')}:${finding.line}`)
    expect(at('broken-anchor').filter((place) => place.startsWith('engineering-productivity/staff'))).toEqual([13, 14, 15].map((line) => `engineering-productivity/staff.md:${line}`))
    expect(at('shortcode-typo')).toEqual(['distribution/senior.md:22'])
    expect(at('unresolved-include')).toEqual(['engineering-productivity/_index.md:8'])
    expect(at('include-in-comment')).toEqual(['support/ase.md:30', 'support/ase.md:52'])
    expect(at('broken-link')).toEqual(['support/ase.md:20'])
  })

  test('gives every role page the leadership, technical and values sections that it has', () => {
    for (const profile of result.framework.roleProfiles) {
      const text = files.find((file) => file.path === profile.source.file)!.text
      for (const group of ['leadership', 'technical', 'values']) {
        if (!new RegExp(`^#+ .*\\b${group}\\b`, 'im').test(text)) continue
        const section = profile.sections!.find((one) => one.group === group)
        expect(section?.blocks.some((block) => 'competency' in block), `${profile.id} ${group}`).toBe(true)
      }
    }
  })

  test('drops nothing: every text of a role page and of what it includes is in the framework or in a finding', () => {
    const kept = squeezed(JSON.stringify([result.framework, result.findings]))
    for (const file of usedFiles(files, result.framework)) {
      for (const text of textsOf(file)) expect(kept, `${file.path}: ${text}`).toContain(squeezed(JSON.stringify(text).slice(1, -1)))
    }
  })

  test('is read by the quick reading as by the full parser', () => {
    let quick = 0
    for (const file of files) {
      const body = file.text.replace(/^---\n[\s\S]*?\n---\n/, '')
      const includes = includesByLine(includeDirectives(body), 1)
      const plain = plainBlocks(body, 1, includes)
      if (!plain) continue
      quick += 1
      expect(plain, file.path).toEqual(fullBlocks(body, 1, includes))
    }
    expect(quick).toBeGreaterThan(100)
  })
})

describe('the frameworks that come with Cairn', () => {
  test.each(frameworks)('%s reads without a finding', async (name) => {
    const read = await readFramework(readDirectory(path.join(packageRoot, 'frameworks', name)).files)
    expect([...read.findings, ...lint(read.framework, read.places)]).toEqual([])
    expect(Framework.safeParse(read.framework).error).toBeUndefined()
  })
})

/** Role pages and all files that stand in them. */
function usedFiles(files: readonly SourceFile[], framework: Framework): SourceFile[] {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const used = new Set(framework.roleProfiles.map((profile) => profile.source.file))
  for (const path of used) {
    for (const { path: target, form } of includeDirectives(byPath.get(path)!.text)) if (form === 'alone' && byPath.has(`assets/${target}`)) used.add(`assets/${target}`)
  }
  return [...used].map((path) => byPath.get(path)!)
}

/** Paragraphs, items and cells of a file, as the full parser sees them, without navigation and the words of headings that levels share. */
function textsOf({ text }: SourceFile): string[] {
  const body = text.replace(/^---\n[a-z][\s\S]*?\n---\n/, '')
  return fullBlocks(body, 1, includesByLine(includeDirectives(body), 1)).flatMap((block) => {
    if (block.kind === 'list') return block.items.map((item) => splitExplicitId(item.text).text)
    if (block.kind === 'table') return block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.split('. ')))
    return block.kind === 'paragraph' && !isOnlyLinks(block.text) && block.text !== 'TBD' ? [block.text] : []
  })
}

function squeezed(text: string): string {
  return text.replace(/\\n|\s+/g, ' ').replace(/ +/g, ' ')
}
