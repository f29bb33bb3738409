import { headingKinds, levelLikeness, looksLikeLadder } from './level-words.ts'
import { averageLength, filledAcross, textsFrom, upTo, type Shape } from './sheet-shape.ts'

/** The line that names the levels, and where each of them stands. */
export interface Ladder {
  line: number
  across: number[]
}

const searchedLines = 40
const shortHeading = 60

/** Finds the line with the longest run of level names; of several the first. */
export function findLadder(shape: Shape): Ladder | undefined {
  let best: Ladder | undefined
  for (const line of upTo(Math.min(shape.height, searchedLines))) {
    const across = filledAcross(shape, line).filter((at) => levelLikeness(shape.cell(line, at)) > 0)
    if (!looksLikeLadder(across.map((at) => shape.cell(line, at))) || !holdsTextBelow(shape, line, across)) continue
    if (!best || across.length > best.across.length) best = { line, across }
  }
  return best
}

/** Without a single word that looks like a level: the first line of short headings over columns of long texts. */
export function findTextColumns(shape: Shape): Ladder | undefined {
  for (const line of upTo(Math.min(shape.height, searchedLines))) {
    const filled = filledAcross(shape, line)
    if (filled.length < 3 || filled.some((at) => shape.cell(line, at).length > shortHeading)) continue
    const long = filled.filter((at) => at > 0 && averageLength(textsFrom(shape, at, line + 1)) >= 20 && textsFrom(shape, at, line + 1).length >= (shape.height - line - 1) / 3)
    return long.length >= 2 ? { line, across: long } : undefined
  }
  return undefined
}

/** A ladder has words below each of at least half of its names; a list of names has none. */
function holdsTextBelow(shape: Shape, line: number, across: readonly number[]): boolean {
  return across.filter((at) => textsFrom(shape, at, line + 1).some((text) => levelLikeness(text) < 2)).length >= across.length / 2
}

/** A short table says by its headings that each line is one expectation. */
function isHeadedLevels(shape: Shape, across: number): boolean {
  const kinds = filledAcross(shape, 0).map((at) => headingKinds(shape.cell(0, at))[0])
  return headingKinds(shape.cell(0, across))[0] === 'level' && kinds.includes('competency') && kinds.includes('text')
}

/** The column in which the same few levels come again and again: a table with one line per expectation. */
export function findLevelColumn(shape: Shape): number | undefined {
  let best: { across: number; count: number } | undefined
  for (const across of upTo(shape.width)) {
    const texts = textsFrom(shape, across, 1)
    if (isHeadedLevels(shape, across)) return across
    const distinct = new Set(texts)
    if (texts.length < 4 || distinct.size < 2 || distinct.size > 20 || distinct.size > texts.length / 2) continue
    if (looksLikeLadder([...distinct]) && (!best || texts.length > best.count)) best = { across, count: texts.length }
  }
  return best?.across
}
