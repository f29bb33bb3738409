import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Finding, Summary } from '../../features/framework/model.ts'
import { formatFindings } from './format-findings.ts'
import { run } from './lint.ts'

let root = ''
const page = '---\nrole: Gardener\nlevel: senior\nfamily: garden\n---\n\n## Craft\n\n- Has strong skills.\n\nSee [there](#nowhere).\n'

function write(name: string, text: string): string {
  const file = path.join(root, name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text)
  return file
}

async function lint(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  const [out, err] = [vi.spyOn(process.stdout, 'write').mockReturnValue(true), vi.spyOn(process.stderr, 'write').mockReturnValue(true)]
  try {
    const status = await run(args)
    return { status, out: out.mock.calls.map(([text]) => text).join(''), err: err.mock.calls.map(([text]) => text).join('') }
  } finally {
    vi.restoreAllMocks()
  }
}

beforeEach(() => void (root = mkdtempSync(path.join(tmpdir(), 'cairn-lint-'))))
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('cairn lint', () => {
  test('prints findings in the order of files and lines, and closes with the counts', async () => {
    write('b.md', page)
    write('a.md', 'Notes.')
    const { status, out } = await lint(root)
    const lines = out.trimEnd().split('\n')
    expect(lines.map((line) => line.replace(/^.*\/(?=[ab]\.md)/, '').split(': ')[0])).toEqual([
      'a.md:1:1 note left-out', 'b.md:7:1 note missing-examples', 'b.md:9:1 note vague-wording', 'b.md:11:5 warning broken-anchor', '0 errors, 1 warning, 3 notes in 2 files',
    ])
    expect(lines.at(-1)).toBe('0 errors, 1 warning, 3 notes in 2 files: 1 role profile, 1 level, 1 competency, 1 expectation.')
    expect(status).toBe(0)
  })

  test('names files from where it is called', async () => {
    write('b.md', page)
    const { out } = await lint(root)
    expect(path.resolve(out.split(':')[0]!)).toBe(path.join(root, 'b.md'))
  })

  test.each([
    ['notes and warnings', {}, [], 0],
    ['warnings, strictly', {}, ['--strict'], 1],
    ['an error', { 'framework.yaml': 'levels-are: relative' }, [], 1],
    ['a rule made an error', { 'framework.yaml': 'levels: [{ id: senior }]\nlint: { vague-wording: error }' }, [], 1],
    ['nothing that is a framework', { 'b.md': 'Notes.' }, [], 1],
  ])('with %s ends so', async (_, files, args, status) => {
    write('b.md', page)
    for (const [name, text] of Object.entries(files)) write(name, text)
    expect((await lint(root, ...args)).status).toBe(status)
  })

  test.each([
    ['no argument', () => []],
    ['two directories', () => [root, root]],
    ['a path that is not there', () => [path.join(root, 'gone')]],
    ['an unknown format', () => [root, '--format', 'xml']],
    ['settings that are not there', () => [root, '--settings', path.join(root, 'gone.yaml')]],
    ['an empty directory', () => [root]],
    ['a file of another kind', () => [write('a.txt', 'x')]],
  ])('with %s cannot be used', async (_, args) => {
    const { status, err, out } = await lint(...args())
    expect([status, out]).toEqual([2, ''])
    expect(err.length).toBeGreaterThan(10)
  })

  test('of a file reads its directory and tells of the file alone', async () => {
    write('framework.yaml', 'levels: [{ id: senior, name: Senior }]\nlint: { missing-examples: off }')
    write('includes/shared.md', '- Is passionate.')
    write('other.md', page.replace('senior', 'staff'))
    const file = write('garden/senior.md', page.replace('See', '{{% include "includes/shared.md" %}}\n\nSee'))
    const { out } = await lint(file)
    expect(out.trimEnd().split('\n').slice(0, -1).map((line) => line.replace(/^.*garden\//, '').split(': ')[0])).toEqual(['senior.md:9:1 note vague-wording', 'senior.md:13:5 warning broken-anchor'])
  })

  test('reads other settings in place of the directory’s own', async () => {
    write('b.md', page)
    write('framework.yaml', 'levels: [{ id: senior }]')
    const settings = write('elsewhere/strict.yml', 'levels: [{ id: senior }]\nlint: { broken-anchor: error, vague-wording: off }')
    const { status, out } = await lint(root, '--settings', settings)
    expect(status).toBe(1)
    expect(out).not.toContain('vague-wording')
  })

  test('prints JSON with notes and a summary', async () => {
    write('b.md', page)
    const parsed = JSON.parse((await lint(root, '--format', 'json')).out)
    expect(Object.keys(parsed)).toEqual(['notes', 'summary'])
    expect(Finding.array().parse(parsed.notes)).toHaveLength(3)
    expect(Summary.parse(parsed.summary)).toMatchObject({ files: 1, roleProfiles: 1, includesResolved: 0 })
  })
})

describe('findings for a forge', () => {
  test('escape what a workflow command would take for its own', () => {
    const finding: Finding = { file: 'a,b:c%.md', line: 3, column: 1, severity: 'note', rule: 'left-out', message: '50 %\nof: this, too', mend: 'Mend.' }
    expect(formatFindings([finding], 'github')).toBe('::notice file=a%2Cb%3Ac%25.md,line=3,col=1,title=left-out::50 %25%0Aof: this, too Mend.\n')
    expect(formatFindings([{ ...finding, line: 0, column: 0, severity: 'error' }], 'github', undefined, 'docs')).toMatch(/^::error file=docs\/a%2Cb%3Ac%25\.md,title=left-out::/)
  })

  test('stay on one line as text', () => {
    expect(formatFindings([{ file: 'a.md', line: 1, column: 2, severity: 'error', rule: 'x', message: 'One\ntwo.', mend: 'Three.' }], 'text')).toBe('a.md:1:2 error x: One two. Three.\n')
  })
})
