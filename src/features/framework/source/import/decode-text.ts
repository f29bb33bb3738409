import type { Findings } from '../findings.ts'
import type { ImportFile } from './import-file.ts'

/** The text of a file, or nothing where it holds no text; what was wrong with it is reported. */
export function decodeText({ path, bytes }: ImportFile, findings: Findings): string | undefined {
  const wide = wideEncoding(bytes)
  if (wide !== undefined) {
    findings.note('wrong-encoding', { file: path, line: 1 }, `The file is ${wide.toUpperCase()}, and was read as that.`, 'Nothing to do; UTF-8 is the usual encoding.')
    return new TextDecoder(wide).decode(bytes)
  }
  const nul = bytes.indexOf(0)
  if (nul !== -1) {
    findings.error('binary-file', { file: path, line: lineAt(bytes, nul) }, 'This file holds bytes that no text has. It was not read.', 'Give the file that the program exports as text, or as XLSX.')
    return undefined
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (bytes[0] === 0xef && bytes[1] === 0xbb) findings.note('byte-order-mark', { file: path, line: 1 }, 'The file begins with a byte order mark, which was ignored.', 'Nothing to do.')
    return text
  } catch {
    const { line, column } = firstWrongByte(bytes)
    findings.error('wrong-encoding', { file: path, line, column }, 'From here on the file is not UTF-8, so that some letters cannot be read. It was not imported.', 'Save the file as UTF-8; spreadsheet programs offer “CSV UTF-8”.')
    return undefined
  }
}

function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined
}

function lineAt(bytes: Uint8Array, at: number): number {
  let line = 1
  for (let index = 0; index < at; index += 1) if (bytes[index] === 10) line += 1
  return line
}

/** Where the first letter stands that cannot be decoded. */
function firstWrongByte(bytes: Uint8Array): { line: number; column: number } {
  let [low, high] = [0, bytes.length]
  const decodes = (length: number): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true })
      return true
    } catch {
      return false
    }
  }
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (decodes(middle)) low = middle
    else high = middle - 1
  }
  const before = new TextDecoder().decode(bytes.subarray(0, low), { stream: true }).split('\n')
  return { line: before.length, column: before.at(-1)!.length + 1 }
}
