import type { Source } from '../../model.ts'
import { lineOfRow } from './grid.ts'
import type { GridView } from './grid-view.ts'
import type { GridMapping } from './mapping.ts'
import type { Fact, Records } from './records.ts'

/** Where a level stands, and what it is called there. */
export interface LevelLine {
  across: number
  name: string
}

/** Reads the lines that tell of the levels, and says which lines those are. */
export function readLevelFacts(view: GridView, records: Records, lines: readonly LevelLine[], named: number, facts: NonNullable<NonNullable<GridMapping['levels']>['facts']>): number[] {
  const { carry = {}, ...own } = facts
  let focus = ''
  for (const { across, name } of lines) {
    const fact: Fact = { key: name, source: sourceAt(view, named, across) }
    for (const [key, line] of linesOf(own)) {
      const text = view.take(view.indexOf(line), across)
      if (key === 'focus' && text !== '') focus = text
      if (text !== '') fact[key as 'name'] = text
    }
    if (own.focus !== undefined && fact.focus === undefined && focus !== '') fact.focus = focus
    const carried = linesOf(carry).flatMap(([key, line]) => given(key, view.take(view.indexOf(line), across)))
    if (carried.length > 0) fact.carried = Object.fromEntries(carried)
    records.levels.push(fact)
  }
  return [...linesOf(own), ...linesOf(carry)].map(([, line]) => view.indexOf(line))
}

/** An entry of carried data, where there is a text to carry. */
export function given(key: string, text: string): [string, string][] {
  return text === '' ? [] : [[key, text]]
}

function linesOf(written: Readonly<Record<string, string | number | undefined>>): [string, string | number][] {
  return Object.entries(written).flatMap(([key, line]) => (line === undefined ? [] : [[key, line]]))
}

export function sourceAt(view: GridView, line: number, across: number): Source {
  return { file: view.name, line: lineOfRow(view.grid, view.rowOf(line, across)) }
}
