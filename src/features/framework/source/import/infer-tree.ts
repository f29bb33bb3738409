import type { YamlValue } from '../front-matter.ts'
import { inferFields } from './infer-fields.ts'
import { headingKinds, levelLikeness, looksLikeLadder } from './level-words.ts'
import type { TreeMapping } from './mapping.ts'
import { branchesOf, spaced, valuesAt, type Branch } from './tree-shape.ts'

/** How the entries at one `*` of the way tell what they are: by their key, or by a field that they have. */
export interface Naming {
  /** How many steps lead to the entry, the `*` included. */
  depth: number
  field?: string
}

/** Finds out how a tree is laid out: where its longest texts are, and which steps on the way there are levels, competencies and groups. */
export function inferTree(root: YamlValue): TreeMapping | undefined {
  const branches = branchesOf(root)
  const candidates = branches.filter((branch) => branch.steps.includes('*') && headingKinds(lastName(branch))[0] !== 'examples').toSorted((a, b) => weight(b) - weight(a))
  for (const main of candidates.slice(0, 6)) {
    const mapping = inferFrom(root, main, branches)
    if (mapping) return mapping
  }
  return undefined
}

function weight({ texts }: Branch): number {
  const sum = texts.reduce((total, text) => total + text.length, 0)
  return sum / texts.length < 12 ? 0 : sum
}

function lastName({ steps }: Branch): string {
  return spaced(steps.findLast((step) => step !== '*') ?? '')
}

function inferFrom(root: YamlValue, main: Branch, branches: readonly Branch[]): TreeMapping | undefined {
  const depths = main.steps.flatMap((step, at) => (step === '*' ? [at + 1] : []))
  const level = firstOf(depths, (depth) => levelNaming(root, main.steps, depth))
  if (!level) return undefined
  const competency = competencyNaming(root, main.steps, depths, level)
  if (!competency) return undefined
  const entry = Math.max(level.depth, competency.depth)
  const group = groupNaming(root, main.steps, depths, [level, competency], entry)
  return inferFields({ root, main, branches, level, competency, group, entry })
}

function firstOf<T, R>(values: readonly T[], find: (value: T) => R | undefined): R | undefined {
  for (const value of values) {
    const found = find(value)
    if (found !== undefined) return found
  }
  return undefined
}

/** Keys that form a ladder, a field that names a level, or a list that is called one. */
function levelNaming(root: YamlValue, steps: readonly string[], depth: number): Naming | undefined {
  const entries = valuesAt(root, steps.slice(0, depth))
  const keys = [...new Set(entries.filter(({ inList }) => !inList).map(({ key }) => key))]
  if (keys.length > 0 && looksLikeLadder(keys)) return { depth }
  const field = levelField(entries.map(({ value }) => value))
  if (field !== undefined) return { depth, field }
  const name = steps.slice(0, depth - 1).findLast((step) => step !== '*') ?? ''
  const called = /^(?:levels?|milestones?|grades?|steps?|stages?|seniorit(?:y|ies)|tiers?|rungs?|bands?|ladder|expectations by level)$/i.test(spaced(name))
  return called && steps[depth - 2] !== '*' && entries.every(({ inList }) => inList) && entries.length > 1 ? { depth } : undefined
}

function fieldTexts(entries: readonly YamlValue[]): Map<string, string[]> {
  const texts = new Map<string, string[]>()
  for (const entry of entries) {
    if (entry === null || typeof entry !== 'object' || Array.isArray(entry)) continue
    for (const [key, value] of Object.entries(entry)) {
      if (typeof value !== 'string' && typeof value !== 'number') continue
      const known = texts.get(key)
      if (known) known.push(String(value))
      else texts.set(key, [String(value)])
    }
  }
  return texts
}

function levelField(entries: readonly YamlValue[]): string | undefined {
  const texts = fieldTexts(entries)
  const called = [...texts.keys()].find((key) => headingKinds(spaced(key))[0] === 'level')
  if (called !== undefined) return called
  return [...texts].find(([, values]) => values.length === entries.length && looksLikeLadder([...new Set(values)]) && [...new Set(values)].filter((value) => levelLikeness(value) === 2).length >= 2)?.[0]
}

/** A field of the entry that is called so, or the name of an entry further up. */
function competencyNaming(root: YamlValue, steps: readonly string[], depths: readonly number[], level: Naming): Naming | undefined {
  const flat = valuesAt(root, steps.slice(0, level.depth)).map(({ value }) => value)
  const texts = fieldTexts(flat)
  const field = [...texts.keys()].find((key) => key !== level.field && key !== steps[level.depth] && headingKinds(spaced(key))[0] === 'competency')
  if (field !== undefined) return { depth: level.depth, field }
  const others = depths.filter((depth) => depth !== level.depth)
  for (const depth of [...others].toReversed()) {
    const naming = namingAt(root, steps, depth)
    if (naming) return naming
  }
  const grouped = [...texts.keys()].find((key) => key !== level.field && headingKinds(spaced(key))[0] === 'group')
  return grouped === undefined ? undefined : { depth: level.depth, field: grouped }
}

const nameField = /^(?:name|title|display ?name|label|competency|skill|theme|topic|heading)$/i

function namingAt(root: YamlValue, steps: readonly string[], depth: number): Naming | undefined {
  const entries = valuesAt(root, steps.slice(0, depth))
  if (entries.every(({ value }) => value === null || typeof value !== 'object' || Array.isArray(value)) && entries.some(({ inList }) => inList)) return undefined
  if (entries.some(({ inList }) => !inList)) return { depth }
  const texts = fieldTexts(entries.map(({ value }) => value))
  const field = ['competency', 'skill', 'theme', 'topic'].find((key) => texts.has(key)) ?? [...texts.keys()].find((key) => nameField.test(spaced(key))) ?? [...texts.keys()].find((key) => key === 'id')
  return field === undefined ? undefined : { depth, field }
}

function groupNaming(root: YamlValue, steps: readonly string[], depths: readonly number[], used: readonly Naming[], entry: number): Naming | undefined {
  const free = depths.filter((depth) => depth < entry && !used.some((one) => one.depth === depth))
  return firstOf(free.toReversed(), (depth) => namingAt(root, steps, depth))
}
