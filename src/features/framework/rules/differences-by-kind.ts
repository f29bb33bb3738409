import type { Difference } from '../model.ts'

/** Differences under their kind, in the order in which the kinds first occur. */
export function differencesByKind(differences: readonly Difference[]): [kind: Difference['kind'], differences: Difference[]][] {
  const kinds = new Map<Difference['kind'], Difference[]>()
  for (const difference of differences) kinds.set(difference.kind, [...(kinds.get(difference.kind) ?? []), difference])
  return [...kinds]
}

/** The cells whose words changed: what a publisher says a meaning of. An expectation's identifier is `competency@level`. */
export const rewordedCells = (differences: readonly Difference[]): { id: string; competency: string; level: string; difference: Difference }[] =>
  differences
    .filter(({ kind, change }) => kind === 'expectation' && change === 'reworded')
    .map((difference) => {
      const at = difference.id.lastIndexOf('@')
      return { id: difference.id, competency: difference.id.slice(0, at), level: difference.id.slice(at + 1), difference }
    })
