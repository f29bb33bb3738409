import type { Framework } from '../../framework/model.ts'
import type { RoleNames } from '../../framework/rules/role-in.ts'
import type { PersonRating } from '../../rating/model.ts'
import { roleOverall } from '../../rating/rules/role-overall.ts'
import { expectedPosition } from '../../rating/rules/standing.ts'
import type { Overall } from '../model.ts'
import { competenciesOf, positionOf, textsOf } from './role.ts'

/**
 * The competencies whose mean an overall is: those of the role, without groups that the framework leaves out, such as its values,
 * and without those that begin above the level, since nobody is asked about them.
 */
export function countedInOverall(framework: Framework, role: RoleNames): string[] {
  const groups = new Set(framework.groups.filter((it) => it.inOverall).map((it) => it.id))
  const level = positionOf(framework, role.level)
  const expected = (id: string): boolean => level === null || expectedPosition(textsOf(framework, id, role.specialty), level) !== null
  return competenciesOf(framework, role)
    .filter((it) => groups.has(it.group) && expected(it.id))
    .map((it) => it.id)
}

/** An overall with its spread, from a rating that was made with the same competencies; or what is missing for one. */
export function mapOverall(rating: PersonRating | undefined, counted: readonly string[]): Overall {
  const found = roleOverall(rating, counted)
  if (found.kind === 'too-few') return found
  const ratings = rating!.competencies.filter((it) => counted.includes(it.competency)).map((it) => it.adjusted)
  const { raw, adjusted, low, high } = found.overall
  return { kind: 'shown', raw, adjusted, low, high, lowest: Math.min(...ratings), highest: Math.max(...ratings), missing: found.missing }
}
