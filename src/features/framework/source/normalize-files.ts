import type { SourceFile } from '../model.ts'
import type { Findings } from './findings.ts'
import { normalizePath } from './includes.ts'

/** Brings texts and paths into one form: line ends, a mark at the beginning, the order of paths. What is odd is reported. */
export function normalizeFiles(files: readonly SourceFile[], findings: Findings): SourceFile[] {
  const byPath = new Map<string, SourceFile>()
  for (const file of files) {
    const path = normalizePath(file.path)
    if (path === undefined || path === '') {
      findings.error('include-outside', { file: file.path, line: 1 }, 'This path leaves the framework’s directory; the file was not read.', 'Give paths from the framework’s directory.')
    } else if (byPath.has(path)) {
      findings.error('duplicate-identifier', { file: path, line: 1 }, 'This path was given twice; only the first file was read.', 'Give each file once.')
    } else if (/\.(?:md|ya?ml)$/.test(path)) byPath.set(path, { path, text: cleanText(path, file.text, findings) })
  }
  return [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
}

function cleanText(path: string, given: string, findings: Findings): string {
  let text = given
  if (text.startsWith('\uFEFF')) {
    text = text.slice(1)
    findings.note('byte-order-mark', { file: path, line: 1 }, 'The file begins with a byte order mark, which was ignored.', 'Save the file as UTF-8 without a byte order mark.')
  }
  if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n')
  const nul = text.indexOf('\0')
  if (nul === -1) return text
  findings.warning('control-character', { file: path, line: text.slice(0, nul).split('\n').length }, 'The file holds NUL characters, which were taken out.', 'Save the file again as plain text.')
  return text.replaceAll('\0', '')
}
