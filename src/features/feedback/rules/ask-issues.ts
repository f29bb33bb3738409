import type { Issue } from '../../../platform/result.ts'
import type { Framework } from '../../framework/model.ts'
import { roleCompetencies, startingLater, type Role } from './role-competencies.ts'

/** What keeps people from being asked about these competencies: they are of another role or domain, or begin above the person's level. */
export function askIssues(framework: Framework, role: Role & { readonly level: string | null }, competencies: readonly string[]): Issue[] {
  const own = new Set(roleCompetencies(framework, role).map((it) => it.id))
  const later = new Set(startingLater(framework, role, role.level).map((it) => it.id))
  return competencies.flatMap((id, index) => {
    const path = `competencies.${index}`
    const name = framework.competencies.find((it) => it.id === id)?.name ?? id
    if (competencies.indexOf(id) < index) return [{ path, message: `“${name}” is here twice.` }]
    if (!own.has(id)) return [{ path, message: `“${name}” does not belong to the role and domain. Take it out.` }]
    return later.has(id) ? [{ path, message: `“${name}” begins above the level, so nobody is asked about it yet. Take it out.` }] : []
  })
}
