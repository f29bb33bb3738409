import type { Framework } from '../../framework/model.ts'
import { resolveIdentifier } from '../../framework/rules/resolve-identifier.ts'
import { positionOf } from './role.ts'
import type { MapFacts } from './map-rows.ts'
import type { MapRow, Prompt, PromptOutcome } from '../model.ts'

/**
 * The rows that stand out by more than one level with nearly the whole interval, each with what was agreed about it last. What begins
 * above the person's level is compared with that level.
 */
export function promptsOf({ framework, role, cells }: Pick<MapFacts, 'framework' | 'role' | 'cells'>, rows: readonly MapRow[], outcomes: readonly PromptOutcome[]): Prompt[] {
  return rows.flatMap(({ competency, name, rating, standing }) => {
    if (standing.prompt === null || rating === null) return []
    const expected = standing.expected ?? positionOf(framework, role.level)!
    const probability = (standing.prompt === 'gap' ? standing.gap : standing.strength)!
    const outcome = lastAgreed(framework, outcomes, competency, standing.prompt)
    return [{ competency, name, kind: standing.prompt, probability, deviation: rating.adjusted - expected, expected, open: asksForAction(cells, competency, outcome), outcome }]
  })
}

export type Agreed = Pick<PromptOutcome, 'framework' | 'competency' | 'kind' | 'agreedAt' | 'doneAt'>

/** What was agreed last about a prompt, also where its competency was called something else then. */
const lastAgreed = <Outcome extends Agreed>(framework: Framework, outcomes: readonly Outcome[], competency: string, kind: Prompt['kind']): Outcome | null =>
  outcomes
    .filter((it) => it.kind === kind && it.framework === framework.id && resolveIdentifier(framework, 'competency', it.competency) === competency)
    .reduce<Outcome | null>((last, it) => (last === null || it.agreedAt > last.agreedAt ? it : last), null)

/** An action closes a prompt. Once it is done, only what is seen of later work opens it again: the feedback that led to it goes on counting for up to a year. */
function asksForAction(cells: MapFacts['cells'], competency: string, last: Pick<Agreed, 'doneAt'> | null): boolean {
  if (last === null) return true
  const { doneAt } = last
  return doneAt !== null && cells.some((it) => it.competency === competency && it.from.some((row) => row.observedOn > doneAt.slice(0, 10)))
}

/** How many prompts ask for an action. */
export const openPromptsIn = ({ framework, cells }: Pick<MapFacts, 'framework' | 'cells'>, rows: readonly MapRow[], agreed: readonly Agreed[]): number =>
  rows.filter(({ competency, standing: { prompt } }) => prompt !== null && asksForAction(cells, competency, lastAgreed(framework, agreed, competency, prompt))).length
