import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { Finding, SourceFile } from '../model.ts'
import { Findings } from './findings.ts'

export interface Directory {
  files: SourceFile[]
  findings: Finding[]
}

const megabyte = 1024 * 1024
export const largestFileBytes = 2 * megabyte
export const largestDirectoryBytes = 128 * megabyte
const skippedFolders = new Set(['node_modules', '.git', '.hg', '.svn'])

interface Walk {
  root: string
  files: SourceFile[]
  findings: Findings
  bytes: number
  seen: Set<string>
}

/** Reads the Markdown and YAML files below a directory, and nothing outside it. Synchronous reads are the fastest for many small files. */
export function readDirectory(directory: string): Directory {
  const walk: Walk = { root: realpathSync(directory), files: [], findings: new Findings(), bytes: 0, seen: new Set() }
  readFolder('', walk)
  walk.files.sort((a, b) => (a.path < b.path ? -1 : 1))
  return { files: walk.files, findings: walk.findings.all }
}

function readFolder(folder: string, walk: Walk): void {
  const real = realpathSync(join(walk.root, folder))
  if (walk.seen.has(real)) return
  walk.seen.add(real)
  for (const entry of readdirSync(real, { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isSymbolicLink()) followLink(path, walk)
    else if (entry.isDirectory()) visitFolder(path, entry.name, walk)
    else if (entry.isFile()) readFile(path, walk)
  }
}

function visitFolder(path: string, name: string, walk: Walk): void {
  if (skippedFolders.has(name)) return
  try {
    readFolder(path, walk)
  } catch (thrown) {
    walk.findings.error('unreadable-file', { file: path, line: 0, column: 0 }, `This folder cannot be read (${reasonOf(thrown)}).`, 'Give yourself the right to read it, or take it out of the directory.')
  }
}

/** A link may lead to another place of the directory; what lies outside is none of the framework's. */
function followLink(path: string, walk: Walk): void {
  let target: string
  try {
    target = realpathSync(join(walk.root, path))
  } catch {
    walk.findings.warning('unreadable-file', { file: path, line: 0, column: 0 }, 'This link leads nowhere.', 'Correct or remove the link.')
    return
  }
  if (target !== walk.root && !target.startsWith(walk.root + sep)) {
    walk.findings.error('include-outside', { file: path, line: 0, column: 0 }, 'This link leads out of the framework’s directory and was not followed.', 'Copy what it leads to into the directory.')
  } else if (statSync(target).isDirectory()) visitFolder(path, path, walk)
  else readFile(path, walk)
}

function readFile(path: string, walk: Walk): void {
  if (!/\.(?:md|ya?ml)$/.test(path)) return
  try {
    const bytes = readFileSync(join(walk.root, path))
    walk.bytes += bytes.length
    if (fits(path, bytes.length, walk)) walk.files.push({ path, text: textOf(path, bytes, walk.findings) })
  } catch (thrown) {
    walk.findings.error('unreadable-file', { file: path, line: 0, column: 0 }, `This file cannot be read (${reasonOf(thrown)}).`, 'Give yourself the right to read it, or take it out of the directory.')
  }
}

function fits(path: string, size: number, walk: Walk): boolean {
  if (size > largestFileBytes) {
    walk.findings.error('file-too-large', { file: path, line: 0, column: 0 }, `This file has ${Math.ceil(size / megabyte)} MB; files of more than ${largestFileBytes / megabyte} MB are left out.`, 'Split the file, or take it out of the directory.')
    return false
  }
  if (walk.bytes > largestDirectoryBytes) {
    walk.findings.error('file-too-large', { file: path, line: 0, column: 0 }, `The directory has more than ${largestDirectoryBytes / megabyte} MB of text; this file is left out.`, 'Point to the folder that holds the framework alone.')
    return false
  }
  return true
}

/** Bytes that are no UTF-8 become replacement characters in the buffer's own decoding, so their absence proves a clean text. */
function textOf(path: string, bytes: Buffer, findings: Findings): string {
  const text = bytes.toString('utf8')
  const at = text.indexOf('\uFFFD')
  if (at !== -1 && !bytes.includes('\uFFFD')) {
    findings.error('wrong-encoding', { file: path, line: text.slice(0, at).split('\n').length }, 'The file is not UTF-8; some letters could not be read.', 'Save the file as UTF-8.')
  }
  return text
}

function reasonOf(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown reason'
}
