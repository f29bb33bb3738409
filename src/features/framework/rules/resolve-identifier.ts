import type { Framework } from '../model.ts'

export type IdentifierKind = 'competency' | 'level' | 'family' | 'specialty' | 'scope' | 'frequency'

const lists = { competency: 'competencies', level: 'levels', family: 'families', specialty: 'specialties', scope: 'scopes', frequency: 'frequencies' } as const

type Naming<Kind extends IdentifierKind> = Pick<Framework, (typeof lists)[Kind]>

/** What an identifier of an earlier version is called now: itself where it is still there, or what replaces it; undefined where it is gone. */
export function resolveIdentifier<Kind extends IdentifierKind>(framework: Naming<Kind>, kind: Kind, id: string): string | undefined {
  const { known, successors } = indexOf(framework, kind)
  const seen = new Set<string>()
  for (let at: string | undefined = id; at !== undefined && !seen.has(at); at = successors.get(at)) {
    if (known.has(at)) return at
    seen.add(at)
  }
  return undefined
}

/** What is called this now, by all its names: its own and those of earlier versions that it replaces. */
export const everyNameOf = <Kind extends IdentifierKind>(framework: Naming<Kind>, kind: Kind, id: string): string[] =>
  [id, ...[...indexOf(framework, kind).successors.keys()].filter((before) => before !== id && resolveIdentifier(framework, kind, before) === id)]

interface Index {
  known: ReadonlySet<string>
  successors: ReadonlyMap<string, string>
}

const indexes = new WeakMap<object, Index>()

/** What two entries replace was split, and a split has no one successor. */
function indexOf<Kind extends IdentifierKind>(framework: Naming<Kind>, kind: Kind): Index {
  const list: readonly { id: string; replaces?: readonly string[] | undefined }[] = framework[lists[kind]]
  let index = indexes.get(list)
  if (!index) {
    const successors = new Map<string, string>()
    const twice = new Set<string>()
    for (const entry of list) {
      for (const before of entry.replaces ?? []) {
        if (successors.has(before) && successors.get(before) !== entry.id) twice.add(before)
        successors.set(before, entry.id)
      }
    }
    for (const before of twice) successors.delete(before)
    indexes.set(list, (index = { known: new Set(list.map((entry) => entry.id)), successors }))
  }
  return index
}
