import { Parser } from 'htmlparser2'
import type { TableRow } from './block.ts'

interface Cell {
  text: string
  columns: number
  rows: number
}

const entityFree = { decodeEntities: true, lowerCaseTags: true }
const emphasis: Record<string, string> = { strong: '**', b: '**', em: '*', i: '*', code: '`' }

/** The rows of an HTML table as a Markdown table would have them: a cell over several rows or columns stands in each of them. */
export function htmlTableRows(html: string, firstLine: number): { head: string[]; rows: TableRow[] } {
  const read = readTable(html, firstLine)
  const spread = spreadCells(read.rows)
  const [first, ...rest] = spread
  return read.hasHead || rest.length > 0 ? { head: first?.cells ?? [], rows: rest } : { head: [], rows: spread }
}

interface ReadTable {
  rows: { cells: Cell[]; line: number }[]
  hasHead: boolean
}

/** Walks the tags once. Emphasis, links and lists become Markdown; other tags leave their text. */
function readTable(html: string, firstLine: number): ReadTable {
  const table: ReadTable = { rows: [], hasHead: false }
  const open: { cell?: Cell | undefined; href: string } = { href: '' }
  const add = (text: string): void => void (open.cell && (open.cell.text += text))
  const parser: Parser = new Parser(
    {
      onopentag(tag, attributes) {
        if (tag === 'tr') table.rows.push({ cells: [], line: firstLine + html.slice(0, parser.startIndex).split('\n').length - 1 })
        else if (tag === 'td' || tag === 'th') open.cell = openCell(table, tag, attributes)
        else if (tag === 'a') add(((open.href = attributes.href ?? ''), '['))
        else if (tag === 'li') add('\n- ')
        else if (tag === 'br' || tag === 'p') add('\n')
        else add(emphasis[tag] ?? '')
      },
      ontext: (text) => add(text.replace(/\s+/g, ' ')),
      onclosetag(tag) {
        if (tag === 'td' || tag === 'th') open.cell = undefined
        else if (tag === 'a') add(`](${open.href})`)
        else if (tag === 'p' || tag === 'ul' || tag === 'ol') add('\n')
        else add(emphasis[tag] ?? '')
      },
    },
    entityFree,
  )
  parser.end(html)
  return table
}

function openCell(table: ReadTable, tag: string, attributes: Record<string, string>): Cell {
  const cell: Cell = { text: '', columns: spanOf(attributes.colspan), rows: spanOf(attributes.rowspan) }
  if (table.rows.length === 0) table.rows.push({ cells: [], line: 1 })
  if (tag === 'th' && table.rows.length === 1) table.hasHead = true
  table.rows.at(-1)!.cells.push(cell)
  return cell
}

/** A span beyond any real table would fill the memory, so it is cut. */
function spanOf(written: string | undefined): number {
  const span = Number.parseInt(written ?? '1', 10)
  return Number.isFinite(span) && span > 1 ? Math.min(span, 100) : 1
}

function spreadCells(rows: ReadTable['rows']): TableRow[] {
  const grid: string[][] = rows.map(() => [])
  rows.forEach((row, at) => {
    let column = 0
    for (const cell of row.cells) {
      while (grid[at]![column] !== undefined) column += 1
      for (let down = at; down < Math.min(rows.length, at + cell.rows); down += 1) {
        for (let across = column; across < column + cell.columns; across += 1) grid[down]![across] = tidy(cell.text)
      }
      column += cell.columns
    }
  })
  return rows.map((row, at) => ({ cells: Array.from(grid[at]!, (text) => text ?? ''), line: row.line }))
}

function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== '-')
    .join('\n')
}
