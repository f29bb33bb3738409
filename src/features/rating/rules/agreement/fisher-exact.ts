/**
 * Fisher's exact test of a 2 × 2 table, two-sided: the probability of all tables
 * with the same margins that are no likelier than this one (Fisher 1935; Agresti 2002, 3.5.1).
 */
export function fisherExact(a: number, b: number, c: number, d: number): number {
  const row = a + b
  const column = a + c
  const all = a + b + c + d
  const logs = logFactorials(all)
  const logOf = (x: number): number =>
    logs[row]! + logs[all - row]! + logs[column]! + logs[all - column]! -
    logs[all]! - logs[x]! - logs[row - x]! - logs[column - x]! - logs[all - row - column + x]!
  const limit = logOf(a) + 1e-7
  let p = 0
  for (let x = Math.max(0, row + column - all); x <= Math.min(row, column); x++) {
    const log = logOf(x)
    if (log <= limit) p += Math.exp(log)
  }
  return Math.min(1, p)
}

function logFactorials(n: number): Float64Array {
  const logs = new Float64Array(n + 1)
  for (let k = 2; k <= n; k++) logs[k] = logs[k - 1]! + Math.log(k)
  return logs
}
