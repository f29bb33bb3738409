import type { RatingTable } from '../rules/agreement/rating-table.ts'
import { csvRecords, type CsvTable, type Finding } from './csv-records.ts'

export type ReadTable = { ok: true; table: RatingTable } | { ok: false; kind: 'columns' | 'rows'; findings: Finding[] }

const unitNames = ['', 'unit', 'units', 'target', 'subject', 'item', 'person', 'id']

/**
 * Reads units × raters: one row a unit, one column a rater, an empty field or
 * NA where a rater did not rate. A first column named unit, target, subject,
 * item, person or id holds the units' names.
 */
export function readRatingTable(file: string, text: string): ReadTable {
  const read = csvRecords(file, text)
  if (!read.ok) return { ok: false, kind: 'columns', findings: [read.finding] }
  const named = unitNames.includes(read.header[0] ?? '')
  const raters = named ? read.header.slice(1) : read.header
  if (raters.length < 2) return { ok: false, kind: 'columns', findings: [{ file, line: 1, message: 'agreement needs at least two raters: one column each' }] }
  const findings = rowFindings(file, read, named)
  if (findings.length > 0) return { ok: false, kind: 'rows', findings }
  const units = read.records.map(({ fields }, at) => (named ? fields[0]! : String(at + 1)))
  const values = read.records.map(({ fields }) => (named ? fields.slice(1) : fields).map((field) => (isMissing(field) ? null : Number(field))))
  return { ok: true, table: { units, raters, values } }
}

function rowFindings(file: string, { header, records }: CsvTable & { ok: true }, named: boolean): Finding[] {
  return records.flatMap(({ line, fields }) => {
    if (fields.length !== header.length) return [{ file, line, message: `${fields.length} fields where the header has ${header.length}` }]
    const wrong = (named ? fields.slice(1) : fields).filter((field) => !isMissing(field) && !Number.isFinite(Number(field)))
    return wrong.map((field) => ({ file, line, message: `“${field}” is neither a number nor NA` }))
  })
}

function isMissing(field: string): boolean {
  return field === '' || field === 'NA'
}
