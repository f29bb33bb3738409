import type { Framework } from '../../framework/model.ts'
import type { ObservationInput } from '../model.ts'
import { chosenText } from './check-observations.ts'
import { levelTexts } from './level-texts.ts'

export type Cell = { readonly competency: string; readonly level: string }

/** What a draft holds may be unfinished. */
type Used = { readonly competency: string; readonly choice?: ObservationInput['choice'] | undefined; readonly level?: string | null | undefined }

/** The cells that somebody chose by and that say something else, or stand elsewhere, in a later version. */
export function changedCells(before: Framework, after: Framework, specialty: string | null, observations: readonly Used[]): Cell[] {
  return observations.flatMap(({ competency, choice, level = null }) => {
    const earlier = levelTexts(before, competency, specialty)
    const chosen = choice && chosenText(earlier, choice, level)
    if (!chosen) return []
    const now = levelTexts(after, competency, specialty)
    const same = chosenText(now, choice, level)
    const stands = same?.text === chosen.text && same.position === chosen.position && (now.length === 1) === (earlier.length === 1)
    return stands ? [] : [{ competency, level: level ?? chosen.levels[0]! }]
  })
}
