import type { Competency, Expectation, GrowthLimit, Level } from '../../model.ts'

/** First and last level follow from cells that say “not expected yet” and “growth limit”, where nothing is declared. */
export function withRanges(competencies: readonly Competency[], expectations: readonly Expectation[], levels: readonly Level[]): Competency[] {
  const cells = new Map(expectations.filter((cell) => cell.specialty === undefined && (cell.kind === 'not-expected-yet' || cell.kind === 'growth-limit')).map((cell) => [`${cell.competency}@${cell.level}`, cell]))
  if (cells.size === 0) return [...competencies]
  return competencies.map((competency) => {
    const first = competency.firstLevel ?? limitAt(competency.id, levels, cells, 'not-expected-yet')
    const last = competency.lastLevel ?? limitAt(competency.id, levels.toReversed(), cells, 'growth-limit')
    return { ...competency, ...(first && { firstLevel: first }), ...(last && { lastLevel: last }) }
  })
}

/** The level next to a run of such cells at the ladder's end, with the reason that the last of them gives. */
function limitAt(competency: string, levels: readonly Level[], cells: ReadonlyMap<string, Expectation>, kind: Expectation['kind']): GrowthLimit | undefined {
  let reason: string | undefined
  for (const [at, level] of levels.entries()) {
    const cell = cells.get(`${competency}@${level.id}`)
    if (cell?.kind !== kind) return at === 0 ? undefined : { level: level.id, ...(reason === undefined ? {} : { reason }) }
    if (typeof cell.carried?.reason === 'string') reason = cell.carried.reason
  }
  return undefined
}
