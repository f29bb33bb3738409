import { parse, CsvError } from 'csv-parse/sync'
import { workColumns, type RawWorkRow, type WorkColumn } from '../rules/understand-work-rows.ts'
import type { WorkRowProblem } from '../model.ts'

export const mostRows = 2_000

export type WorkTable = { readonly rows: readonly RawWorkRow[]; readonly ignored: readonly string[]; readonly problems: readonly WorkRowProblem[] }

const unusable = (line: number, message: string): WorkTable => ({ rows: [], ignored: [], problems: [{ line, column: '', message }] })

type Parsed = { readonly record: readonly string[]; readonly info: { readonly lines: number } }

/** Reads a table of work, whichever of comma, semicolon and tab parts its columns. */
export function readWorkTable(text: string): WorkTable {
  try {
    const parsed = parse(text, { delimiter: delimiterOf(text), bom: true, relax_column_count: true, skip_empty_lines: true, info: true, to: mostRows + 2 }) as unknown as Parsed[]
    return tableOf(parsed)
  } catch (thrown) {
    if (!(thrown instanceof CsvError)) throw thrown
    const line = /opening quote at line (\d+)/.exec(thrown.message)?.[1]
    return unusable(Number(line ?? thrown.lines ?? 1), 'A quote is opened here and not closed, or stands inside a value. Write a quote inside a quoted value twice.')
  }
}

function tableOf([head, ...body]: readonly Parsed[]): WorkTable {
  const columns = (head?.record ?? []).map((it) => it.trim().toLowerCase().replaceAll(/[\s-]+/g, '_'))
  const known = columns.map((it) => workColumns.find((column) => column === it))
  if (!known.includes('title') && !known.includes('link')) return unusable(1, `The first line names the columns: ${workColumns.join(', ')}. At least “title” or “link” is needed.`)
  if (body.length > mostRows) return unusable(mostRows + 2, `This table has more than ${mostRows} rows. Import it in parts.`)
  const rows = body.filter(({ record }) => record.some((cell) => cell.trim() !== '')).map((it) => ({ line: firstLineOf(it), cells: cellsOf(known, it.record) }))
  const ignored = columns.filter((it, index) => known[index] === undefined && it !== '')
  return { rows, ignored, problems: rows.length === 0 ? [{ line: 2, column: '', message: 'The table has no rows below its first line.' }] : [] }
}

/** What was parsed is known by its last line; values in quotes may hold line ends. */
const firstLineOf = ({ record, info }: Parsed): number => info.lines - record.reduce((count, cell) => count + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0)

const cellsOf = (columns: readonly (WorkColumn | undefined)[], record: readonly string[]): RawWorkRow['cells'] =>
  Object.fromEntries(columns.flatMap((column, index) => (column ? [[column, (record[index] ?? '').trim()]] : [])))

/** The separator that stands most often in the first line. */
function delimiterOf(text: string): string {
  const first = text.slice(0, 2_000).split(/[\r\n]/).find((it) => it.trim() !== '') ?? ''
  return [',', ';', '\t'].toSorted((a, b) => first.split(b).length - first.split(a).length)[0]!
}
