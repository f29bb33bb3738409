import type { Variances } from '../model.ts'

const effects = ['e', 'u', 'h', 'r'] as const

/** Where an ascent by steps of EM has been since it last leapt, as logarithms of the variances. */
export interface Ascent {
  visited: number[][]
}

export function emptyAscent(): Ascent {
  return { visited: [] }
}

/**
 * The variances to try next, given a step of EM from `from` to `to`. Two plain
 * steps r and r + v in a row show how EM creeps along, and a leap by the squared
 * extrapolation x − 2ar + a²v with a = −|r|/|v| (Varadhan & Roland 2008, scheme S3) goes
 * where it was heading; the fixed point is the same. At most eight steps at once.
 */
export function accelerated(ascent: Ascent, from: Variances, to: Variances): Variances {
  ascent.visited.push(logsOf(from))
  if (ascent.visited.length < 2) return to
  const [first, second] = ascent.visited as [number[], number[]]
  ascent.visited = []
  const third = logsOf(to)
  const r = second.map((value, at) => value - first[at]!)
  const v = third.map((value, at) => value - second[at]! - r[at]!)
  const bend = Math.hypot(...v)
  const length = bend === 0 ? 1 : Math.min(8, Math.max(1, Math.hypot(...r) / bend))
  const [e, u, h, rr] = first.map((value, at) => Math.exp(value + 2 * length * r[at]! + length * length * v[at]!))
  return { e: e!, u: u!, h: h!, r: rr! }
}

function logsOf(variances: Variances): number[] {
  return effects.map((effect) => Math.log(variances[effect]))
}
