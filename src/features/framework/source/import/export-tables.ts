import type { Framework } from '../../model.ts'
import { frameworkTables, type Table } from './framework-tables.ts'
import { neutralCell } from './neutral-cell.ts'
import { cellText } from './table-cells.ts'

/** A table ready to be written: its name, and rows of cells of which the first are the headings. */
export interface WrittenTable {
  name: string
  rows: string[][]
}

/** What the first cell of the table `framework` says, by which an import knows an export. */
export const exportMark = 'cairn-framework'

/** A spreadsheet cell holds at most 32,767 letters. */
const longestCell = 32_000

/** The tables of a framework, and before them the matrix as somebody reads it. */
export function exportTables(framework: Framework): WrittenTable[] {
  return [matrixTable(framework), ...frameworkTables(framework).map((table) => (table.name === 'framework' ? settingsTable(table) : listTable(table)))]
}

/** One line a setting, since there is one framework. */
function settingsTable({ columns, rows }: Table): WrittenTable {
  const [values = {}] = rows
  return { name: 'framework', rows: [[exportMark, '1'], ...columns.map((column) => [column, ...piecesOf(cellText(column, values[column]))])] }
}

function listTable({ name, columns, rows }: Table): WrittenTable {
  const pieces = rows.map((row) => columns.map((column) => piecesOf(cellText(column, row[column]))))
  const widths = columns.map((_, at) => pieces.reduce((widest, row) => Math.max(widest, row[at]!.length), 1))
  const headings = columns.flatMap((column, at) => Array.from({ length: widths[at]! }, (_, piece) => (piece === 0 ? column : `${column} (${piece + 1})`)))
  return { name, rows: [headings, ...pieces.map((row) => row.flatMap((cell, at) => [...cell, ...Array<string>(widths[at]! - cell.length).fill('')]))] }
}

/** A text that is too long for one cell goes on in the next column. */
function piecesOf(text: string): string[] {
  const pieces: string[] = []
  for (let at = 0; at === 0 || at < text.length; at += longestCell) pieces.push(neutralCell(text.slice(at, at + longestCell)))
  return pieces
}

/** The matrix is for reading: what it shows stands in the other tables too, and those are what an import reads. */
function matrixTable({ levels, groups, competencies, expectations }: Framework): WrittenTable {
  const cells = new Map(expectations.map((cell) => [`${cell.competency}@${cell.level}`, cell]))
  const rows = groups.flatMap((group) =>
    competencies.filter((competency) => competency.group === group.id).map(({ id, name }) => [group.name, name, ...levels.map((level) => shown(cells.get(`${id}@${level.id}`)))]),
  )
  return { name: 'matrix', rows: [['', '', ...levels.map(({ name }) => name)], ...rows].map((row) => row.map((cell) => neutralCell(cell.slice(0, longestCell)))) }
}

function shown(cell: Framework['expectations'][number] | undefined): string {
  if (!cell) return ''
  if (cell.kind === 'same-as') return `Same as ${cell.sameAs ?? ''}`
  if (cell.kind !== 'text') return cell.kind.replaceAll('-', ' ')
  return [cell.text, ...cell.statements.map(({ text }) => `• ${text}`)].filter((text) => text !== undefined).join('\n')
}
