import type { Framework } from '../../framework/model.ts'
import { resolveIdentifier } from '../../framework/rules/resolve-identifier.ts'
import type { MapRating } from '../model.ts'
import type { Cell } from './counted-observations.ts'

/** What an observation says beside its value. */
export interface SeenRow {
  readonly choice: string
  readonly level: string | null
  readonly frequency: string | null
  readonly scope: string | null
  readonly scopeSupported: boolean
}

/** The highest rung that the work bears out, in the framework's order. */
export function highestScope(framework: Framework, rows: readonly SeenRow[]): string | null {
  const places = rows.filter((it) => it.scope !== null && it.scopeSupported).map((it) => placeOf(framework, 'scope', it.scope!))
  return framework.scopes[Math.max(-1, ...places)]?.id ?? null
}

/** The frequency that was chosen most often; of two chosen as often, the later in the framework's order. */
export function usualFrequency(framework: Framework, rows: readonly SeenRow[]): string | null {
  const counts = framework.frequencies.map(() => 0)
  for (const { frequency } of rows) {
    const place = frequency === null ? -1 : placeOf(framework, 'frequency', frequency)
    if (place >= 0) counts[place]!++
  }
  const most = Math.max(0, ...counts)
  return most === 0 ? null : (framework.frequencies[counts.lastIndexOf(most)]?.id ?? null)
}

function placeOf(framework: Framework, kind: 'scope' | 'frequency', id: string): number {
  const today = resolveIdentifier(framework, kind, id)
  return (kind === 'scope' ? framework.scopes : framework.frequencies).findIndex((it) => it.id === today)
}

/** Which texts givers chose, the highest first; “not yet” comes last, without a level. */
export function chosenTexts(framework: Framework, rows: readonly SeenRow[], only: string | null): MapRating['texts'] {
  const counts = new Map<string | null, number>()
  for (const { choice, level } of rows) {
    const text = choice === 'beyond' ? only : level === null ? null : (resolveIdentifier(framework, 'level', level) ?? level)
    counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  const position = (id: string | null): number => framework.levels.find((it) => it.id === id)?.position ?? -Infinity
  return [...counts].map(([level, count]) => ({ level, count })).sort((a, b) => position(b.level) - position(a.level))
}

/** Whether everybody who saw it chose its last text. */
export const everybodyChoseTheLast = (cells: readonly Cell<unknown>[]): boolean => cells.length > 0 && cells.every((it) => it.bound === 'at-least')
