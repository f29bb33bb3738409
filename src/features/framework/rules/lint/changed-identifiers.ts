import type { Framework } from '../../model.ts'
import type { LintRule, Remark } from './lint-rule.ts'

export const changedIdentifier: LintRule = {
  id: 'changed-identifier',
  severity: 'warning',
  why: 'Observations, goals and reviews hold identifiers. One that is gone leaves them behind, unless its successor says what it replaces.',
  example: 'competency: troubleshooting   # was: debugging',
  instead: 'competency: troubleshooting\nreplaces: [debugging]',
}

interface Named {
  id: string
  name: string
  replaces?: readonly string[] | undefined
}

const kinds = { competencies: 'competency', levels: 'level', families: 'family', specialties: 'specialty', scopes: 'area of influence', frequencies: 'frequency' } as const

/** Identifiers that the earlier version had, that are gone, and that nothing says it replaces. */
export function changedIdentifiers(before: Framework, after: Framework): Remark[] {
  return (Object.keys(kinds) as (keyof typeof kinds)[]).flatMap((kind) => goneFrom(kind, before[kind], after[kind], after))
}

function goneFrom(kind: keyof typeof kinds, before: readonly Named[], after: readonly Named[], framework: Framework): Remark[] {
  const kept = new Set(after.flatMap((one) => [one.id, ...(one.replaces ?? [])]))
  const known = new Set(before.map((one) => one.id))
  const added = after.filter((one) => !known.has(one.id))
  return before.filter((one) => !kept.has(one.id)).map((gone) => {
    const similar = mostSimilar(gone, added)
    const successor = similar && framework.competencies.find((one) => one.id === similar.id)
    return {
      source: successor?.source ?? { file: 'framework.yaml', line: 1 },
      message: `The ${kinds[kind]} “${gone.id}” is gone${similar ? `, and “${similar.id}” is new and much like it` : ''}.`,
      mend: similar ? `If it is the same, write \`replaces: [${gone.id}]\` at “${similar.id}”.` : `If something stands in its place, write \`replaces: [${gone.id}]\` there; if it was given up, there is nothing to do.`,
    }
  })
}

function mostSimilar(gone: Named, added: readonly Named[]): Named | undefined {
  let best: { one: Named; score: number } | undefined
  for (const one of added) {
    const score = Math.max(likeness(gone.name, one.name), likeness(lastStep(gone.id), lastStep(one.id)))
    if (score >= 0.5 && (!best || score > best.score)) best = { one, score }
  }
  return best?.one
}

function lastStep(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1)
}

/** How many pairs of neighbouring letters two names share, from 0 to 1. */
export function likeness(a: string, b: string): number {
  const [left, right] = [letterPairs(a), letterPairs(b)]
  if (left.size === 0 || right.size === 0) return a.toLowerCase() === b.toLowerCase() ? 1 : 0
  let shared = 0
  for (const pair of left) if (right.has(pair)) shared += 1
  return (2 * shared) / (left.size + right.size)
}

function letterPairs(text: string): Set<string> {
  const letters = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
  return new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) => letters.slice(at, at + 2)))
}
