/** A sheet of cells. Rows and columns count from 0 here, and from 1 and A wherever somebody reads them. */
export interface Grid {
  file: string
  /** Absent for a file that is a single table. */
  sheet?: string
  rows: readonly (readonly string[])[]
  /** The line of the file on which each row begins, where rows may hold line ends. */
  lines?: readonly number[]
  /** Ranges that are shown as one cell, whose text stands in the first. */
  merges: readonly Merge[]
}

export interface Merge {
  top: number
  left: number
  bottom: number
  right: number
}

export function columnName(index: number): string {
  let name = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  return name
}

export function columnIndex(name: string): number {
  let index = 0
  for (const letter of name) index = index * 26 + letter.charCodeAt(0) - 64
  return index - 1
}

export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`
}

/** Where a finding or a source points: a sheet of a workbook is named after the file. */
export function gridName(grid: Grid): string {
  return grid.sheet === undefined ? grid.file : `${grid.file}#${grid.sheet}`
}

export function placeName(grid: Grid, row: number, column: number): string {
  return grid.sheet === undefined ? cellName(row, column) : `${grid.sheet}!${cellName(row, column)}`
}

export function lineOfRow(grid: Grid, row: number): number {
  return grid.lines?.[row] ?? row + 1
}

export function gridWidth(grid: Grid): number {
  return grid.rows.reduce((widest, row) => Math.max(widest, row.length), 0)
}
