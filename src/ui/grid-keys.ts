import type { FocusEvent, KeyboardEvent } from 'react'

const cellSelector = '[data-cell]'

const isShown = (cell: HTMLElement): boolean => cell.offsetParent !== null

const shownRows = (grid: HTMLElement): HTMLElement[][] =>
  [...grid.querySelectorAll<HTMLElement>('tr')].map((row) => [...row.querySelectorAll<HTMLElement>(cellSelector)].filter(isShown)).filter((row) => row.length > 0)

const steps: Record<string, [rows: number, cells: number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-5, 0], PageDown: [5, 0] }

/** Arrow keys move from cell to cell in a grid; Home and End go to the ends of a row, with Ctrl to those of the grid. */
export function moveInGrid(event: KeyboardEvent<HTMLElement>): void {
  const cell = (event.target as HTMLElement).closest<HTMLElement>(cellSelector)
  if (!cell || cell !== event.target) return
  const rows = shownRows(event.currentTarget)
  const y = rows.findIndex((row) => row.includes(cell))
  const x = rows[y]?.indexOf(cell) ?? 0
  const next = target(rows, event, y, x)
  if (!next) return
  event.preventDefault()
  next.focus()
}

function target(rows: HTMLElement[][], { key, ctrlKey }: KeyboardEvent, y: number, x: number): HTMLElement | undefined {
  if (key === 'Home') return (ctrlKey ? rows[0] : rows[y])?.[0]
  if (key === 'End') return (ctrlKey ? rows.at(-1) : rows[y])?.at(-1)
  const step = steps[key]
  if (!step) return undefined
  const row = rows[Math.max(0, Math.min(rows.length - 1, y + step[0]))]
  return row?.[Math.max(0, Math.min(row.length - 1, x + step[1]))]
}

/** One cell of a grid is in the tab order: the one that had the focus last. */
export function keepTabStop(event: FocusEvent<HTMLElement>): void {
  const cell = (event.target as HTMLElement).closest<HTMLElement>(cellSelector)
  if (cell && cell === event.target) setTabStop(event.currentTarget, cell)
}

function setTabStop(grid: HTMLElement, cell: HTMLElement): void {
  for (const other of grid.querySelectorAll<HTMLElement>(`${cellSelector}[tabindex='0']`)) if (other !== cell) other.tabIndex = -1
  cell.tabIndex = 0
}

/** After rows were hidden or shown, makes sure that the grid can still be entered by Tab. */
export function ensureTabStop(grid: HTMLElement): void {
  const stop = grid.querySelector<HTMLElement>(`${cellSelector}[tabindex='0']`)
  if (stop && isShown(stop)) return
  const first = shownRows(grid)[0]?.[0]
  if (first) setTabStop(grid, first)
}
