import type { Tx } from '../../platform/database.ts'
import type { Framework } from '../framework/model.ts'
import { publishedFramework } from '../framework/reads.ts'
import { everyNameOf, resolveIdentifier } from '../framework/rules/resolve-identifier.ts'
import type { Sought } from './reads.ts'

type Of = { readonly framework: string; readonly competency: string }

/** A competency as its framework calls it today, also where it was renamed since; by its identifier where it is gone. */
function today(content: Framework | undefined, id: string): { competency: string; name: string } {
  const competency = (content && resolveIdentifier(content, 'competency', id)) ?? id
  return { competency, name: content?.competencies.find((it) => it.id === competency)?.name ?? id }
}

/** Says of each entry what the published framework calls its competency. */
export async function nameCompetencies<T extends Of>(tx: Tx, entries: readonly T[]): Promise<(T & { name: string })[]> {
  const frameworks = new Map<string, Framework | undefined>()
  for (const id of new Set(entries.map((it) => it.framework))) frameworks.set(id, (await publishedFramework(tx, id))?.content)
  return entries.map((it) => ({ ...it, ...today(frameworks.get(it.framework), it.competency) }))
}

export async function named<T extends Of>(tx: Tx, entry: T): Promise<T & { name: string }> {
  return (await nameCompetencies(tx, [entry]))[0]!
}

/** A competency that somebody names, by all the names under which it may have been offered or asked about. */
export async function soughtIn(tx: Tx, framework: string, competency: string): Promise<Sought> {
  const content = (await publishedFramework(tx, framework))?.content
  return { framework, names: content ? everyNameOf(content, 'competency', today(content, competency).competency) : [competency] }
}
