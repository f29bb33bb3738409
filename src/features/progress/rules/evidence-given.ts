import type { Evidence, Feedback } from '../../feedback/model.ts'
import type { Framework } from '../../framework/model.ts'
import type { CompetencyDetail } from '../model.ts'

/** How much evidence of each kind that a competency asks for there is: pieces, or different values of the field that tells them apart. */
export function evidenceGiven(framework: Framework, competency: string, given: readonly Evidence[]): CompetencyDetail['evidence'] {
  const expected = framework.competencies.find((it) => it.id === competency)?.evidence ?? []
  return expected.map(({ kind, atLeast, distinctBy }) => {
    const own = given.filter((it) => it.kind === kind)
    const count = distinctBy === undefined ? own.length : new Set(own.flatMap((it) => valuesOf(it, distinctBy))).size
    return { kind, name: framework.evidenceKinds.find((it) => it.id === kind)?.name ?? kind, count, atLeast, distinctBy: distinctBy ?? null }
  })
}

/** Two spellings that differ in case or in spaces around them are one value. */
function valuesOf({ fields }: Evidence, field: string): string[] {
  const value = fields[field]
  if (value === undefined) return []
  const all = Array.isArray(value) ? value : [typeof value === 'object' ? JSON.stringify(value) : String(value)]
  return all.map((it) => it.trim().toLocaleLowerCase()).filter((it) => it !== '')
}

/** The evidence in feedback, for the competencies of these names. */
export const evidenceIn = (feedback: readonly Feedback[], names: readonly string[]): Evidence[] =>
  feedback.flatMap((it) => it.observations.filter((one) => names.includes(one.competency)).flatMap((one) => one.evidence))
