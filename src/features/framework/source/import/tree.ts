import { isAlias, isMap, isScalar, isSeq, type Document, type Node, type Pair } from 'yaml'
import type { YamlValue } from '../front-matter.ts'

/** What knows on which line of its file a value begins. */
export interface Lines {
  document: Document.Parsed
  placeAt: (offset: number) => { line: number; column: number }
}

/**
 * A value in a tree of keys and lists, with the way that leads to it. Nodes are
 * made when somebody asks for them, and remember whether they were used.
 */
export class TreeNode {
  readonly file: string
  readonly value: YamlValue
  readonly key: string
  readonly parent: TreeNode | undefined
  private readonly lines: Lines | undefined
  private readonly ast: Node | Pair | null | undefined
  private children: Map<string, TreeNode> | undefined
  /** The scalars right below that were used without becoming nodes of their own. */
  private usedKeys: string[] | undefined
  private used = false
  private way: string | undefined

  constructor(file: string, value: YamlValue, lines?: Lines, key = '', parent?: TreeNode, ast: Node | Pair | null | undefined = lines?.document.contents) {
    this.file = file
    this.value = value
    this.lines = lines
    this.key = key
    this.parent = parent
    this.ast = ast
  }

  keys(): string[] {
    return this.value !== null && typeof this.value === 'object' ? Object.keys(this.value) : []
  }

  child(key: string): TreeNode | undefined {
    const known = this.children?.get(key)
    if (known) return known
    const { value } = this
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined
    const child = new TreeNode(this.file, (value as Record<string, YamlValue>)[key]!, this.lines, key, this, this.lines && childAst(this.ast, key, this.lines.document))
    ;(this.children ??= new Map()).set(key, child)
    return child
  }

  /** The scalar at a key, which counts as used from then on; undefined where there is none. */
  takeScalar(key: string): string | undefined {
    const { value } = this
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined
    const scalar = (value as Record<string, YamlValue>)[key]
    if (scalar === null || scalar === undefined || typeof scalar === 'object') return undefined
    ;(this.usedKeys ??= []).push(key)
    return String(scalar)
  }

  /** Counts as used from then on, with all that lies below. */
  take(): YamlValue {
    this.used = true
    return this.value
  }

  pointer(): string {
    return (this.way ??= this.parent === undefined ? '' : `${this.parent.pointer()}/${/[~/]/.test(this.key) ? this.key.replace(/~/g, '~0').replace(/\//g, '~1') : this.key}`)
  }

  /** The line on which the value stands; without positions the file is named with the way to the value. */
  source(): { file: string; line: number } {
    const place = this.place()
    return place ? { file: this.file, line: place.line } : { file: this.parent === undefined ? this.file : `${this.file}#${this.pointer()}`, line: 1 }
  }

  place(): { line: number; column: number } | undefined {
    if (!this.lines || !this.ast) return undefined
    const node = 'key' in this.ast ? (this.ast.key as Node | null) : this.ast
    return this.lines.placeAt(node?.range?.[0] ?? 0)
  }

  /** Every scalar below that nobody used. */
  *unused(): Generator<TreeNode> {
    if (this.used) return
    if (this.value === null || typeof this.value !== 'object') yield this
    else for (const key of this.keys()) if (!this.usedKeys?.includes(key)) yield* this.child(key)!.unused()
  }
}

const pairs = new WeakMap<object, Map<string, Pair>>()

function childAst(ast: Node | Pair | null | undefined, key: string, document: Document.Parsed): Node | Pair | undefined {
  let node = ast && 'key' in ast ? (ast.value as Node | null) : ast
  if (isAlias(node)) node = node.resolve(document)
  if (isSeq(node)) return node.items[Number(key)] as Node | undefined
  if (!isMap(node)) return undefined
  let byKey = pairs.get(node)
  if (!byKey) pairs.set(node, (byKey = new Map(node.items.map((pair) => [isScalar(pair.key) ? String(pair.key.value) : String(pair.key), pair as Pair]))))
  return byKey.get(key)
}

export interface Reached {
  node: TreeNode
  captured: Readonly<Record<string, string>>
}

/** The places that a pattern reaches. Positions in a list count from 1 where they are kept. */
export function reach(root: TreeNode, pattern: string, given: Readonly<Record<string, string>> = {}): Reached[] {
  let reached: Reached[] = [{ node: root, captured: given }]
  for (const step of pattern.split('/').slice(1)) {
    if (step !== '') reached = reached.flatMap((at) => reachStep(at, step))
  }
  return reached
}

function reachStep({ node, captured }: Reached, step: string): Reached[] {
  const capture = /^\{([a-z]+)(?::([^}]*))?\}$/.exec(step)
  if (step !== '*' && !capture) return one(node.child(unescaped(step)), captured)
  const only = capture?.[2]?.split(',').map((word) => word.trim())
  return node.keys().flatMap((key) => {
    if (only && !only.includes(key)) return []
    const kept = capture ? { ...captured, [capture[1]!]: Array.isArray(node.value) ? String(Number(key) + 1) : key } : captured
    return one(node.child(key), kept)
  })
}

function one(node: TreeNode | undefined, captured: Readonly<Record<string, string>>): Reached[] {
  return node ? [{ node, captured }] : []
}

/** The nodes at a path from a node: keys, `..` for the node above, `.` for itself, `*` for all below, a leading slash for the top. */
export function follow(from: TreeNode, steps: string): TreeNode[] {
  return followParts(steps.startsWith('/') ? topOf(from) : from, partsOf(steps), 0)
}

function followParts(from: TreeNode, parts: readonly string[], first: number): TreeNode[] {
  let node: TreeNode | undefined = from
  for (let at = first; at < parts.length; at += 1) {
    const part = parts[at]!
    if (part === '*') return node.keys().flatMap((key) => followParts(node!.child(key)!, parts, at + 1))
    node = part === '..' ? node.parent : node.child(part)
    if (!node) return []
  }
  return [node]
}

/** The scalar at a path that ends in a key, without making a node of it; undefined where the path is of another kind. */
export function scalarAt(from: TreeNode, steps: string): string | undefined {
  const parts = partsOf(steps)
  const last = parts.at(-1)
  if (last === undefined || last === '*' || last === '..' || steps.startsWith('/')) return undefined
  let node: TreeNode | undefined = from
  for (let at = 0; at < parts.length - 1; at += 1) {
    if (parts[at] === '*') return undefined
    node = parts[at] === '..' ? node.parent : node.child(parts[at]!)
    if (!node) return undefined
  }
  return node.takeScalar(last)
}

const partsBySteps = new Map<string, string[]>()
const mostKept = 1_000

/** A mapping has few paths, and follows each of them from every cell. */
function partsOf(steps: string): string[] {
  let parts = partsBySteps.get(steps)
  if (parts) return parts
  if (partsBySteps.size > mostKept) partsBySteps.clear()
  parts = steps.split('/').filter((step) => step !== '' && step !== '.').map((step) => (step === '*' || step === '..' ? step : unescaped(step)))
  partsBySteps.set(steps, parts)
  return parts
}

function topOf(node: TreeNode): TreeNode {
  return node.parent ? topOf(node.parent) : node
}

function unescaped(step: string): string {
  return step.replace(/~1/g, '/').replace(/~0/g, '~')
}
