import type { Framework } from '../../framework/model.ts'
import { scopeOfWork, type WorkReach } from '../../work/rules/scope-of-work.ts'
import type { WorkPicked } from './give-form.ts'

/** How far work reached, by the rung that the server says follows from it: it counts the teams of all its parts. */
export function reachOf({ scopes }: Framework, work: WorkPicked | null, rung: string | null): WorkReach | null {
  if (!work) return null
  const across = { kind: work.kind, teams: 2 }
  return rung !== null && scopeOfWork(scopes, across) === rung && scopeOfWork(scopes, { kind: work.kind, teams: 1 }) !== rung ? across : { kind: work.kind, teams: 1 }
}
