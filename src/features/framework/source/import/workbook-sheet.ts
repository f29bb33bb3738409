import { Parser } from 'htmlparser2'
import { columnIndex, type Merge } from './grid.ts'
import { importLimits } from './limits.ts'

/** The cells of one sheet as they are stored. */
export interface StoredSheet {
  rows: string[][]
  merges: Merge[]
  /** The cells that hold a formula; what is read is the value that was stored with it. */
  formulas: number
  tooMany: boolean
}

type Element = (name: string, attributes: Readonly<Record<string, string>>) => void

/** Walks through XML; names come without their namespace. */
export function walkXml(xml: string, on: { open: Element; text: (text: string) => void; close: (name: string) => void }): void {
  const parser = new Parser(
    { onopentag: (name, attributes) => on.open(local(name), attributes), ontext: on.text, onclosetag: (name) => on.close(local(name)) },
    { xmlMode: true, decodeEntities: true },
  )
  parser.write(xml)
  parser.end()
}

function local(name: string): string {
  const at = name.indexOf(':')
  return at === -1 ? name : name.slice(at + 1)
}

/** The texts that cells point to by number. Readings of characters (`rPh`) are no part of a text. */
export function sharedStrings(xml: string): string[] {
  const strings: string[] = []
  let current = ''
  let inText = false
  let phonetic = false
  walkXml(xml, {
    open: (name) => {
      if (name === 'si') current = ''
      else if (name === 'rPh') phonetic = true
      else if (name === 't') inText = !phonetic
    },
    text: (text) => {
      if (inText) current += text
    },
    close: (name) => {
      if (name === 'si') strings.push(lettersOf(current))
      else if (name === 'rPh') phonetic = false
      else if (name === 't') inText = false
    },
  })
  return strings
}

interface OpenCell {
  row: number
  column: number
  type: string
  value: string
}

/** Reads the cells of a sheet. A cell may leave out where it stands; then it follows the one before. */
export function readSheet(xml: string, strings: readonly string[]): StoredSheet {
  const sheet: StoredSheet = { rows: [], merges: [], formulas: 0, tooMany: false }
  let [row, column, cells] = [-1, -1, 0]
  let cell: OpenCell | undefined
  let reading = false
  walkXml(xml, {
    open: (name, attributes) => {
      if (name === 'row') [row, column] = [attributes.r === undefined ? row + 1 : Number(attributes.r) - 1, -1]
      else if (name === 'c') {
        column = attributes.r === undefined ? column + 1 : columnIndex(/^[A-Z]+/.exec(attributes.r)?.[0] ?? 'A')
        cell = { row, column, type: attributes.t ?? 'n', value: '' }
      } else if (name === 'f') sheet.formulas += 1
      else if (name === 'v' || name === 't') reading = true
      else if (name === 'mergeCell') sheet.merges.push(...mergeOf(attributes.ref ?? ''))
    },
    text: (text) => {
      if (reading && cell) cell.value += text
    },
    close: (name) => {
      if (name === 'v' || name === 't') reading = false
      if (name !== 'c' || !cell) return
      cells += 1
      if (cells <= importLimits.cells) store(sheet, cell, strings)
      else sheet.tooMany = true
      cell = undefined
    },
  })
  for (let at = 0; at < sheet.rows.length; at += 1) sheet.rows[at] ??= []
  return { ...sheet, merges: withinSheet(sheet), tooMany: sheet.tooMany || sheet.rows.length * widthOf(sheet) > importLimits.cells * 4 }
}

function store(sheet: StoredSheet, { row, column, type, value }: OpenCell, strings: readonly string[]): void {
  const text = type === 's' ? (strings[Number(value)] ?? '') : type === 'b' ? (value === '1' ? 'TRUE' : 'FALSE') : type === 'n' ? numberText(value) : lettersOf(value)
  if (text === '') return
  if (!(row >= 0 && row < importLimits.rows && column < importLimits.columns)) {
    sheet.tooMany = true
    return
  }
  const cells = (sheet.rows[row] ??= [])
  while (cells.length < column) cells.push('')
  cells[column] = text
}

/** Letters that XML cannot hold are stored as `_x000D_`. */
function lettersOf(text: string): string {
  return text.includes('_x') ? text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text
}

/** Stored numbers carry the rounding of binary arithmetic, which no spreadsheet shows. */
function numberText(value: string): string {
  return value === '' || !Number.isFinite(Number(value)) ? value : String(Number(Number(value).toPrecision(15)))
}

function mergeOf(ref: string): Merge[] {
  const match = /^([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)$/.exec(ref)
  if (!match) return []
  return [{ top: Number(match[2]) - 1, left: columnIndex(match[1]!), bottom: Number(match[4]) - 1, right: columnIndex(match[3]!) }]
}

/** Merged ranges count only where they lie beside cells that hold something. */
function withinSheet({ rows, merges }: StoredSheet): Merge[] {
  const width = widthOf({ rows })
  let covered = 0
  return merges
    .filter((merge) => merge.top < rows.length && merge.left < width)
    .map((merge) => ({ ...merge, bottom: Math.min(merge.bottom, rows.length - 1), right: Math.min(merge.right, width - 1) }))
    .filter((merge) => (covered += (merge.bottom - merge.top + 1) * (merge.right - merge.left + 1)) <= importLimits.cells)
}

function widthOf({ rows }: Pick<StoredSheet, 'rows'>): number {
  return rows.reduce((widest, row) => Math.max(widest, row.length), 0)
}
