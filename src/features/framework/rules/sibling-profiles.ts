import type { Framework, RoleProfile } from '../model.ts'

export interface SiblingProfiles {
  /** The same job at other levels, in the framework's order of levels. */
  levels: RoleProfile[]
  /** Other jobs at the same level, by name. */
  roles: RoleProfile[]
}

/** The neighbours of a role profile, computed: a new page stands among them without an edit to any other. */
export function siblingProfiles(framework: Framework, id: string): SiblingProfiles {
  const profile = framework.roleProfiles.find((one) => one.id === id)
  if (!profile) return { levels: [], roles: [] }
  const others = framework.roleProfiles.filter((one) => one.id !== id)
  const rank = new Map(framework.levels.map((level, index) => [level.id, index]))
  const rankOf = (one: RoleProfile): number => rank.get(one.level) ?? framework.levels.length
  return {
    levels: others.filter((one) => one.family === profile.family && isSameLine(profile, one, framework)).sort((a, b) => rankOf(a) - rankOf(b) || compare(a.id, b.id)),
    roles: others.filter((one) => one.level === profile.level && one.family !== profile.family).sort((a, b) => compare(a.name, b.name)),
  }
}

/** With a specialty, the levels of that specialty; where a level has none, the family's own page stands in. */
function isSameLine(profile: RoleProfile, other: RoleProfile, framework: Framework): boolean {
  if (other.specialty === profile.specialty) return true
  if (profile.specialty === undefined) return other.level === profile.level || !hasPage(framework, other, undefined)
  return other.specialty === undefined && !hasPage(framework, other, profile.specialty)
}

function hasPage(framework: Framework, like: RoleProfile, specialty: string | undefined): boolean {
  return framework.roleProfiles.some((one) => one.family === like.family && one.level === like.level && one.specialty === specialty)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
