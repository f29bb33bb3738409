import { unzipSync } from 'fflate'
import type { Findings } from '../findings.ts'
import { importLimits, megabytes } from './limits.ts'

const needed = /^xl\/(?:workbook\.xml|sharedStrings\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/i

/** What a workbook may be refused for before any of it is unfolded. */
class Refused extends Error {}

/**
 * The parts of a workbook that hold its cells, as text. A part is unfolded into
 * a buffer of the size that the archive declares for it, so the sum of the
 * declared sizes bounds the memory, whatever the parts really hold.
 */
export function workbookParts(file: string, bytes: Uint8Array, findings: Findings): Map<string, string> | undefined {
  let parts = 0
  let inflated = 0
  try {
    const found = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        parts += 1
        if (parts > importLimits.workbookParts) throw new Refused(`This workbook has more than ${importLimits.workbookParts} parts.`)
        if (!needed.test(name)) return false
        inflated += originalSize
        if (inflated > importLimits.inflatedBytes) throw new Refused(`This workbook would unfold to more than ${megabytes(importLimits.inflatedBytes)}.`)
        return true
      },
    })
    return textsOf(found, file, findings)
  } catch (thrown) {
    const message = thrown instanceof Refused ? thrown.message : 'This is no readable workbook: its archive is damaged or encrypted.'
    findings.error('unreadable-workbook', { file, line: 0, column: 0 }, `${message} It was not read.`, 'Save it again as XLSX from a spreadsheet program, with the sheets of the framework alone and without a password.')
    return undefined
  }
}

/** A document type would let a part define entities that multiply; no spreadsheet program writes one. */
function textsOf(found: Readonly<Record<string, Uint8Array>>, file: string, findings: Findings): Map<string, string> | undefined {
  const texts = new Map<string, string>()
  for (const [name, part] of Object.entries(found)) {
    const text = new TextDecoder().decode(part)
    if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) {
      findings.error('unreadable-workbook', { file, line: 0, column: 0 }, `The part “${name}” of this workbook defines XML entities. It was not read.`, 'Save it again as XLSX from a spreadsheet program.')
      return undefined
    }
    texts.set(name.toLowerCase(), text)
  }
  return texts
}
