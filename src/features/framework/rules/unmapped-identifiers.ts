import type { Framework, IdentifierMapping } from '../model.ts'
import { resolveIdentifier } from './resolve-identifier.ts'

export type HeldIdentifier = { readonly kind: IdentifierMapping['kind']; readonly id: string; readonly employments: number }

/** The identifiers that employments hold and that the framework neither has nor replaces. */
export const unmappedIdentifiers = (framework: Framework, held: readonly HeldIdentifier[]): HeldIdentifier[] =>
  held.filter((it) => resolveIdentifier(framework, it.kind, it.id) === undefined)

type Replacing = { readonly id: string; readonly replaces?: string[] | undefined }

/** The framework with the publisher's mappings written down as `replaces`, so that the version itself says what stands for what. */
export function withMappings(framework: Framework, mappings: readonly IdentifierMapping[]): Framework {
  const mapped = <T extends Replacing>(kind: IdentifierMapping['kind'], items: readonly T[]): T[] =>
    items.map((item) => {
      const from = mappings.filter((it) => it.kind === kind && it.to === item.id).map((it) => it.from)
      return from.length === 0 ? item : { ...item, replaces: [...new Set([...(item.replaces ?? []), ...from])] }
    })
  return {
    ...framework,
    families: mapped('family', framework.families),
    levels: mapped('level', framework.levels),
    specialties: mapped('specialty', framework.specialties),
  }
}

/** The mappings whose target the framework does not have. */
export const mappingsWithoutTarget = (framework: Framework, mappings: readonly IdentifierMapping[]): IdentifierMapping[] => {
  const ids = {
    family: new Set(framework.families.map((it) => it.id)),
    level: new Set(framework.levels.map((it) => it.id)),
    specialty: new Set(framework.specialties.map((it) => it.id)),
  }
  return mappings.filter((it) => !ids[it.kind].has(it.to))
}
