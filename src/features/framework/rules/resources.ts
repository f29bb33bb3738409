import type { Competency, Framework, Resource } from '../model.ts'

/**
 * What a competency can be learned from, for somebody who looks from these levels: what helps from just there comes first,
 * and what helps from further up comes last. In each part the framework’s order holds; so it does altogether where no level is given.
 */
export function resourcesFor({ levels }: Pick<Framework, 'levels'>, { resources = [] }: Pick<Competency, 'resources'>, from: readonly string[]): Resource[] {
  const position = (level: string): number => levels.find(({ id }) => id === level)?.position ?? -Infinity
  const highest = from.length === 0 ? Infinity : Math.max(...from.map(position))
  const part = (resource: Resource): number => {
    if (resource.from === undefined) return 1
    if (from.includes(resource.from)) return 0
    return position(resource.from) > highest ? 2 : 1
  }
  return resources.toSorted((a, b) => part(a) - part(b))
}
