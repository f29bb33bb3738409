import type { Competency, Expectation, Framework, Level } from '../../framework/model.ts'
import { shortLevelName } from '../../framework/rules/level-name.ts'
import { cellAt, expectationsByCell, levelsFor } from '../../framework/rules/matrix.ts'

type Role = { family?: string | undefined; specialty?: string | undefined }

/** One text that a giver can choose. `also` are the levels that repeat it. */
export type LevelText = { level: Level; also: Level[]; expectation: Expectation }

/** The texts of a competency from the first level to the last. A text that several levels share is offered once, at its own level. */
export function levelTextsOf(content: Framework, competency: Competency, { family, specialty }: Role): LevelText[] {
  const cells = expectationsByCell(content, specialty)
  const own = textsAmong(content, competency, levelsFor(content, { family }), cells)
  return own.length > 0 ? own : textsAmong(content, competency, content.levels, cells)
}

function textsAmong(content: Framework, competency: Competency, levels: readonly Level[], cells: ReturnType<typeof expectationsByCell>): LevelText[] {
  const texts: LevelText[] = []
  for (const level of levels) {
    const { kind, expectation } = cellAt(content, competency, level, cells)
    if (!expectation || (kind !== 'text' && kind !== 'same-as') || expectation.kind !== 'text') continue
    const known = texts.find((one) => one.expectation === expectation)
    if (known) known.also.push(level)
    else texts.push({ level, also: [], expectation })
  }
  return texts
}

/** The words that a giver chose, as the framework had them. */
export function textAt(content: Framework, competency: Competency, levelId: string, specialty?: string): Expectation | undefined {
  const level = content.levels.find(({ id }) => id === levelId)
  return level && cellAt(content, competency, level, expectationsByCell(content, specialty)).expectation
}

export const levelNamed = (content: Framework, id: string | null): string => {
  const level = content.levels.find((one) => one.id === id)
  return level ? shortLevelName(level) : (id ?? '')
}
