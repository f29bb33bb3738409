import type { Level } from '../../framework/model.ts'

export type Column = { level: Level; start: number; end: number }

export type Scale = {
  columns: Column[]
  /** Where a position of the level scale lies, in percent of the ladder's width, never beyond its ends. */
  at: (position: number) => number
  /** Whether a position lies beyond the drawn ladder. */
  beyond: (position: number) => boolean
}

/** Room beyond the first and the last level, in levels: who is “not yet” at the first text stands there. */
const margin = 0.4

const share = (part: number, whole: number): number => (whole === 0 ? 0 : (part / whole) * 100)

/** Each level has the width between the middles of its neighbours, so that ladders whose rungs are unevenly apart stay true. */
export function scaleOf(levels: readonly Level[]): Scale {
  const positions = levels.map(({ position }) => position)
  const edges = edgesOf(positions)
  const [first, last] = [(edges[0] ?? 0) - margin, (edges.at(-1) ?? 1) + margin]
  const percent = (position: number) => share(position - first, last - first)
  const within = (position: number) => Math.max(first + margin / 2, Math.min(last - margin / 2, position))
  return {
    columns: levels.map((level, index) => ({ level, start: percent(edges[index] ?? first), end: percent(edges[index + 1] ?? last) })),
    at: (position) => percent(within(position)),
    beyond: (position) => within(position) !== position,
  }
}

/**
 * A text that stands for several levels counts as the lowest of them. Where that lies below the first level that is drawn, it is drawn
 * there, and what lies between it and the `next` text comes closer together.
 */
export function drawnFrom(scale: Scale, lowest: number, next: number | undefined): Scale {
  const by = (scale.columns[0]?.level.position ?? lowest) - lowest
  if (by <= 0) return scale
  const moved = (position: number): number => {
    if (next === undefined || position <= lowest) return position + by
    return position + by * Math.max(0, (next - position) / (next - lowest))
  }
  return { ...scale, at: (position) => scale.at(moved(position)), beyond: (position) => scale.beyond(moved(position)) }
}

function edgesOf(positions: readonly number[]): number[] {
  const middles = positions.slice(1).map((position, index) => (position + positions[index]!) / 2)
  const [first = 0.5, last = 0.5] = [positions[0], positions.at(-1)]
  const [inner = first + 0.5, outer = last - 0.5] = [middles[0], middles.at(-1)]
  return [first - (inner - first), ...middles, last + (last - outer)]
}
