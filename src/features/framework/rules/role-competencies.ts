import type { Competency, Framework } from '../model.ts'
import { concerns } from './matrix.ts'
import { resolveIdentifier } from './resolve-identifier.ts'

/** A role as an employment names it: by identifiers that may be those of an earlier version. */
export interface RoleNames {
  readonly family: string | null
  readonly specialty: string | null
  readonly level: string | null
  readonly domain: string | null
  readonly secondary: readonly { readonly family: string; readonly specialty: string | null }[]
}

/** The role in the words of this version. What it neither has nor replaces is null. */
export function roleIn(framework: Framework, role: RoleNames): RoleNames {
  const named = (kind: 'family' | 'specialty' | 'level', id: string | null): string | null => (id === null ? null : (resolveIdentifier(framework, kind, id) ?? null))
  const secondary = role.secondary.flatMap((it) => {
    const family = named('family', it.family)
    return family === null ? [] : [{ family, specialty: named('specialty', it.specialty) }]
  })
  return { ...role, family: named('family', role.family), specialty: named('specialty', role.specialty), level: named('level', role.level), secondary }
}

/** The competencies of a role and its domain, secondary roles included, in the framework's order; none without a family. */
export function competenciesOfRole(framework: Framework, { family, specialty, domain, secondary }: RoleNames): Competency[] {
  const roles = [...(family === null ? [] : [{ family, specialty }]), ...secondary]
  return framework.competencies.filter((it) =>
    roles.some((role) => concerns(it, { family: role.family, specialty: role.specialty ?? undefined, domain: domain ?? undefined })),
  )
}
