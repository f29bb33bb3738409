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

/** How the logarithms of the variances after a step of EM follow those before it: rows after, columns before. */
export type StepResponse = number[][]

/** The response about a fixed point, by differences. */
export function responseAbout(variances: Variances, step: (from: Variances) => Variances): StepResponse {
  const nudge = 0.05
  const at = logsOf(step(variances))
  const columns = effects.map((effect) => {
    const moved = logsOf(step({ ...variances, [effect]: variances[effect] * Math.exp(nudge) }))
    return moved.map((value, row) => (value - at[row]!) / nudge)
  })
  return effects.map((_, row) => columns.map((column) => column[row]!))
}

/**
 * Where EM would end after one step from `from` to `to`, if it responds as it did elsewhere:
 * x + (I − J)⁻¹ (M(x) − x). One step over everybody then does for many.
 */
export function corrected(response: StepResponse, from: Variances, to: Variances): Variances {
  const x = logsOf(from)
  const gap = logsOf(to).map((value, at) => value - x[at]!)
  const system = response.map((row, i) => row.map((one, j) => (i === j ? 1 : 0) - one))
  const step = solved(system, gap).map((one) => Math.min(1, Math.max(-1, one)))
  const [e, u, h, r] = x.map((value, at) => Math.exp(value + step[at]!))
  return { e: e!, u: u!, h: h!, r: r! }
}

function solved(matrix: readonly number[][], rhs: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, rhs[at]!])
  rows.forEach((row, pivot) => {
    for (const other of rows) {
      if (other === row) continue
      const factor = other[pivot]! / row[pivot]!
      other.forEach((value, j) => (other[j] = value - factor * row[j]!))
    }
  })
  return rows.map((row, at) => row[row.length - 1]! / row[at]!)
}
