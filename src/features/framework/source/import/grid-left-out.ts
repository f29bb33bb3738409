import { lineOfRow, placeName } from './grid.ts'
import type { GridView } from './grid-view.ts'
import { shortened, type LeftOut } from './import-file.ts'

/** Every cell of a sheet that holds something and was not used. */
export function gridLeftOut(view: GridView, why: string): LeftOut[] {
  const left: LeftOut[] = []
  const { grid } = view
  grid.rows.forEach((cells, row) => {
    cells.forEach((cell, column) => {
      const text = cell.trim()
      if (text === '' || (view.turned ? view.isUsed(column, row) : view.isUsed(row, column))) return
      left.push({ file: grid.file, place: placeName(grid, row, column), line: lineOfRow(grid, row), column: column + 1, text: shortened(text), why })
    })
  })
  return left
}
