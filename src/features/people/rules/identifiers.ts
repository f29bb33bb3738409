import type { FrameworkNames, Period } from '../model.ts'

/** What an employment says in a framework's words. */
export type InFramework = {
  readonly framework: string | null
  readonly family: string | null
  readonly level: string | null
  readonly specialty: string | null
  readonly domain: string | null
}

export type IdentifierProblem = { readonly field: keyof InFramework; readonly message: string }

/** The specialties of a job family. */
export const specialtiesOf = (family: string | null, { specialties }: FrameworkNames): FrameworkNames['specialties'] => specialties.filter((it) => it.family === family)

/** What an employment names that no published framework has, or not together. */
export function identifierProblems(it: InFramework, frameworks: ReadonlyMap<string, FrameworkNames>): IdentifierProblem[] {
  if (it.framework === null) {
    const fields = (['family', 'level', 'specialty', 'domain'] as const).filter((field) => it[field] !== null)
    return fields.map((field) => ({ field, message: `A ${field} belongs to a framework. Name the framework, or leave the ${field} out.` }))
  }
  const names = frameworks.get(it.framework)
  if (!names) return [{ field: 'framework', message: `No framework “${it.framework}” is published. Publish it first, or name another.` }]
  if (it.family === null) return [{ field: 'family', message: 'Name the job family, by its identifier in the framework.' }]
  const lists = { family: names.families, level: names.levels, specialty: names.specialties, domain: names.domains }
  const unknown = (['family', 'level', 'specialty', 'domain'] as const).flatMap((field) => {
    const id = it[field]
    if (id === null || lists[field].some((one) => one.id === id)) return []
    return [{ field, message: `The framework “${it.framework}” has no ${field} “${id}”. It has ${listed(lists[field])}.` }]
  })
  return [...unknown, ...foreignSpecialty(it, names)]
}

const listed = (parts: readonly { readonly id: string }[]): string => parts.map(({ id }) => id).join(', ') || 'none'

function foreignSpecialty({ family, specialty }: InFramework, names: FrameworkNames): IdentifierProblem[] {
  const found = names.specialties.find(({ id }) => id === specialty)
  if (!found || found.family === family || !names.families.some(({ id }) => id === family)) return []
  return [{ field: 'specialty', message: `“${found.id}” is a specialty of the family “${found.family}”, not of “${family}”, which has ${listed(specialtiesOf(family, names))}.` }]
}

type Role = Period['secondary'][number]

const sameRole = (one: Role, other: Role): boolean => one.family === other.family && one.specialty === other.specialty

/** What is wrong with the roles beside the primary one: they are of its framework, and each is said once. That the framework is not there is said of the primary role alone. */
export function secondaryProblems(primary: InFramework, secondary: readonly Role[], frameworks: ReadonlyMap<string, FrameworkNames>): string[] {
  const checked = primary.framework === null || frameworks.has(primary.framework) ? secondary : []
  const unknown = checked.flatMap((it) => identifierProblems({ ...primary, ...it, level: null, domain: null }, frameworks).map(({ message }) => message))
  const named = ({ family, specialty }: Role): string => (specialty === null ? `“${family}”` : `“${family}” with “${specialty}”`)
  const twice = secondary.filter((it, at) => secondary.findIndex((one) => sameRole(one, it)) !== at).map((it) => `The role ${named(it)} is there twice. Say it once.`)
  const own = secondary.filter((it) => it.family === primary.family && it.specialty === primary.specialty).map((it) => `${named(it)} is their primary role already. Leave it out here.`)
  return [...unknown, ...twice, ...own]
}

/** Other roles than before; the same in another order are no change. */
export const secondaryOf = (before: readonly Role[], now: readonly Role[]): readonly Role[] =>
  before.length === now.length && before.every((it) => now.some((one) => sameRole(one, it))) ? before : now

/** What somebody does, without their level: the family's name, with the specialty beside it. */
export function titleOf({ framework, family, specialty }: InFramework, frameworks: ReadonlyMap<string, FrameworkNames>): string | null {
  const names = framework === null ? undefined : frameworks.get(framework)
  const name = names?.families.find((it) => it.id === family)?.name
  const beside = names?.specialties.find((it) => it.id === specialty)?.name
  return name === undefined ? null : [name, ...(beside ? [beside] : [])].join(', ')
}
