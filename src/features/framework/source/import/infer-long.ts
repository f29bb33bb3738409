import { headingKinds } from './level-words.ts'
import type { GridMapping } from './mapping.ts'
import { averageLength, filledAcross, textsFrom, upTo, type Shape } from './sheet-shape.ts'

/** A table with one line per expectation: what its columns hold follows from their headings, or from how long their texts are. */
export function inferLong(shape: Shape, level: number): GridMapping | undefined {
  const heading = upTo(Math.min(shape.height, 20)).find((line) => filledAcross(shape, line).length >= 3)
  if (heading === undefined) return undefined
  const columns = filledAcross(shape, heading).filter((across) => across !== level).map((across) => ({ across, kinds: headingKinds(shape.cell(heading, across)), texts: textsFrom(shape, across, heading + 1) }))
  type Column = (typeof columns)[number]
  const used = new Set<Column>()
  const called = (kind: string): Column | undefined => use(columns.find((column) => !used.has(column) && column.kinds[0] === kind) ?? columns.find((column) => !used.has(column) && column.kinds.includes(kind)))
  const use = (column: Column | undefined): Column | undefined => {
    if (column) used.add(column)
    return column
  }
  const byLength = columns.toSorted((a, b) => averageLength(b.texts) - averageLength(a.texts))
  const identifier = called('identifier')
  const group = called('group')
  const competency = called('competency') ?? use(columns.find((column) => !used.has(column) && column !== byLength[0]))
  const examples = called('examples')
  const text = called('text') ?? use(byLength.find((column) => !used.has(column)))
  const description = called('description')
  const family = called('family')
  const specialty = called('specialty')
  const scope = called('scope')
  if (!competency || !text) return undefined
  const fields = { identifier, group, competency, examples, text, description, family, specialty, scope, level: { across: level } }
  const statements = new Set(competency.texts).size * new Set(textsFrom(shape, level, heading + 1)).size < text.texts.length
  return {
    competencies: `${shape.lineName(heading + 1)}:`,
    ...Object.fromEntries(Object.entries(fields).flatMap(([key, column]) => (column ? [[key, shape.acrossName(column.across)]] : []))),
    ...(hasBlanks(shape, competency.across, heading + 1) ? { fill: [competency, group].flatMap((column) => (column ? [shape.acrossName(column.across)] : [])) } : {}),
    ...(statements ? { 'one-line-is': 'statement' as const } : {}),
  }
}

function hasBlanks(shape: Shape, across: number, from: number): boolean {
  return upTo(shape.height).slice(from).some((line) => shape.cell(line, across) === '' && filledAcross(shape, line).length > 1)
}
