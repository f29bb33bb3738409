import type { Expectation, Framework } from '../model.ts'
import { cellAt, expectationsByCell, levelsFor } from './matrix.ts'

/** One text of a competency: whose level's it is, where that stands on the ladder, and what it says. */
export interface TextOfLevel {
  readonly level: string
  readonly position: number
  readonly text: string
}

const remembered = new WeakMap<Framework, Map<string, TextOfLevel[]>>()

/**
 * The texts of a competency in rising order, as somebody of this family and specialty reads them: references resolved, so that the
 * texts of levels that lean on each other are equal.
 */
export function levelTexts(framework: Framework, competency: string, family: string | null, specialty: string | null): TextOfLevel[] {
  let known = remembered.get(framework)
  if (!known) remembered.set(framework, (known = new Map()))
  const key = `${competency}\n${family ?? ''}\n${specialty ?? ''}`
  let texts = known.get(key)
  if (!texts) known.set(key, (texts = readTexts(framework, competency, family, specialty)))
  return texts
}

function readTexts(framework: Framework, id: string, family: string | null, specialty: string | null): TextOfLevel[] {
  const competency = framework.competencies.find((it) => it.id === id)
  if (!competency) return []
  const cells = expectationsByCell({ ...framework, expectations: framework.expectations.filter((it) => it.competency === id) }, specialty ?? undefined)
  const on = (levels: Framework['levels']): TextOfLevel[] =>
    levels.flatMap((level) => {
      const { expectation } = cellAt(framework, competency, level, cells)
      return expectation?.kind === 'text' ? [{ level: level.id, position: level.position, text: wordsOf(expectation) }] : []
    })
  const own = on(levelsFor(framework, { family: family ?? undefined }))
  return (own.length > 0 ? own : on(framework.levels)).sort((a, b) => a.position - b.position)
}

const wordsOf = ({ text, statements }: Expectation): string => [text ?? '', ...statements.map((it) => it.text)].join('\n').trim()
