import type { Ladder } from './infer-levels.ts'
import { headingKinds } from './level-words.ts'
import type { GridMapping } from './mapping.ts'
import { averageLength, filledAcross, textsFrom, upTo, type Shape } from './sheet-shape.ts'

type Keys = Pick<GridMapping, 'competency' | 'identifier' | 'group' | 'description' | 'carry' | 'fill' | 'one-line-is'>

interface KeyColumn {
  across: number
  label: string
  kinds: string[]
}

const longestName = 90

/** What the columns beside the levels hold: competency, group, description and what is carried along. */
export function inferKeys(shape: Shape, ladder: Ladder, start: number, alone: boolean): Keys {
  const columns = keyColumns(shape, ladder, start)
  const competency = competencyColumn(shape, columns, start)
  if (!competency) return withoutNames(shape, ladder, alone)
  const rest = columns.filter((column) => column !== competency)
  const identifier = rest.find(({ kinds }) => kinds.includes('identifier'))
  const description = rest.find((column) => column !== identifier && (column.kinds.includes('description') || averageLength(textsFrom(shape, column.across, start)) > longestName))
  const group = rest.find((column) => column.kinds.includes('group') && column !== identifier && column !== description) ?? rest.find((column) => column !== identifier && column !== description && column.across < competency.across)
  const carried = rest.filter((column) => ![identifier, description, group].includes(column))
  const blank = [group, ...carried, competency].filter((column) => column !== undefined && needsFilling(shape, column, competency, ladder, start))
  // Where the group is written out on every line, a blank beside it says that there is nothing.
  const fill = group === undefined || blank.includes(group) ? blank : blank.filter((column) => column === competency)
  const statements = fill.includes(competency)
  const name = (column: KeyColumn): string | number => shape.acrossName(column.across)
  return {
    competency: name(competency),
    ...(identifier ? { identifier: name(identifier) } : {}),
    ...(group ? { group: name(group) } : alone ? {} : { group: { sheet: 'name' as const } }),
    ...(description ? { description: name(description) } : {}),
    ...(carried.length > 0 ? { carry: Object.fromEntries(carried.map((column) => [labelOf(column, shape), name(column)])) } : {}),
    ...(fill.length > 0 ? { fill: fill.map((column) => name(column!)) } : {}),
    ...(statements ? { 'one-line-is': 'statement' as const } : {}),
  }
}

function labelOf({ label, across }: KeyColumn, shape: Shape): string {
  const words = label.replace(/\s*\([^()]*\)/g, '').trim().toLowerCase()
  return words === '' ? `column ${shape.acrossName(across)}` : words
}

/** The columns before the first level that hold something below the headings, and a description after the last level. */
function keyColumns(shape: Shape, ladder: Ladder, start: number): KeyColumn[] {
  const before = upTo(ladder.across[0]!).filter((across) => textsFrom(shape, across, start).length > 0)
  const after = upTo(shape.width).slice(ladder.across.at(-1)! + 1)
  const columns = [...before, ...after].map((across) => ({ across, ...headingOf(shape, ladder, across, start) }))
  return columns.filter(({ across, kinds }) => across < ladder.across[0]! || kinds.includes('group') || kinds.includes('competency') || kinds.includes('identifier'))
}

/** The nearest heading that says something: on the line of the levels, under it, or above. */
function headingOf(shape: Shape, ladder: Ladder, across: number, start: number): { label: string; kinds: string[] } {
  const lines = [ladder.line, ...upTo(start).slice(ladder.line + 1), ...upTo(ladder.line).toReversed()]
  for (const line of lines) {
    const label = shape.cell(line, across)
    const kinds = headingKinds(label)
    if (kinds.length > 0 && (line <= ladder.line || filledAcross(shape, line).length > 1)) return { label, kinds }
  }
  return { label: shape.cell(ladder.line, across), kinds: [] }
}

/** The last column that is called so; otherwise the one with the most different short texts. */
function competencyColumn(shape: Shape, columns: readonly KeyColumn[], start: number): KeyColumn | undefined {
  const short = columns.filter(({ across }) => averageLength(textsFrom(shape, across, start)) <= longestName)
  const called = short.filter(({ kinds }) => kinds.includes('competency') && kinds[0] !== 'group' && kinds[0] !== 'identifier')
  const among = called.length > 0 ? called : short.filter(({ kinds }) => !kinds.includes('identifier') && kinds[0] !== 'group')
  const distinct = ({ across }: KeyColumn): number => new Set(textsFrom(shape, across, start)).size
  return among.toSorted((a, b) => distinct(b) - distinct(a) || b.across - a.across)[0] ?? short[0]
}

/** A blank repeats the cell above where the line holds something else that needs it. */
function needsFilling(shape: Shape, column: KeyColumn, competency: KeyColumn, ladder: Ladder, start: number): boolean {
  const lines = upTo(shape.height).slice(start)
  const first = lines.findIndex((line) => shape.cell(line, column.across) !== '')
  return lines.slice(first + 1).some((line) => shape.cell(line, column.across) === '' && (column === competency ? ladder.across.some((at) => shape.cell(line, at) !== '') : shape.cell(line, competency.across) !== ''))
}

/** A sheet without names of competencies is one competency, and each line of it one statement. */
function withoutNames(shape: Shape, ladder: Ladder, alone: boolean): Keys {
  const above = upTo(ladder.line).flatMap((line) => filledAcross(shape, line).map((across) => ({ line, across, text: shape.cell(line, across) })))
  const [title, next] = above
  const cell = ({ line, across }: { line: number; across: number }): { cell: string } => {
    const [a, b] = [shape.lineName(line), shape.acrossName(across)]
    return { cell: typeof a === 'number' ? `${b}${a}` : `${a}${b}` }
  }
  const named = alone && title && title.text.length <= longestName
  return {
    competency: named ? cell(title) : { sheet: 'name' },
    ...(next && title && title.text.length <= longestName && next.text.length > title.text.length ? { description: cell(next) } : {}),
    'one-line-is': 'statement',
  }
}
