import type { Level } from '../../framework/model.ts'

export type Column = { level: Level; start: number; end: number }

export type Scale = {
  columns: Column[]
  /** Where a position of the level scale lies, in percent of the ladder's width, never beyond its ends. */
  at: (position: number) => number
  /** Whether a position lies beyond the drawn ladder. */
  beyond: (position: number) => boolean
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : (part / whole) * 100)

/** Each level has the width between the middles of its neighbours, so that ladders whose rungs are unevenly apart stay true. */
export function scaleOf(levels: readonly Level[]): Scale {
  const positions = levels.map(({ position }) => position)
  const edges = edgesOf(positions)
  const [first = 0, last = 1] = [edges[0], edges.at(-1)]
  const percent = (position: number) => share(position - first, last - first)
  return {
    columns: levels.map((level, index) => ({ level, start: percent(edges[index] ?? first), end: percent(edges[index + 1] ?? last) })),
    at: (position) => Math.max(0, Math.min(100, percent(position))),
    beyond: (position) => position < first || position > last,
  }
}

function edgesOf(positions: readonly number[]): number[] {
  const middles = positions.slice(1).map((position, index) => (position + positions[index]!) / 2)
  const [first = 0, last = 0] = [positions[0], positions.at(-1)]
  const [inner = first + 0.5, outer = last - 0.5] = [middles[0], middles.at(-1)]
  return [first - (inner - first), ...middles, last + (last - outer)]
}
