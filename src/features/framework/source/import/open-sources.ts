import type { Findings } from '../findings.ts'
import { decodeText } from './decode-text.ts'
import type { Grid } from './grid.ts'
import { shortened, type ImportFile, type LeftOut } from './import-file.ts'
import { importLimits, megabytes } from './limits.ts'
import { readCsv } from './read-csv.ts'
import { readFrontMatterTree, readJson, readYaml } from './read-tree.ts'
import { readXlsx } from './read-xlsx.ts'
import type { TreeNode } from './tree.ts'

/** The files of an import once they are parsed, in the order in which they were given. */
export interface OpenSources {
  grids: Grid[]
  trees: TreeNode[]
  /** Markdown and framework.yaml, for the reader of directories. */
  pages: { path: string; text: string }[]
  leftOut: LeftOut[]
}

/** Parses every file by what its name says that it is. A file that cannot be read is reported, and the next one read. */
export function openSources(files: readonly ImportFile[], findings: Findings): OpenSources {
  const opened: OpenSources = { grids: [], trees: [], pages: [], leftOut: [] }
  let total = 0
  for (const file of files) {
    total += file.bytes.length
    if (!fits(file, total, findings)) continue
    openOne(file, opened, findings)
  }
  return opened
}

function fits({ path, bytes }: ImportFile, total: number, findings: Findings): boolean {
  const limit = bytes.length > importLimits.fileBytes ? importLimits.fileBytes : total > importLimits.totalBytes ? importLimits.totalBytes : undefined
  if (limit === undefined) return true
  const what = limit === importLimits.fileBytes ? `This file has ${megabytes(bytes.length)}; a file` : 'All files together'
  findings.error('file-too-large', { file: path, line: 0, column: 0 }, `${what} may have ${megabytes(limit)}. It was not read.`, 'Give the files that hold the framework, and nothing else.')
  return false
}

function openOne(file: ImportFile, opened: OpenSources, findings: Findings): void {
  const extension = /\.(\w+)$/.exec(file.path)?.[1]?.toLowerCase() ?? ''
  if (extension === 'xlsx') opened.grids.push(...readXlsx(file.path, file.bytes, findings))
  else if (['csv', 'tsv'].includes(extension)) withText(file, findings, (text) => opened.grids.push(...present(readCsv(file.path, text, findings))))
  else if (extension === 'json') withText(file, findings, (text) => opened.trees.push(...present(readJson(file.path, text, findings))))
  else if (['yaml', 'yml'].includes(extension)) withText(file, findings, (text) => openYaml(file.path, text, opened, findings))
  else if (['md', 'markdown'].includes(extension)) withText(file, findings, (text) => openPage(file.path, text, opened, findings))
  else opened.leftOut.push({ file: file.path, place: '', line: 1, column: 1, text: '', why: extension === 'xls' ? 'an old kind of workbook: save it as XLSX' : 'a kind of file that is not read' })
}

function withText(file: ImportFile, findings: Findings, use: (text: string) => void): void {
  const text = decodeText(file, findings)
  if (text !== undefined) use(text)
}

function present<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value]
}

function openYaml(path: string, text: string, opened: OpenSources, findings: Findings): void {
  if (/(?:^|\/)framework\.ya?ml$/.test(path)) opened.pages.push({ path, text })
  else opened.trees.push(...present(readYaml(path, text, findings)))
}

/** The text below a page’s keys is what a directory’s reader reads; as a tree the page is its keys. */
function openPage(path: string, text: string, opened: OpenSources, findings: Findings): void {
  opened.pages.push({ path, text })
  const found = readFrontMatterTree(path, text, findings)
  if (found?.tree) opened.trees.push(found.tree)
}

/** What stands below the keys of a page whose keys were read. */
export function pageText({ path, text }: { path: string; text: string }, why: string): LeftOut[] {
  const end = /^---[ \t]*\n[\s\S]*?\n---[ \t]*$/m.exec(text)
  const body = end ? text.slice(end[0].length) : text
  if (body.trim() === '') return []
  const line = text.slice(0, text.length - body.trimStart().length).split('\n').length
  return [{ file: path, place: '', line, column: 1, text: shortened(body.trim()), why }]
}
