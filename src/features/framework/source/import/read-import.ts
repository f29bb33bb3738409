import { closeSync, fstatSync, lstatSync, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs'
import { basename, join, sep } from 'node:path'
import { Findings } from '../findings.ts'
import type { ImportFile } from './import-file.ts'
import { importLimits, megabytes } from './limits.ts'

export interface FoundFiles {
  files: ImportFile[]
  findings: Findings
}

/** Reads the files at a path: one file, or everything below a directory, and nothing outside it. */
export function readImport(path: string): FoundFiles {
  const found: FoundFiles = { files: [], findings: new Findings() }
  if (statSync(path).isDirectory()) readFolder({ root: realpathSync(path), found, bytes: 0, seen: new Set() }, '')
  else readOne(path, basename(path), found)
  found.files.sort((a, b) => (a.path < b.path ? -1 : 1))
  return found
}

interface Walk {
  root: string
  found: FoundFiles
  bytes: number
  seen: Set<string>
}

const skippedFolders = new Set(['node_modules', '.git', '.hg', '.svn'])

function readFolder(walk: Walk, folder: string): void {
  const real = realpathSync(join(walk.root, folder))
  if (walk.seen.has(real)) return
  walk.seen.add(real)
  for (const name of readdirSync(real).toSorted()) {
    if (!skippedFolders.has(name) && !name.startsWith('.')) readEntry(walk, folder === '' ? name : `${folder}/${name}`)
  }
}

function readEntry(walk: Walk, path: string): void {
  const { root, found } = walk
  const whole = join(root, path)
  const place = { file: path, line: 0, column: 0 }
  try {
    if (lstatSync(whole).isSymbolicLink() && !isWithin(root, realpathSync(whole))) {
      found.findings.error('include-outside', place, 'This link leads out of the directory and was not followed.', 'Copy what it leads to into the directory.')
    } else if (statSync(whole).isDirectory()) readFolder(walk, path)
    else if (statSync(whole).isFile()) readWithin(walk, whole, path)
  } catch (thrown) {
    const reason = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown reason'
    found.findings.error('unreadable-file', place, `This cannot be read (${reason}).`, 'Give yourself the right to read it, or take it out of the directory.')
  }
}

function isWithin(root: string, target: string): boolean {
  return target === root || target.startsWith(root + sep)
}

function readWithin(walk: Walk, whole: string, path: string): void {
  const { found } = walk
  const full = found.files.length >= importLimits.files || walk.bytes > importLimits.totalBytes
  if (full) {
    if (!found.findings.all.some(({ rule }) => rule === 'too-many-files')) found.findings.error('too-many-files', { file: path, line: 0, column: 0 }, `An import reads at most ${importLimits.files} files and ${megabytes(importLimits.totalBytes)}. This file and those after it were not read.`, 'Point to the folder that holds the framework alone.')
    return
  }
  readOne(whole, path, found)
  walk.bytes += found.files.at(-1)?.bytes.length ?? 0
}

/** A file above the limit is refused by its size, before any of it is read. */
function readOne(whole: string, path: string, { files, findings }: FoundFiles): void {
  const descriptor = openSync(whole, 'r')
  try {
    const { size } = fstatSync(descriptor)
    if (size > importLimits.fileBytes) {
      findings.error('file-too-large', { file: path, line: 0, column: 0 }, `This file has ${megabytes(size)}; a file may have ${megabytes(importLimits.fileBytes)}. It was not read.`, 'Give the part that holds the framework.')
      return
    }
    const bytes = isTable(path) ? readTable(descriptor, size) : readWhole(descriptor, size)
    if (bytes) files.push({ path, bytes })
    else findings.error('too-many-rows', { file: path, line: importLimits.rows + 1 }, `This table has more than ${importLimits.rows} lines. Reading stopped there, and nothing of it was imported.`, 'Give the part that holds the framework.')
  } finally {
    closeSync(descriptor)
  }
}

function isTable(path: string): boolean {
  return /\.(?:csv|tsv)$/i.test(path)
}

function readWhole(descriptor: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  let at = 0
  while (at < size) {
    const read = readSync(descriptor, bytes, at, size - at, at)
    if (read === 0) return bytes.subarray(0, at)
    at += read
  }
  return bytes
}

const pieceBytes = 1024 * 1024

/** Reads a table piece by piece and counts its lines; undefined as soon as there are more than an import reads. */
function readTable(descriptor: number, size: number): Uint8Array | undefined {
  const bytes = new Uint8Array(size)
  let [at, lines] = [0, 0]
  while (at < size) {
    const read = readSync(descriptor, bytes, at, Math.min(pieceBytes, size - at), at)
    if (read === 0) break
    for (let end = bytes.indexOf(10, at); end !== -1 && end < at + read; end = bytes.indexOf(10, end + 1)) lines += 1
    if (lines > importLimits.rows) return undefined
    at += read
  }
  return bytes.subarray(0, at)
}
