import type { Competency, Framework } from '../../framework/model.ts'
import type { RoleNames } from '../../framework/rules/role-in.ts'
import { levelTexts } from '../../feedback/rules/level-texts.ts'
import { roleCompetencies } from '../../feedback/rules/role-competencies.ts'
import type { LevelText } from '../../rating/rules/observation-value.ts'
import type { Target } from '../model.ts'

/** Another level or role to be compared with, as a page asks for it. */
export interface Asked {
  readonly family?: string | undefined
  readonly level?: string | undefined
  readonly specialty?: string | undefined
}

/**
 * What a map is compared with: the person's own role and level, or another. Another family is compared with alone, without the
 * roles beside one's own. Null where something that was asked for is not in the framework, or where there is no role at all.
 */
export function comparedWith(framework: Framework, own: RoleNames, asked: Asked): { role: RoleNames; target: Target; own: boolean } | null {
  const family = asked.family ?? own.family
  if (family === null || !knows(framework, asked)) return null
  const sameFamily = family === own.family
  const specialty = asked.specialty ?? (sameFamily ? own.specialty : null)
  const level = asked.level ?? own.level
  const isOwn = sameFamily && specialty === own.specialty && level === own.level
  const role = { family, specialty, level, domain: own.domain, secondary: sameFamily ? own.secondary : [] }
  return { role, target: { family, level, specialty }, own: isOwn }
}

const knows = (framework: Framework, { family, level, specialty }: Asked): boolean =>
  (family === undefined || framework.families.some((it) => it.id === family)) &&
  (level === undefined || framework.levels.some((it) => it.id === level)) &&
  (specialty === undefined || framework.specialties.some((it) => it.id === specialty))

export const competenciesOf = (framework: Framework, role: RoleNames): Competency[] => (role.family === null ? [] : roleCompetencies(framework, role))

export const positionOf = (framework: Framework, level: string | null): number | null => framework.levels.find((it) => it.id === level)?.position ?? null

const remembered = new WeakMap<Framework, Map<string, LevelText[]>>()

/** The texts of a competency, one for each level that has one: where levels share a text, each has it. A published framework never changes, so they are read once. */
export function textsOf(framework: Framework, competency: string, specialty: string | null): LevelText[] {
  let known = remembered.get(framework)
  if (!known) remembered.set(framework, (known = new Map()))
  const key = `${competency}\n${specialty ?? ''}`
  let texts = known.get(key)
  if (!texts) {
    texts = levelTexts(framework, competency, specialty).flatMap(({ levels, text }) => levels.map((level) => ({ position: positionOf(framework, level)!, text })))
    known.set(key, texts)
  }
  return texts
}
