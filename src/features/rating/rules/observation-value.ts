import type { Bound } from '../model.ts'

/** One text of a competency: where it stands on the ladder, and what it says (references resolved). */
export interface LevelText {
  /** On the level scale, E1 = 1 …. */
  position: number
  text: string
}

/** What a giver chose: a level's text, or that not even the first one is met. */
export type Choice = { kind: 'not-yet' } | { kind: 'text'; position: number }

/**
 * What an observation is worth, on the level scale. The chosen text's position
 * plus the offset of its frequency (0 or below); the last text without a
 * negative offset says "at least", "not yet" says at most half a level below the first.
 * Undefined where the competency has no such text.
 */
export function observationValue(texts: readonly LevelText[], choice: Choice, frequencyOffset: number): { value: number; bound: Bound } | undefined {
  const positions = texts.map((one) => one.position).sort((a, b) => a - b)
  const [first, last] = [positions[0], positions[positions.length - 1]]
  if (first === undefined || last === undefined) return undefined
  if (choice.kind === 'not-yet') return { value: first - 0.5, bound: 'at-most' }
  if (!positions.includes(choice.position)) return undefined
  const censored = choice.position === last && frequencyOffset >= 0
  return { value: choice.position + (censored ? 0 : frequencyOffset), bound: censored ? 'at-least' : 'exact' }
}
