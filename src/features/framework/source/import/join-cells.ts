import type { Carried, Expectation } from '../../model.ts'
import type { Findings } from '../findings.ts'
import type { CellRecord } from './records.ts'

type At = Pick<Expectation, 'competency' | 'level' | 'specialty'>

export interface JoinedCell {
  at: At
  cell: CellRecord
}

/** Several places of a source may tell of the same cell: their texts, statements and examples stand together. */
export function joinCells(cells: readonly CellRecord[], placeOf: (cell: CellRecord) => At | undefined): JoinedCell[] {
  const byCompetency = new Map<string, JoinedCell[]>()
  for (const cell of cells) {
    const at = placeOf(cell)
    if (at === undefined) continue
    const row = byCompetency.get(at.competency)
    if (!row) {
      byCompetency.set(at.competency, [{ at, cell }])
      continue
    }
    const before = row.find((one) => one.at.level === at.level && one.at.specialty === at.specialty)
    if (before) before.cell = together(before.cell, cell)
    else row.push({ at, cell })
  }
  return [...byCompetency.values()].flat()
}

function together(a: CellRecord, b: CellRecord): CellRecord {
  const carried = bothCarried(a.carriedByCell ?? {}, b.carriedByCell ?? {})
  return {
    ...a,
    text: [...a.text, ...b.text], statements: [...a.statements, ...b.statements], examples: [...a.examples, ...b.examples],
    ...(a.scope ?? b.scope ? { scope: (a.scope ?? b.scope)! } : {}),
    ...(Object.keys(carried).length === 0 ? {} : { carriedByCell: carried }),
  }
}

/** What only one of them carries stays as it is; different values under one name become a list. */
function bothCarried(a: Carried, b: Carried): Carried {
  const both: Carried = { ...a }
  for (const [key, value] of Object.entries(b)) {
    const before = both[key]
    if (before === undefined) both[key] = value
    else if (JSON.stringify(before) !== JSON.stringify(value)) both[key] = [...(Array.isArray(before) ? before : [before]), value]
  }
  return both
}

/** An area of influence that nobody declared is carried along, and reported. */
export function addScope(expectation: Expectation, written: string, scope: string | undefined, findings: Findings): void {
  if (scope !== undefined) {
    expectation.scopes = [scope]
    return
  }
  expectation.carried = { ...expectation.carried, scope: written }
  findings.warning('unknown-reference', expectation.source, `The area of influence “${written}” is not declared; it is carried along.`, 'Declare it under `declare: scopes:` in the mapping.')
}
