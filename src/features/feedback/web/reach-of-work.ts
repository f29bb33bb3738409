import type { Framework } from '../../framework/model.ts'
import { scopeOfWork, type WorkReach } from '../../work/rules/scope-of-work.ts'
import type { ObservationInput } from '../model.ts'
import { weighObservation } from '../rules/weigh-observation.ts'
import type { Prepared, WorkPicked } from './give-form.ts'

/** How far work reached, by the rung that the server says follows from it: it counts the teams of all its parts. */
export function reachOf({ scopes }: Framework, work: WorkPicked | null, rung: string | null): WorkReach | null {
  if (!work) return null
  const across = { kind: work.kind, teams: 2 }
  return rung !== null && scopeOfWork(scopes, across) === rung && scopeOfWork(scopes, { kind: work.kind, teams: 1 }) !== rung ? across : { kind: work.kind, teams: 1 }
}

/** Whether the linked work bears the stated rung out, and whether it is the one that the text asks for: as the server will mark it. */
export function scopeMarks(content: Framework, { family, specialty, domain }: Prepared, work: WorkReach | null, said: ObservationInput): { scopeSupported: boolean; scopeShown: boolean } {
  const role = { family, specialty, domain, secondary: [] }
  const { scopeSupported, scopeShown } = weighObservation({ framework: content, role, relation: 'teammate', work }, 'person', said)
  return { scopeSupported, scopeShown }
}
