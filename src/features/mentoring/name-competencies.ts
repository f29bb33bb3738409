import type { Tx } from '../../platform/database.ts'
import type { Framework } from '../framework/model.ts'
import { publishedFramework } from '../framework/reads.ts'
import { resolveIdentifier } from '../framework/rules/resolve-identifier.ts'

type Of = { readonly framework: string; readonly competency: string }

/** What a framework calls a competency today, also where it was renamed since; its identifier where it is gone. */
const nameIn = (content: Framework | undefined, id: string): string => {
  const now = content && resolveIdentifier(content, 'competency', id)
  return content?.competencies.find((it) => it.id === now)?.name ?? id
}

/** Adds to each entry the name that the published framework gives its competency. */
export async function nameCompetencies<T extends Of>(tx: Tx, entries: readonly T[]): Promise<(T & { name: string })[]> {
  const frameworks = new Map<string, Framework | undefined>()
  for (const id of new Set(entries.map((it) => it.framework))) frameworks.set(id, (await publishedFramework(tx, id))?.content)
  return entries.map((it) => ({ ...it, name: nameIn(frameworks.get(it.framework), it.competency) }))
}

export async function named<T extends Of>(tx: Tx, entry: T): Promise<T & { name: string }> {
  return (await nameCompetencies(tx, [entry]))[0]!
}
