import type { Competency, Expectation, Framework } from '../model.ts'

export type FoundKind = 'competency' | 'role' | 'term' | 'expectation' | 'statement' | 'example' | 'resource'

/** One passage that has every word looked for. `cell` is where the matrix opens it. */
export type Found = { kind: FoundKind; id: string; name: string; text: string; level?: string; cell?: string }

/** Names first, then the texts in the order of the matrix. */
export function searchFramework(framework: Framework, text: string, most: number): Found[] {
  const words = wordsOf(text)
  if (words.length === 0) return []
  const hits: Found[] = []
  for (const found of passages(framework)) {
    const all = `${found.name} ${found.level ?? ''} ${found.text}`.toLocaleLowerCase()
    if (words.every((word) => all.includes(word))) hits.push(found)
    if (hits.length >= most) break
  }
  return [...hits.filter((found) => isFoundByName(found, text)), ...hits.filter((found) => !isFoundByName(found, text))]
}

const wordsOf = (text: string): string[] => text.toLocaleLowerCase().split(/\s+/).filter(Boolean)

/** Whether what was found has every word in its own name, not only in its text. */
export const isFoundByName = ({ name, level }: Found, text: string): boolean =>
  !level && wordsOf(text).every((word) => name.toLocaleLowerCase().includes(word))

function* passages(framework: Framework): Generator<Found> {
  for (const { id, name, description = '' } of framework.competencies) yield { kind: 'competency', id, name, text: description, cell: id }
  for (const { id, name, description = '' } of framework.roleProfiles) yield { kind: 'role', id, name, text: description }
  for (const { id, name, definition } of framework.terms) yield { kind: 'term', id, name, text: definition }
  const names = new Map(framework.competencies.map(({ id, name }) => [id, name]))
  for (const expectation of framework.expectations) yield* passagesOf(expectation, names.get(expectation.competency) ?? expectation.competency)
  for (const competency of framework.competencies) yield* resourcesOf(competency)
}

function* passagesOf(expectation: Expectation, name: string): Generator<Found> {
  const cell = `${expectation.competency}@${expectation.level}`
  const at = { name, level: expectation.level, cell }
  if (expectation.text) yield { kind: 'expectation', id: cell, text: expectation.text, ...at }
  for (const { id, text } of expectation.statements) yield { kind: 'statement', id: `${cell} ${id}`, text, ...at }
  for (const [index, { text }] of expectation.examples.entries()) yield { kind: 'example', id: `${cell} example ${index}`, text, ...at }
}

/** A resource is shown where its competency is. */
function* resourcesOf({ id, resources = [] }: Competency): Generator<Found> {
  for (const [index, { title, description = '' }] of resources.entries()) yield { kind: 'resource', id: `${id} resource ${index}`, name: title, text: description, cell: id }
}
