import type { Scope } from '../../framework/model.ts'
import type { WorkKind } from '../model.ts'

/** What is known of the work that something was seen on. `teams` counts the teams that it, or anything in it, affected. */
export type WorkReach = { readonly kind: WorkKind; readonly teams: number }

const plain = (words: string): string => words.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()

const acrossWords = ['across teams', 'cross team', 'several teams', 'multiple teams', 'two teams', 'two or more teams']

/** The position of the rung that the framework calls by one of these words: as its identifier or an alias, else within its name. */
function rungCalled(scopes: readonly Scope[], words: readonly string[]): number {
  const called = scopes.findIndex((it) => [it.id, it.name, ...it.aliases].some((name) => words.includes(plain(name))))
  if (called >= 0) return called
  return scopes.findIndex((it) => words.some((word) => ` ${plain(it.name)} `.includes(` ${word} `)))
}

const rungAcrossTeams = (scopes: readonly Scope[]): number => rungCalled(scopes, acrossWords)

/** The rung of influence that follows from the work itself, in the framework's own words; null where the framework has no such rung. */
export function scopeOfWork(scopes: readonly Scope[], work: WorkReach): string | null {
  const ofKind = rungCalled(scopes, [work.kind, `${work.kind}s`])
  const ofTeams = work.teams >= 2 ? rungAcrossTeams(scopes) : -1
  return scopes[Math.max(ofKind, ofTeams)]?.id ?? null
}

/**
 * Whether the linked work bears a rung out: the rung across teams, and any that the framework puts above it, only where the work affected
 * two or more of them.
 */
export function scopeIsSupported(scopes: readonly Scope[], work: WorkReach | null, scope: string): boolean {
  const across = rungAcrossTeams(scopes)
  if (across < 0 || scopes.findIndex((it) => it.id === scope) < across) return true
  return work !== null && work.teams >= 2
}
