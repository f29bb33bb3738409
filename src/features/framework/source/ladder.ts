import type { Level, Specialty } from '../model.ts'
import { identifierFrom } from './slugs.ts'

/** The levels and specialties that headings may name. */
export interface Ladder {
  levels: readonly Level[]
  specialties: readonly Specialty[]
}

/** The level that words name by its identifier, its name or both. */
export function levelNamed(text: string, levels: readonly Level[]): string | undefined {
  const words = identifierFrom(text)
  return levels.find((level) => identifierFrom(level.id) === words || identifierFrom(level.name) === words || identifierFrom(`${level.id} ${level.name}`) === words)?.id
}
