import { positionOf } from './role.ts'
import type { MapFacts } from './map-rows.ts'
import type { MapRow, Prompt, PromptOutcome } from '../model.ts'

/**
 * The rows that stand out by more than one level with nearly the whole interval, each with what was agreed about it last. What begins
 * above the person's level is compared with that level.
 */
export function promptsOf({ framework, role }: Pick<MapFacts, 'framework' | 'role'>, rows: readonly MapRow[], outcomes: readonly PromptOutcome[]): Prompt[] {
  return rows.flatMap(({ competency, name, rating, standing }) => {
    if (standing.prompt === null || rating === null) return []
    const expected = standing.expected ?? positionOf(framework, role.level)!
    const probability = (standing.prompt === 'gap' ? standing.gap : standing.strength)!
    const outcome = latest(outcomes.filter((it) => it.competency === competency && it.kind === standing.prompt))
    return [{ competency, name, kind: standing.prompt, probability, deviation: rating.adjusted - expected, expected, outcome }]
  })
}

const latest = (outcomes: readonly PromptOutcome[]): PromptOutcome | null =>
  outcomes.reduce<PromptOutcome | null>((last, it) => (last === null || it.agreedAt > last.agreedAt ? it : last), null)
