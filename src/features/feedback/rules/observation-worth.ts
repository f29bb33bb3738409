import { observationValue } from '../../rating/rules/observation-value.ts'
import type { Choice } from '../model.ts'
import type { LevelText } from './level-texts.ts'

export type Worth = { readonly value: number; readonly bound: 'exact' | 'at-most' | 'at-least' }

/**
 * What a choice is worth on the ladder's level scale; null where it says nothing about a level. A competency with one text alone
 * offers “not yet”, “this” and “beyond”: at most the level below, that level, at least the one above.
 */
export function observationWorth(texts: readonly LevelText[], choice: Choice, level: string | null, offset: number): Worth | null {
  const [only, another] = texts
  if (only && !another) return worthOfOnlyText(only, choice, level, offset)
  if (choice === 'not-yet') return observationValue(texts, { kind: 'not-yet' }, offset) ?? null
  const chosen = choice === 'level' && texts.find((it) => it.levels.includes(level ?? ''))
  return chosen ? (observationValue(texts, { kind: 'text', position: chosen.position }, offset) ?? null) : null
}

function worthOfOnlyText({ position, levels }: LevelText, choice: Choice, level: string | null, offset: number): Worth | null {
  if (choice === 'not-yet') return { value: position - 1, bound: 'at-most' }
  if (choice === 'beyond') return { value: position + 1, bound: 'at-least' }
  return choice === 'level' && levels.includes(level ?? '') ? { value: position + offset, bound: 'exact' } : null
}
