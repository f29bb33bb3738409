import type { Framework, Level } from '../../model.ts'
import type { LintRule, Remark } from './lint-rule.ts'

export const movedLevel: LintRule = {
  id: 'moved-level',
  severity: 'warning',
  why: 'A number says how high on the ladder something was seen. Where a level stands elsewhere than before, what was seen at it can still be read and no longer counts.',
  example: 'levels:\n  - { id: E0, name: Trainee }             # new, so that E1 stands second\n  - { id: E1, name: Associate Engineer }',
  instead: 'levels:\n  - { id: E0, name: Trainee, position: 0 }\n  - { id: E1, name: Associate Engineer, position: 1 }',
}

export const splitIdentifier: LintRule = {
  id: 'split-identifier',
  severity: 'warning',
  why: 'What was seen of one competency cannot count for two. Where two replace the same one, it counts for neither.',
  example: 'competency: unit-testing\nreplaces: [testing]\n---\ncompetency: exploratory-testing\nreplaces: [testing]',
  instead: 'competency: unit-testing\nreplaces: [testing]\n---\ncompetency: exploratory-testing',
}

const settings = { file: 'framework.yaml', line: 1 }

type Named = { readonly id: string; readonly replaces?: readonly string[] | undefined }

/** What stands for an earlier entry in a list: itself, or else whatever replaces it. */
const successors = <T extends Named>(id: string, after: readonly T[]): T[] => {
  const same = after.filter((it) => it.id === id)
  return same.length > 0 ? same : after.filter((it) => it.replaces?.includes(id))
}

/** Levels that stand elsewhere on the ladder than in the earlier version. */
export function movedLevels(before: Framework, after: Framework): Remark[] {
  return before.levels.flatMap((was: Level) => {
    const [now, ...others] = successors(was.id, after.levels)
    if (!now || others.length > 0 || now.position === was.position) return []
    return [{
      source: settings,
      message: `The level “${now.id}” stands at ${now.position} now, and ${now.id === was.id ? '' : `as “${was.id}” `}stood at ${was.position}: feedback that was given on it can still be read and no longer counts.`,
      mend: `To let it count, write \`position: ${was.position}\` at “${now.id}”, and give a level that is new a position beside or between the others, such as ${was.position - 0.5}.`,
    }]
  })
}

/** Competencies and levels that two or more of the later version replace. */
export function splitIdentifiers(before: Framework, after: Framework): Remark[] {
  const split = (was: Named, list: readonly Named[], source: (id: string) => Remark['source']): Remark[] => {
    const parts = successors(was.id, list).map(({ id }) => id)
    if (parts.length < 2) return []
    return [{
      source: source(parts[1]!),
      message: `${parts.map((it) => `“${it}”`).join(' and ')} replace “${was.id}”: feedback that was given on it can still be read beside them and counts for none.`,
      mend: `To let it count, leave \`replaces: [${was.id}]\` at the one that it shall count for.`,
    }]
  }
  const ofCompetency = (id: string): Remark['source'] => after.competencies.find((it) => it.id === id)?.source ?? settings
  return [
    ...before.competencies.flatMap((it) => split(it, after.competencies, ofCompetency)),
    ...before.levels.flatMap((it) => split(it, after.levels, () => settings)),
  ]
}
