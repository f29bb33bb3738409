import { parse, CsvError } from 'csv-parse/sync'
import type { Findings } from '../findings.ts'
import type { Grid } from './grid.ts'
import { importLimits } from './limits.ts'

/** Reads a table of comma, semicolon or tab separated values, whichever its first lines use. */
export function readCsv(file: string, text: string, findings: Findings): Grid | undefined {
  const rows = parseRows(file, text, findings)
  if (!rows) return undefined
  if (rows.length > importLimits.rows) {
    findings.error('too-many-rows', { file, line: importLimits.rows + 1 }, `This table has more than ${importLimits.rows} rows. Reading stopped there, and nothing of it was imported.`, 'Give the part that holds the framework.')
    return undefined
  }
  const widest = rows.findIndex((row) => row.length > importLimits.columns)
  if (widest !== -1) {
    findings.error('too-many-cells', { file, line: widest + 1 }, `This row has ${rows[widest]!.length} columns; a table of more than ${importLimits.columns} columns is not read.`, 'Keep the columns of the framework and delete the others.')
    return undefined
  }
  return { file, rows, merges: [], lines: firstLines(rows) }
}

function parseRows(file: string, text: string, findings: Findings): string[][] | undefined {
  try {
    return parse(text, { delimiter: delimiterOf(text), relax_column_count: true, skip_empty_lines: false, bom: true, to: importLimits.rows + 1 }) as string[][]
  } catch (thrown) {
    if (!(thrown instanceof CsvError)) throw thrown
    findings.error('unreadable-table', { file, line: lineOf(thrown) }, 'A quote in this table is opened and not closed, or stands inside a value.', 'Put a value that holds quotes, commas or line ends in quotes, and write each quote inside it twice.')
    return undefined
  }
}

/** A quote that is never closed is noticed at the end of the file, and opened on the line that the message names. */
function lineOf(error: CsvError): number {
  const named = /opening quote at line (\d+)/.exec(error.message)?.[1]
  return named === undefined ? (typeof error.lines === 'number' ? error.lines : 1) : Number(named)
}

/** A value in quotes may go on over several lines, so that rows and lines part company. */
function firstLines(rows: readonly (readonly string[])[]): number[] {
  let line = 1
  return rows.map((row) => {
    const first = line
    for (const cell of row) for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) line += 1
    line += 1
    return first
  })
}

/** The separator that stands most often outside quotes in the beginning of the text. */
function delimiterOf(text: string): string {
  const counts = new Map<string, number>([[',', 0], [';', 0], ['\t', 0]])
  let quoted = false
  for (const letter of text.slice(0, 10_000)) {
    if (letter === '"') quoted = !quoted
    else if (!quoted && counts.has(letter)) counts.set(letter, counts.get(letter)! + 1)
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]![0]
}
