import { isGroupName } from './grid-records.ts'
import type { Grid } from './grid.ts'
import { findLadder, findLevelColumn, findTextColumns, type Ladder } from './infer-levels.ts'
import { inferKeys } from './infer-keys.ts'
import { inferLong } from './infer-long.ts'
import { levelFactKind, headingKinds, levelLikeness } from './level-words.ts'
import type { GridMapping } from './mapping.ts'
import { averageLength, filledAcross, shapeOf, textsFrom, upTo, type Shape } from './sheet-shape.ts'

/** Finds out how a sheet is laid out. `alone` is false where other sheets of the workbook hold levels too. */
export function inferGrid(grid: Grid, alone: boolean): GridMapping | undefined {
  const upright = shapeOf(grid, false)
  const turned = shapeOf(grid, true)
  const across = findLadder(upright)
  const long = findLevelColumn(upright)
  if (across && (long === undefined || across.across.length >= 3)) return inferAcross(upright, across, alone)
  if (long !== undefined) return inferLong(upright, long)
  const down = findLadder(turned)
  if (down) return inferAcross(turned, down, alone)
  const columns = findTextColumns(upright)
  return columns && inferAcross(upright, columns, alone)
}

/** Whether a sheet holds levels at all. */
export function holdsLevels(grid: Grid): boolean {
  return inferGrid(grid, true) !== undefined
}

function inferAcross(shape: Shape, ladder: Ladder, alone: boolean): GridMapping {
  const beside = besideOf(shape, ladder)
  const facts = factsOf(shape, ladder, beside.line)
  const start = Math.max(ladder.line, beside.line ?? 0, ...facts.lines) + 1
  const keys = inferKeys(shape, ladder, start, alone)
  const groupLines = keys.group === undefined && hasGroupLines(shape, ladder, start)
  return {
    levels: { in: shape.lineName(ladder.line), across: ladder.across.map((at) => shape.acrossName(at)).join(','), ...(Object.keys(facts.facts).length === 0 ? {} : { facts: facts.facts }) },
    competencies: `${shape.lineName(start)}:${endOf(shape, ladder, start)}`,
    ...keys,
    ...(groupLines ? { 'group-lines': true } : {}),
    ...(beside.beside.length === 0 ? {} : { beside: beside.beside }),
  }
}

/** A line that says the same at every level is a total or a remark: the table ends before it. */
function endOf(shape: Shape, ladder: Ladder, start: number): string {
  if (ladder.across.length < 3) return ''
  const last = upTo(shape.height).findLast((line) => line >= start && ladder.across.some((at) => shape.cell(line, at) !== ''))
  const texts = last === undefined ? [] : ladder.across.map((at) => shape.cell(last, at))
  return last !== undefined && last > start && new Set(texts).size === 1 && texts[0]!.length < 40 && !/missing|tb[cd]/i.test(texts[0]!) ? String(shape.lineName(last - 1)) : ''
}

type Facts = NonNullable<NonNullable<GridMapping['levels']>['facts']>

/** Lines right under (or over) the names whose label, or whose words, tell of the levels. */
function factsOf(shape: Shape, ladder: Ladder, subheading: number | undefined): { facts: Facts; lines: number[] } {
  const facts: Facts = {}
  const lines: number[] = []
  const first = Math.min(...ladder.across)
  const begin = Math.max(ladder.line, subheading ?? 0) + 1
  for (let line = begin; line < Math.min(shape.height, begin + 8); line += 1) {
    const label = labelBefore(shape, line, first)
    const kind = label === '' ? unlabelledFact(shape, ladder, line, lines.length) : levelFactKind(label)
    if (kind === undefined || facts[kind] !== undefined || !filledAcross(shape, line).some((at) => ladder.across.includes(at))) break
    if (label !== '' && isSentence(shape, ladder, line) && kind !== 'description') break
    facts[kind] = shape.lineName(line)
    lines.push(line)
  }
  const above = upTo(ladder.line).findLast((line) => ladder.across.every((at) => shape.cell(line, at) !== ''))
  if (above !== undefined && facts.name === undefined && ladder.across.every((at) => levelLikeness(shape.cell(above, at)) > 0)) facts.name = shape.lineName(above)
  return { facts, lines }
}

/** The last filled cell before the levels. */
function labelBefore(shape: Shape, line: number, first: number): string {
  return upTo(first).map((at) => shape.cell(line, at)).findLast((text) => text !== '') ?? ''
}

/** A description of the levels may stand under their names with a blank line after it, or a row of titles without any label. */
function unlabelledFact(shape: Shape, ladder: Ladder, line: number, before: number): 'name' | 'description' | undefined {
  const texts = ladder.across.map((at) => shape.cell(line, at))
  if (before > 0 || texts.filter((text) => text !== '').length < texts.length / 2) return undefined
  if (texts.every((text) => text === '' || levelLikeness(text) === 2)) return 'name'
  const blankAfter = line + 1 < shape.height && filledAcross(shape, line + 1).length === 0
  return blankAfter ? 'description' : undefined
}

function isSentence(shape: Shape, ladder: Ladder, line: number): boolean {
  return averageLength(ladder.across.map((at) => shape.cell(line, at)).filter((text) => text !== '')) > 90
}

/** What stands between the columns of two levels, by the headings over it. */
function besideOf(shape: Shape, ladder: Ladder): { beside: NonNullable<GridMapping['beside']>; line?: number } {
  const steps = ladder.across.slice(1).map((at, index) => at - ladder.across[index]!)
  const step = steps[0] ?? 1
  const beside: NonNullable<GridMapping['beside']> = []
  if (step < 2 || steps.some((one) => one !== step)) return { beside }
  const under = ladder.line + 1
  const last = ladder.across.at(-1)!
  const headed = upTo(step).map((by) => ladder.across.map((at) => shape.cell(under, at + by)))
  const subheading = headed.every((texts) => new Set(texts).size === 1) && headed.some((texts) => texts[0] !== '') && last + step - 1 < shape.width + step
  for (let by = 1; by < step; by += 1) {
    const label = subheading ? shape.cell(under, last + by) : ladder.across.map((at) => shape.cell(ladder.line, at + by)).find((text) => text !== '') ?? ''
    const kinds = headingKinds(label)
    if (kinds.includes('examples')) beside.push({ by, as: 'examples' })
    else if (kinds.includes('scope')) beside.push({ by, as: 'scope' })
    else if (label !== '' && !kinds.includes('score') && hasLongTexts(shape, last + by, under)) beside.push({ by, as: 'text' })
  }
  return { beside, ...(subheading ? { line: under } : {}) }
}

function hasLongTexts(shape: Shape, across: number, from: number): boolean {
  return averageLength(textsFrom(shape, across, from)) >= 20
}

/** Lines with one cell at their beginning, each with lines of several cells after it. */
function hasGroupLines(shape: Shape, ladder: Ladder, start: number): boolean {
  const first = ladder.across[0]!
  const lines = upTo(shape.height).slice(start).map((line) => filledAcross(shape, line)).filter((filled) => filled.length > 0)
  const single = lines.filter((filled, at) => filled.length === 1 && filled[0]! < first && (lines[at + 1]?.length ?? 0) > 1)
  const named = upTo(shape.height).slice(start).filter((line) => filledAcross(shape, line).length === 1).every((line) => isGroupName(shape.cell(line, filledAcross(shape, line)[0]!)))
  return single.length > 0 && named && single.length < lines.length / 2
}
