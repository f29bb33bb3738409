import type { YamlValue } from '../front-matter.ts'
import type { Naming } from './infer-tree.ts'
import { headingKinds } from './level-words.ts'
import type { TreeMapping } from './mapping.ts'
import { spaced, valuesAt, type Branch } from './tree-shape.ts'

export interface Inferring {
  root: YamlValue
  main: Branch
  branches: readonly Branch[]
  level: Naming
  competency: Naming
  group: Naming | undefined
  entry: number
}

/** What the fields of an entry hold, and what is told of competencies and levels elsewhere. */
export function inferFields(given: Inferring): TreeMapping {
  const { main, level, competency, group, entry } = given
  const steps = main.steps.slice(0, entry)
  const name = (depth: number): string => (depth === level.depth && level.field === undefined ? '{level}' : depth === competency.depth && competency.field === undefined ? '{competency}' : group && depth === group.depth && group.field === undefined ? '{group}' : '*')
  const at = `/${steps.map((step, index) => (step === '*' ? name(index + 1) : step)).join('/')}`
  const up = (naming: Naming): string => `${'../'.repeat(entry - naming.depth)}${naming.field}`
  const named: Partial<TreeMapping> = {}
  if (level.field !== undefined) named.level = up(level)
  if (competency.field !== undefined) named.competency = up(competency)
  if (group?.field !== undefined) named.group = up(group)
  const taken = new Set([level, competency, group].flatMap((naming) => (naming?.field !== undefined && naming.depth === entry ? [naming.field] : [])))
  const mapping: TreeMapping = { at, ...named, ...withIdentifiers(contentOf(given, taken), given), ...competencyFacts(given, at), ...levelFacts(given) }
  return { ...mapping, ...wholeFacts(given, mapping) }
}

/** Entries of one list that have identifiers are statements, of which a cell may have several. */
function withIdentifiers(content: Content, { level, competency, entry }: Inferring): Content {
  const { id, ...carry } = content.carry ?? {}
  if (id === undefined || level.depth !== entry || competency.depth !== entry || typeof content.text !== 'string' || content.statements !== undefined) return content
  const { text, examples, carry: _, ...rest } = content
  return { ...rest, statements: { text, id, ...(typeof examples === 'string' ? { examples } : {}) }, ...(Object.keys(carry).length === 0 ? {} : { carry }) }
}

/** The file’s own name and summary, and everything at its top that no cell needs: carried along whole. */
function wholeFacts({ root, main }: Inferring, mapping: TreeMapping): Pick<TreeMapping, 'framework' | 'carried'> {
  if (root === null || typeof root !== 'object' || Array.isArray(root) || main.steps[0] === '*') return {}
  const used = new Set([main.steps[0], ...[mapping.levels, mapping.competencies].map((facts) => facts?.at.split('/')[1])])
  const rest = Object.keys(root).filter((key) => !used.has(key) && root[key] !== null)
  const name = rest.find((key) => /^(?:name|title)$/i.test(key) && typeof root[key] === 'string')
  const description = rest.find((key) => /^(?:description|summary|about)$/i.test(key) && typeof root[key] === 'string')
  const carried = Object.fromEntries(rest.filter((key) => key !== name && key !== description).map((key) => [key, `/${key}`]))
  return {
    ...(name || description ? { framework: { ...(name ? { name } : {}), ...(description ? { description } : {}) } } : {}),
    ...(Object.keys(carried).length > 0 ? { carried } : {}),
  }
}

interface Field {
  path: string[]
  kinds: string[]
  texts: string[]
}

type Content = Pick<TreeMapping, 'text' | 'statements' | 'examples' | 'carry' | 'group' | 'specialty' | 'family' | 'scope'>

/** Fields below the entry, in the order in which they stand: long texts, lists of statements, examples, and the rest to carry along. */
function contentOf({ main, branches, entry, group, competency }: Inferring, taken: ReadonlySet<string>): Content {
  const content: Content = {}
  const texts: string[] = []
  const statements: (string | { at?: string; text?: string; examples?: string })[] = []
  const lists = new Set<string>()
  for (const { path, kinds, texts: found } of fieldsBelow(main, branches, entry)) {
    const [key = ''] = path
    if (path.length === 0 || taken.has(key)) continue
    if (path.length === 1 && key === '*') statements.push(key)
    else if (path.length === 1 && key === main.steps[entry]) texts.push(key)
    else if (path.length === 1) addScalar(content, texts, key, kinds, found, group === undefined && competency.field !== key)
    else if (lists.has(key)) continue
    else if (path[1] === '*') {
      lists.add(key)
      if (isReference(key)) (content.carry ??= {})[key] = key
      else addList(content, statements, path, kinds, branches, [...main.steps.slice(0, entry), key])
    } else (content.carry ??= {})[key] = key
  }
  if (texts.length > 0) content.text = texts.length === 1 ? texts[0]! : texts
  if (statements.length > 0) content.statements = statements.length === 1 ? statements[0]! : statements
  return content
}

function fieldsBelow(main: Branch, branches: readonly Branch[], entry: number): Field[] {
  const prefix = main.steps.slice(0, entry)
  return branches
    .filter(({ steps }) => steps.length >= entry && prefix.every((step, at) => steps[at] === step))
    .map(({ steps, texts }) => ({ path: steps.slice(entry), kinds: headingKinds(spaced(steps[entry] ?? '')), texts }))
}

function addScalar(content: Content, texts: string[], key: string, kinds: readonly string[], found: readonly string[], groupFree: boolean): void {
  const long = found.reduce((sum, text) => sum + text.length, 0) / found.length >= 25
  const [kind] = kinds
  if (kind === 'examples') content.examples = key
  else if (kind === 'specialty' || kind === 'family' || kind === 'scope') content[kind] = key
  else if (kind === 'group' && groupFree && content.group === undefined) content.group = key
  else if (kind === 'text' || kind === 'description' || (long && kind !== 'identifier')) texts.push(key)
  else (content.carry ??= {})[key] = key
}

/** A list of texts, or of entries with a text and perhaps examples of their own. */
function addList(content: Content, statements: unknown[], path: readonly string[], kinds: readonly string[], branches: readonly Branch[], prefix: readonly string[]): void {
  const [key = ''] = path
  const below = branches.filter(({ steps }) => steps.length > prefix.length && prefix.every((step, at) => steps[at] === step)).map(({ steps }) => steps.slice(prefix.length + 1))
  if (below.every((steps) => steps.length === 0)) {
    if (kinds[0] === 'examples') content.examples = key
    else statements.push(key)
    return
  }
  const names = [...new Set(below.map(([name]) => name).filter((name) => name !== undefined))]
  const examples = names.find((name) => headingKinds(spaced(name))[0] === 'examples')
  const text = names.find((name) => name !== examples && name !== 'id') ?? names[0]!
  statements.push({ at: `${key}/*`, text, ...(examples === undefined ? {} : { examples }), ...(names.includes('id') ? { id: 'id' } : {}) })
}

/** Addresses and readings are no expectations. */
function isReference(key: string): boolean {
  return /url|link|reference|resource/i.test(key)
}

/** Fields beside the way to the cells, at the entry that is a competency; or a list elsewhere whose identifiers the cells use. */
function competencyFacts({ root, main, branches, competency, entry }: Inferring, at: string): Pick<TreeMapping, 'competencies'> {
  if (competency.depth < entry) {
    const here = scalarFields(branches, main.steps.slice(0, competency.depth)).filter((key) => key !== competency.field)
    const pattern = `/${at.split('/').slice(1, competency.depth + 1).join('/')}`
    const parts = factParts(here)
    if (Object.keys(parts).length === 0 && competency.field === undefined) return {}
    return { competencies: { at: pattern, ...(competency.field === undefined ? {} : { id: competency.field }), ...parts } }
  }
  const used = namesUsed(root, main, competency)
  const list = used && listOfIds(branches, main, used)
  return list ? { competencies: { at: `/${list.join('/')}`, id: 'id', ...factParts(scalarFields(branches, list).filter((key) => key !== 'id')) } } : {}
}

/** A list elsewhere with an entry for each level that the cells name. */
function levelFacts({ root, main, branches, level }: Inferring): Pick<TreeMapping, 'levels'> {
  const used = level.field === undefined ? new Set(valuesAt(root, main.steps.slice(0, level.depth)).map(({ key }) => key)) : namesUsed(root, main, level)
  const list = used && listOfIds(branches, main, used)
  if (!list) return {}
  const { group: _, ...parts } = factParts(scalarFields(branches, list).filter((key) => key !== 'id')) as { group?: string }
  return { levels: { at: `/${list.join('/')}`, id: 'id', ...parts } }
}

function namesUsed(root: YamlValue, main: Branch, naming: Naming): Set<string> | undefined {
  if (naming.field === undefined) return undefined
  return new Set(valuesAt(root, [...main.steps.slice(0, naming.depth), naming.field]).map(({ value }) => String(value)))
}

/** The way to entries elsewhere whose `id` is what the cells say. */
function listOfIds(branches: readonly Branch[], main: Branch, used: ReadonlySet<string>): string[] | undefined {
  const found = branches.find(({ steps, texts }) => steps.at(-1) === 'id' && steps.at(-2) === '*' && steps[0] !== '*' && steps[0] !== main.steps[0] && texts.filter((text) => used.has(text)).length >= used.size / 2)
  return found?.steps.slice(0, -1)
}

function scalarFields(branches: readonly Branch[], prefix: readonly string[]): string[] {
  return branches.filter(({ steps }) => steps.length === prefix.length + 1 && prefix.every((step, at) => steps[at] === step) && steps.at(-1) !== '*').map(({ steps }) => steps.at(-1)!)
}

function factParts(keys: readonly string[]): { name?: string; description?: string; group?: string; carry?: Record<string, string> } {
  const parts: { name?: string; description?: string; group?: string; carry?: Record<string, string> } = {}
  for (const key of keys) {
    const words = spaced(key)
    const kinds = headingKinds(words)
    if (parts.name === undefined && /^(?:name|title|display name|label)$/i.test(words)) parts.name = key
    else if (parts.description === undefined && (kinds.includes('description') || /^summary$/i.test(key))) parts.description = key
    else if (parts.group === undefined && kinds[0] === 'group') parts.group = key
    else (parts.carry ??= {})[key] = key
  }
  return parts
}
