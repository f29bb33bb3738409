import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readDirectory } from './read-directory.ts'
import { readFramework } from './read-framework.ts'

let root = ''
const write = (name: string, content: string | Buffer): void => {
  mkdirSync(path.dirname(path.join(root, 'framework', name)), { recursive: true })
  writeFileSync(path.join(root, 'framework', name), content)
}
const read = (): ReturnType<typeof readDirectory> => readDirectory(path.join(root, 'framework'))

beforeEach(() => void (root = mkdtempSync(path.join(tmpdir(), 'cairn-read-'))))
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('a directory', () => {
  test('gives its Markdown and YAML files by path, whatever else it holds', () => {
    for (const name of ['b/c.md', 'a.md', 'framework.yaml', 'x.yml', 'b/picture.png', 'notes.txt', 'node_modules/x/readme.md', '.git/a.md']) write(name, 'x')
    expect(read().files.map((file) => file.path)).toEqual(['a.md', 'b/c.md', 'framework.yaml', 'x.yml'])
  })

  test('does not follow links that leave it, and follows those that stay', () => {
    write('a/one.md', 'one')
    writeFileSync(path.join(root, 'secret.md'), 'secret')
    mkdirSync(path.join(root, 'outside'))
    writeFileSync(path.join(root, 'outside/more.md'), 'more')
    symlinkSync(path.join(root, 'secret.md'), path.join(root, 'framework/link.md'))
    symlinkSync('../outside', path.join(root, 'framework/folder'))
    symlinkSync('one.md', path.join(root, 'framework/a/two.md'))
    symlinkSync('nowhere.md', path.join(root, 'framework/a/broken.md'))
    symlinkSync('..', path.join(root, 'framework/a/circle'))
    const { files, findings } = read()
    expect(files.map((file) => file.path)).toEqual(['a/one.md', 'a/two.md'])
    expect(findings.map(({ file, rule }) => `${file} ${rule}`).sort()).toEqual(['a/broken.md unreadable-file', 'folder include-outside', 'link.md include-outside'])
  })

  test('reports what is no UTF-8, and reads the rest of the file', () => {
    write('latin.md', Buffer.from('First line\nGr\xfcn', 'latin1'))
    write('right.md', 'A replacement character \uFFFD that somebody wrote')
    const { files, findings } = read()
    expect(files).toHaveLength(2)
    expect(findings).toMatchObject([{ file: 'latin.md', line: 2, rule: 'wrong-encoding', severity: 'error' }])
  })

  test('leaves out a file beyond all measure', () => {
    write('big.md', 'x'.repeat(2 * 1024 * 1024 + 1))
    write('small.md', 'x')
    const { files, findings } = read()
    expect(files.map((file) => file.path)).toEqual(['small.md'])
    expect(findings).toMatchObject([{ file: 'big.md', rule: 'file-too-large' }])
  })

  test('with marks and line ends of other systems reads as if they were ours', async () => {
    write('x.md', '\uFEFF---\r\nrole: A\r\nlevel: b\r\nfamily: c\r\n---\r\n\r\n## A\r\n\r\n- One\0.\r\n')
    const { framework, findings } = await readFramework(read().files)
    expect(framework.expectations[0]!.statements).toEqual([{ id: 'one', text: 'One.', source: { file: 'x.md', line: 9 } }])
    expect(findings.map((finding) => finding.rule)).toEqual(['byte-order-mark', 'control-character'])
  })
})
