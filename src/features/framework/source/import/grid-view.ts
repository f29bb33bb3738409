import { columnIndex, gridName, gridWidth, type Grid, type Merge } from './grid.ts'

/**
 * A grid seen so that the levels stand side by side: where they stand one below
 * the other, rows and columns change places. It remembers which cells were used.
 */
export class GridView {
  readonly grid: Grid
  readonly turned: boolean
  readonly height: number
  readonly width: number
  private readonly used: Uint8Array
  private readonly called: string
  private readonly merged: Map<number, Merge>

  constructor(grid: Grid, turned: boolean) {
    this.grid = grid
    this.turned = turned
    this.called = gridName(grid)
    const columns = gridWidth(grid)
    this.height = turned ? columns : grid.rows.length
    this.width = turned ? grid.rows.length : columns
    this.used = new Uint8Array(this.height * this.width)
    this.merged = new Map(grid.merges.flatMap((merge) => this.cellsOf(merge)))
  }

  /** The text as it stands, with the white space around it gone; it counts as used from then on. */
  take(line: number, across: number): string {
    if (line < 0 || across < 0 || line >= this.height || across >= this.width) return ''
    this.used[line * this.width + across] = 1
    return this.peek(line, across)
  }

  peek(line: number, across: number): string {
    const text = this.turned ? this.grid.rows[across]?.[line] : this.grid.rows[line]?.[across]
    return text === undefined ? '' : text.trim()
  }

  isUsed(line: number, across: number): boolean {
    return this.used[line * this.width + across] === 1
  }

  /** What a source in this sheet is called. */
  get name(): string {
    return this.called
  }

  /** The merged range that covers this cell without beginning in it. */
  coveredBy(line: number, across: number): { line: number; across: number } | undefined {
    if (this.merged.size === 0) return undefined
    const merge = this.merged.get(line * this.width + across)
    if (!merge) return undefined
    return this.turned ? { line: merge.left, across: merge.top } : { line: merge.top, across: merge.left }
  }

  rowOf(line: number, across: number): number {
    return this.turned ? across : line
  }

  columnOf(line: number, across: number): number {
    return this.turned ? line : across
  }

  /** The position of a written line in this view: a column across and a row down, or the reverse where it is turned. */
  indexOf(written: string | number): number {
    return typeof written === 'number' ? written - 1 : columnIndex(written)
  }

  /** The positions of written lines. An open end goes on to the last line that there is. */
  indexesOf(written: string | number): number[] {
    if (typeof written === 'number') return [written - 1]
    return written.split(/,\s*/).flatMap((part) => {
      const [from = '', to] = part.split(':')
      const first = lineIndex(from)
      const size = /^\d/.test(from) === this.turned ? this.width : this.height
      const last = to === undefined ? first : to === '' ? size - 1 : Math.min(lineIndex(to), size - 1)
      return Array.from({ length: Math.max(0, last - first + 1) }, (_, step) => first + step)
    })
  }

  private *cellsBetween({ top, left, bottom, right }: Merge): Generator<[number, number]> {
    for (let row = top; row <= Math.min(bottom, this.grid.rows.length - 1); row += 1) {
      for (let column = left; column <= right; column += 1) if (row !== top || column !== left) yield [row, column]
    }
  }

  private cellsOf(merge: Merge): [number, Merge][] {
    return [...this.cellsBetween(merge)].map(([row, column]) => [this.turned ? column * this.width + row : row * this.width + column, merge])
  }
}

function lineIndex(written: string): number {
  return /^\d/.test(written) ? Number(written) - 1 : columnIndex(written)
}
