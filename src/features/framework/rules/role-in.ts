import type { Framework } from '../model.ts'
import { resolveIdentifier } from './resolve-identifier.ts'

/** A role by the framework's identifiers, which in an employment may be those of an earlier version. */
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
  return { family: named('family', role.family), specialty: named('specialty', role.specialty), level: named('level', role.level), domain: role.domain, secondary }
}
