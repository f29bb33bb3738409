/** One cycle's leniencies as its own fit has them, in levels. */
export interface CycleLeniencies {
  cycle: string
  /** σr² of the cycle's fit, in squared levels. */
  variance: number
  byGiver: ReadonlyMap<string, { leniency: number; error: number }>
}

/** How far givers stand apart in a cycle, and how far those who gave before moved since. */
export interface Drift {
  cycle: string
  givers: number
  /** Standard deviation of leniency between givers, in levels. */
  spread: number
  /** Givers who gave in the cycle before as well; leniencies only compare within a fit, so their mean move is taken off. */
  returning: number
  /** Root mean square of their moves, in levels; null with fewer than three. */
  moved: number | null
  /** What root mean square the leniencies' errors alone would show. */
  expectedByChance: number | null
}

/** Spread of leniency cycle by cycle and how it drifts; never a list by giver. */
export function leniencyDrift(cycles: readonly CycleLeniencies[]): Drift[] {
  return cycles.map((cycle, at) => {
    const before = cycles[at - 1]
    const moves = before ? movesSince(before, cycle) : []
    const known = moves.length >= 3
    const mean = moves.reduce((sum, move) => sum + move.by, 0) / Math.max(1, moves.length)
    return {
      cycle: cycle.cycle,
      givers: cycle.byGiver.size,
      spread: Math.sqrt(cycle.variance),
      returning: moves.length,
      moved: known ? rootMean(moves.map((move) => (move.by - mean) ** 2), moves.length - 1) : null,
      expectedByChance: known ? rootMean(moves.map((move) => move.error ** 2), moves.length) : null,
    }
  })
}

function movesSince(before: CycleLeniencies, after: CycleLeniencies): { by: number; error: number }[] {
  return [...after.byGiver].flatMap(([giver, now]) => {
    const then = before.byGiver.get(giver)
    return then ? [{ by: now.leniency - then.leniency, error: Math.hypot(now.error, then.error) }] : []
  })
}

function rootMean(squares: readonly number[], count: number): number {
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / count)
}
