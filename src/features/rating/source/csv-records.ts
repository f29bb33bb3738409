import { CsvError, parse } from 'csv-parse/sync'

/** Something wrong with a file, where it stands: `file:line: message`. */
export interface Finding {
  file: string
  line: number
  message: string
}

export interface CsvRecord {
  /** The record's first line, from 1. */
  line: number
  fields: string[]
}

export type CsvTable = { ok: true; header: string[]; records: CsvRecord[] } | { ok: false; finding: Finding }

interface ParsedRecord {
  record: string[]
  info: { lines: number }
}

/** Reads a table with a header: commas, quoted fields, any line ending, with or without a byte order mark. */
export function csvRecords(file: string, text: string): CsvTable {
  const cells = parsed(file, text)
  if (!cells.ok) return cells
  const [header, ...records] = cells.records
  if (!header) return { ok: false, finding: { file, line: 1, message: 'the file is empty; its first line names the columns' } }
  const names = header.fields.map((name) => name.toLowerCase())
  const twice = names.find((name, at) => name !== '' && names.indexOf(name) !== at)
  if (twice !== undefined) return { ok: false, finding: { file, line: header.line, message: `there are two columns “${twice}”` } }
  return { ok: true, header: names, records }
}

function parsed(file: string, text: string): { ok: true; records: CsvRecord[] } | { ok: false; finding: Finding } {
  const lines = text.replace(/\r\n?/g, '\n')
  try {
    const rows = parse(lines, { bom: true, info: true, trim: true, relax_column_count: true, skip_empty_lines: true }) as unknown as ParsedRecord[]
    const records = rows.map(({ record, info }) => ({ line: firstLine(record, info.lines), fields: record }))
    return { ok: true, records: records.filter(({ fields }) => fields.some((field) => field !== '')) }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1
    return { ok: false, finding: { file, line, message: error.message } }
  }
}

/** The parser tells a record's last line; quoted fields may hold line breaks. */
function firstLine(fields: readonly string[], lastLine: number): number {
  return lastLine - fields.reduce((breaks, field) => breaks + field.split('\n').length - 1, 0)
}
