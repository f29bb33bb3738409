import type { Block, TableRow } from './block.ts'
import { linksIn } from './links.ts'
import type { Piece } from './outline.ts'
import { addProse, openCell, type OpenSection, type Reading, type TermTable } from './role-reading.ts'
import { identifierFrom, plainText } from './slugs.ts'

export function readHtmlTable(piece: Piece, before: Block | undefined, section: OpenSection, reading: Reading): void {
  const table = reading.room.htmlTableRows?.(piece.block.text, piece.block.line)
  if (table) readTable(piece, table, before, section, reading)
  else addProse(piece.block.text, piece, section, reading)
}

/** The rows of a table are competencies keyed by their first column; a table of one column is no such table. */
export function readTable(piece: Piece, table: { head: string[]; rows: TableRow[] }, before: Block | undefined, section: OpenSection, reading: Reading): void {
  if (table.rows.length === 0 || table.rows.every((row) => row.cells.length < 2)) return addProse(piece.block.text, piece, section, reading)
  const words: TermTable['words'] = []
  let name = ''
  for (const row of table.rows) {
    name = plainText(row.cells[0] ?? '') || name
    if (name === '') addProse(row.cells.join(' | '), { ...piece, block: { kind: 'paragraph', text: '', line: row.line } }, section, reading)
    else readRow(name, row, table.head, piece.file, section, reading)
    if (name !== '') words.push({ name, line: row.line })
  }
  addTermTable(piece.file, before, words, reading)
}

function readRow(name: string, row: TableRow, head: readonly string[], file: string, section: OpenSection, reading: Reading): void {
  const source = { file, line: row.line }
  const cell = openCell({ path: [identifierFrom(name) || 'row'], name, isCompetency: true, cellSource: source }, section, reading)
  reading.cells.addRow(row, rowText(row, head), file, cell)
}

/** More than one column of text is told apart by the words at the head of each. */
function rowText(row: TableRow, head: readonly string[]): string {
  if (row.cells.length <= 2) return row.cells[1] ?? ''
  return row.cells.slice(1).flatMap((text, index) => (text.trim() === '' ? [] : [`**${plainText(head[index + 1] ?? '') || index + 1}**: ${text}`])).join('\n')
}

function addTermTable(file: string, before: Block | undefined, words: TermTable['words'], reading: Reading): void {
  if (before?.kind !== 'paragraph') return
  const link = linksIn(before.text, before.line).find((candidate) => candidate.target.includes('#') && !candidate.target.startsWith('#'))
  if (link) reading.result.termTables.push({ file, line: link.line, column: link.column, target: link.target, words })
}
