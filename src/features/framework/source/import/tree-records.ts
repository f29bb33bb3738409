import type { Carried } from '../../model.ts'
import type { TreeMapping } from './mapping.ts'
import { noRecords, type CellRecord, type Fact, type RecordStatement, type Records } from './records.ts'
import { follow, reach, scalarAt, type TreeNode } from './tree.ts'

const fields = ['identifier', 'group', 'family', 'specialty', 'scope'] as const

/** Reads the cells of a tree as its mapping says. `given` is what the file’s path tells, such as its family. */
export function treeRecords(root: TreeNode, mapping: TreeMapping, given: Readonly<Record<string, string>>): Records {
  const records = noRecords()
  for (const pattern of listOf(mapping.at)) {
    for (const { node, captured } of reach(root, pattern, given)) addCell(records, node, captured, mapping)
  }
  if (mapping.levels) records.levels = factsAt(root, mapping.levels, 'level', given)
  if (mapping.competencies) records.competencies = factsAt(root, mapping.competencies, 'competency', given)
  if (mapping.groups) records.groups = factsAt(root, mapping.groups, 'group', given)
  if (mapping.families) records.families = factsAt(root, mapping.families, 'family', given)
  const { name, description } = mapping.framework ?? {}
  const [shown, about] = [name && textAt(root, name), description && textAt(root, description)]
  if (shown) records.name = shown
  if (about) records.description = about
  for (const [key, pattern] of Object.entries(mapping.carried ?? {})) {
    const [found] = reach(root, pattern)
    if (found) records.carried[key] = found.node.take()
  }
  return records
}

function listOf<T>(value: T | readonly T[] | undefined): readonly T[] {
  return value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T]
}

function addCell(records: Records, node: TreeNode, captured: Readonly<Record<string, string>>, mapping: TreeMapping): void {
  const level = fieldAt(node, 'level', captured, mapping)
  const competency = fieldAt(node, 'competency', captured, mapping)
  if (level === undefined || competency === undefined) return
  const own = mapping.text === undefined && mapping.statements === undefined ? '.' : mapping.text
  const cell: CellRecord = {
    level, competency, source: node.source(),
    text: textsOf(node, own),
    statements: listOf(mapping.statements).flatMap((one) => statementsAt(node, one)),
    examples: textsOf(node, mapping.examples),
  }
  for (const key of fields) {
    const text = fieldAt(node, key, captured, mapping)
    if (text !== undefined) cell[key] = text
  }
  const carried = carriedAt(node, mapping.carry)
  if (carried) cell.carriedByCell = carried
  records.cells.push(cell)
}

function fieldAt(node: TreeNode, key: (typeof fields)[number] | 'level' | 'competency', captured: Readonly<Record<string, string>>, mapping: TreeMapping): string | undefined {
  const steps = mapping[key]
  return (steps === undefined ? captured[key] : textAt(node, steps)) || undefined
}

function textsOf(node: TreeNode, paths: string | readonly string[] | undefined): string[] {
  if (paths === undefined) return []
  return typeof paths === 'string' ? textsAt(node, paths) : paths.flatMap((steps) => textsAt(node, steps))
}

function statementsAt(node: TreeNode, written: NonNullable<TreeMapping['statements']> extends infer S ? Exclude<S, readonly unknown[]> : never): RecordStatement[] {
  if (typeof written === 'string') return follow(node, written).flatMap(scalars).map((one) => ({ text: String(one.take()), examples: [], source: one.source() }))
  const at = written.at === undefined ? [node] : follow(node, written.at)
  return at.flatMap((one) => {
    const text = written.text === undefined ? String(one.take()) : textsAt(one, written.text).join('\n')
    const id = written.id === undefined ? undefined : textAt(one, written.id)
    const examples = written.examples === undefined ? [] : textsAt(one, written.examples)
    return text.trim() === '' ? [] : [{ text, examples, source: one.source(), ...(id ? { id } : {}) }]
  })
}

/** The scalars at a path: a list stands for each of its entries. */
function textsAt(node: TreeNode, steps: string): string[] {
  const scalar = scalarAt(node, steps)
  if (scalar !== undefined) return scalar.trim() === '' ? [] : [scalar]
  return follow(node, steps).flatMap(scalars).map((one) => String(one.take())).filter((text) => text.trim() !== '')
}

function textAt(node: TreeNode, steps: string): string | undefined {
  return textsAt(node, steps)[0]?.trim()
}

function scalars(node: TreeNode): TreeNode[] {
  if (node.value === null) return []
  if (Array.isArray(node.value)) return node.keys().flatMap((key) => scalars(node.child(key)!))
  return typeof node.value === 'object' ? [] : [node]
}

function carriedAt(node: TreeNode, carry: Readonly<Record<string, string>> | undefined): Carried | undefined {
  const carried: Carried = {}
  for (const [key, steps] of Object.entries(carry ?? {})) {
    const found = follow(node, steps)
    if (found.length === 1) carried[key] = found[0]!.take()
    else if (found.length > 1) carried[key] = found.map((one) => one.take())
  }
  return Object.keys(carried).length === 0 ? undefined : carried
}

type FactMapping = NonNullable<TreeMapping['levels']> & { group?: string | undefined }

function factsAt(root: TreeNode, { at, id, carry, ...texts }: FactMapping, kind: string, given: Readonly<Record<string, string>>): Fact[] {
  return reach(root, at).flatMap(({ node, captured }) => {
    const kept = { ...given, ...captured }
    const own = id === undefined ? undefined : textAt(node, id)
    const key = kept[kind] ?? own ?? (texts.name === undefined ? undefined : textAt(node, texts.name))
    if (key === undefined) return []
    const fact: Fact = { key, source: node.source() }
    if (own !== undefined) fact.id = own
    if (kind !== 'family' && kept.family !== undefined) fact.family = kept.family
    for (const part of ['name', 'title', 'description', 'group'] as const) {
      const text = texts[part] === undefined ? (part === 'group' ? kept.group : undefined) : textAt(node, texts[part])
      if (text !== undefined) fact[part] = text
    }
    const carried = carriedAt(node, carry)
    if (carried) fact.carried = carried
    return [fact]
  })
}
