import type { Competency, Framework } from '../../framework/model.ts'
import { cellAt, concerns, expectationsByCell } from '../../framework/rules/matrix.ts'

/** What somebody's employment says of their role, by the framework's identifiers. */
export type Role = {
  readonly family: string | null
  readonly specialty: string | null
  readonly domain: string | null
  readonly secondary: readonly { readonly family: string; readonly specialty: string | null }[]
}

/** Whether a competency belongs to somebody's role, or to one beside it, and to their domain. */
export function inRole(competency: Competency, { family, specialty, domain, secondary }: Role): boolean {
  const roles = [...(family ? [{ family, specialty }] : []), ...secondary]
  return roles.some((it) => concerns(competency, { family: it.family, specialty: it.specialty ?? undefined, domain: domain ?? undefined }))
}

/** The competencies of a role and domain, in the framework's order. */
export function roleCompetencies({ groups, competencies }: Framework, role: Role): Competency[] {
  return groups.flatMap((group) => competencies.filter((it) => it.group === group.id && inRole(it, role)))
}

/** Those of a role that begin above a level: somebody there is not asked about them. Without a level nothing is known to be above. */
export function startingLater(framework: Framework, role: Role, level: string | null): Competency[] {
  const own = framework.levels.find((it) => it.id === level)
  if (!own) return []
  const cells = expectationsByCell(framework, role.specialty ?? undefined)
  return roleCompetencies(framework, role).filter((it) => cellAt(framework, it, own, cells).kind === 'not-expected-yet')
}
