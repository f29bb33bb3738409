import type { WrittenTable } from './export-tables.ts'

/** Writes a table as comma separated values, with each value quoted that needs it. */
export function writeCsv({ rows }: WrittenTable): string {
  return rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')
}

function quoted(text: string): string {
  return /["\r\n,;\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
