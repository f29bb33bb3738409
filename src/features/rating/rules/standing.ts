import { normalBelow } from './normal-distribution.ts'
import type { LevelText } from './observation-value.ts'

/** A rating with its standard deviation, in levels. */
export interface RatedAt {
  adjusted: number
  deviation: number
}

export interface StandingQuestion {
  /** Whether the person's role profile has the competency. */
  inRole: boolean
  /** The competency's texts; where the texts of several levels are one, they are equal. */
  texts: readonly LevelText[]
  /** Position of the person's level; null for a person without one. */
  level: number | null
  rating: RatedAt | null
  /** Whether somebody who could have seen it said there was no opportunity. */
  noOpportunity: boolean
  /** The values that givers chose, in levels. */
  values: readonly number[]
}

export type Prompt = 'gap' | 'strength'

export type Standing =
  | { kind: 'outside-role' }
  | { kind: 'without-level' }
  | { kind: 'no-opportunity' }
  | { kind: 'unrated' }
  /** The competency's texts begin above the person's level. */
  | { kind: 'starts-later'; starts: number; strength: number; prompt: 'strength' | null }
  | { kind: 'rated'; expected: number; deviation: number; gap: number; strength: number; prompt: Prompt | null }

/** How sure a prompt must be: this much of the interval's weight beyond one level. */
export const promptProbability = 0.8

/**
 * Where a rating stands against what the person's level expects. Prompts ask
 * for the whole interval, never for the point: a gap when P(deviation < −1) ≥ 0.8,
 * a strength when P(deviation > 1) ≥ 0.8. Where the texts end below the
 * person's level the last one is expected, and nothing beyond it can be seen, so it argues for no strength.
 */
export function standing(question: StandingQuestion): Standing {
  const { inRole, texts, level, rating } = question
  if (!inRole) return { kind: 'outside-role' }
  if (level === null) return { kind: 'without-level' }
  if (rating === null) return { kind: question.noOpportunity ? 'no-opportunity' : 'unrated' }
  const expected = expectedPosition(texts, level)
  if (expected === null) return standingBefore(question, level, rating)
  const gap = probabilityBelow(rating, expected - 1)
  const strength = level > lastPosition(texts) ? 0 : 1 - probabilityBelow(rating, expected + 1)
  return { kind: 'rated', expected, deviation: rating.adjusted - expected, gap, strength, prompt: promptFor(gap, strength) }
}

/**
 * The lowest level whose text is that of the person's level, at most the last
 * that has a text; null below the first one.
 */
export function expectedPosition(texts: readonly LevelText[], level: number): number | null {
  const rising = [...texts].sort((a, b) => a.position - b.position)
  let at = rising.length - 1
  while (at >= 0 && rising[at]!.position > level) at--
  if (at < 0) return null
  while (at > 0 && rising[at - 1]!.text === rising[at]!.text) at--
  return rising[at]!.position
}

/** Before the first text there is never a gap; a strength is against the person's level, from somebody who chose the second text or more. */
function standingBefore({ texts, values }: StandingQuestion, level: number, rating: RatedAt): Standing {
  const positions = texts.map((one) => one.position).sort((a, b) => a - b)
  const [starts, second] = positions
  if (starts === undefined) return { kind: 'outside-role' }
  const shown = second !== undefined && values.some((value) => value >= second)
  const strength = shown ? 1 - probabilityBelow(rating, level + 1) : 0
  return { kind: 'starts-later', starts, strength, prompt: strength >= promptProbability ? 'strength' : null }
}

function lastPosition(texts: readonly LevelText[]): number {
  return texts.reduce((last, one) => Math.max(last, one.position), -Infinity)
}

function probabilityBelow({ adjusted, deviation }: RatedAt, limit: number): number {
  if (deviation === 0) return adjusted < limit ? 1 : 0
  return normalBelow((limit - adjusted) / deviation)
}

function promptFor(gap: number, strength: number): Prompt | null {
  if (gap >= promptProbability) return 'gap'
  return strength >= promptProbability ? 'strength' : null
}
