import type { Findings } from '../findings.ts'
import type { Grid } from './grid.ts'
import { importLimits } from './limits.ts'
import { workbookParts } from './workbook-parts.ts'
import { readSheet, sharedStrings, walkXml } from './workbook-sheet.ts'

/** Reads the sheets of a workbook, in the order of their tabs. Formulas are never computed. */
export function readXlsx(file: string, bytes: Uint8Array, findings: Findings): Grid[] {
  const parts = workbookParts(file, bytes, findings)
  if (!parts) return []
  const sheets = sheetParts(parts)
  if (sheets.length === 0) {
    findings.error('unreadable-workbook', { file, line: 0, column: 0 }, 'This archive holds no sheets; it is no workbook.', 'Save it as XLSX from a spreadsheet program.')
    return []
  }
  const strings = sharedStrings(parts.get('xl/sharedstrings.xml') ?? '')
  return sheets.flatMap(({ name, xml }) => gridOf(file, name, xml, strings, findings))
}

function gridOf(file: string, sheet: string, xml: string, strings: readonly string[], findings: Findings): Grid[] {
  const { rows, merges, formulas, tooMany } = readSheet(xml, strings)
  const place = { file: `${file}#${sheet}`, line: 1 }
  if (tooMany) {
    findings.error('too-many-cells', place, `This sheet goes beyond ${importLimits.rows} rows, ${importLimits.columns} columns or ${importLimits.cells} cells. It was not read.`, 'Keep the part that holds the framework and delete the rest.')
    return []
  }
  if (formulas > 0) findings.note('formula', place, `${formulas} cells of this sheet hold formulas. What was stored in them counts as text; nothing was computed.`, 'Nothing to do, unless the framework should hold another text there.')
  return [{ file, sheet, rows, merges }]
}

/** The tabs of a workbook with the part in which each one’s cells stand. */
function sheetParts(parts: ReadonlyMap<string, string>): { name: string; xml: string }[] {
  const targets = new Map<string, string>()
  const quiet = { text: () => {}, close: () => {} }
  walkXml(parts.get('xl/_rels/workbook.xml.rels') ?? '', {
    ...quiet,
    open: (name, { Id, Target }) => {
      if (name === 'Relationship' && Id !== undefined && Target !== undefined) targets.set(Id, Target)
    },
  })
  const sheets: { name: string; xml: string }[] = []
  walkXml(parts.get('xl/workbook.xml') ?? '', {
    ...quiet,
    open: (name, attributes) => {
      if (name !== 'sheet') return
      const target = targets.get(attributes['r:id'] ?? '') ?? `worksheets/sheet${sheets.length + 1}.xml`
      const xml = parts.get(partName(target))
      if (xml !== undefined) sheets.push({ name: attributes.name ?? `Sheet ${sheets.length + 1}`, xml })
    },
  })
  return sheets
}

function partName(target: string): string {
  return (target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`).toLowerCase()
}
