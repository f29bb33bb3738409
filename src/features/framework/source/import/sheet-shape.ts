import { columnName, gridWidth, type Grid } from './grid.ts'

/** A sheet seen with the levels side by side: `line` goes down, `across` to the right, or the reverse where it is turned. */
export interface Shape {
  height: number
  width: number
  cell: (line: number, across: number) => string
  lineName: (line: number) => string | number
  acrossName: (across: number) => string | number
}

export function shapeOf(grid: Grid, turned: boolean): Shape {
  const columns = gridWidth(grid)
  const row = (index: number): number => index + 1
  return turned
    ? { height: columns, width: grid.rows.length, cell: (line, across) => grid.rows[across]?.[line]?.trim() ?? '', lineName: columnName, acrossName: row }
    : { height: grid.rows.length, width: columns, cell: (line, across) => grid.rows[line]?.[across]?.trim() ?? '', lineName: row, acrossName: columnName }
}

export function filledAcross(shape: Shape, line: number): number[] {
  return upTo(shape.width).filter((across) => shape.cell(line, across) !== '')
}

/** The texts of a column (or row) from a line on. */
export function textsFrom(shape: Shape, across: number, from: number): string[] {
  return upTo(shape.height).slice(from).map((line) => shape.cell(line, across)).filter((text) => text !== '')
}

export function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index)
}

export function averageLength(texts: readonly string[]): number {
  return texts.length === 0 ? 0 : texts.reduce((sum, text) => sum + text.length, 0) / texts.length
}
