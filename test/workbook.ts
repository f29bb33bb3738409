import writeXlsxFile from 'write-excel-file/node'

type Cell = string | number | null | { value: string; rowSpan?: number; columnSpan?: number }

/** A workbook as an independent program writes it. A text that begins with `=` is a formula. */
export async function workbook(sheets: readonly { readonly name: string; readonly rows: readonly (readonly Cell[])[] }[]): Promise<Uint8Array> {
  const data = sheets.map(({ name, rows }) => ({ sheet: name, data: rows.map((row) => row.map(cellOf)) }))
  return new Uint8Array(await writeXlsxFile(data as Parameters<typeof writeXlsxFile>[0] as never).toBuffer())
}

function cellOf(cell: Cell): unknown {
  if (typeof cell === 'string' && cell.startsWith('=')) return { value: cell, type: 'Formula' }
  return cell === '' || cell === null ? null : typeof cell === 'object' ? { type: String, ...cell } : { value: cell, type: typeof cell === 'number' ? Number : String }
}
