import { isAlias, isMap, isScalar, LineCounter, parseDocument, visit, type Document, type Node, type Pair } from 'yaml'
import type { Findings } from './findings.ts'
import type { YamlValue } from './front-matter.ts'

export interface YamlMapping {
  values: Record<string, YamlValue>
  /** The line of each key of the mapping. */
  lines: Record<string, number>
  placeOf: (path: readonly (string | number)[]) => { line: number; column: number }
}

/** What the reader needs of YAML. It is loaded only where a file asks for more than plain keys. */
export interface YamlReader {
  readMapping: (file: string, text: string, firstLine: number, findings: Findings) => YamlMapping | undefined
}

const mostAliases = 100

/** Reads a text that must be a YAML mapping; what is wrong with it is reported where it stands. */
export function readMapping(file: string, text: string, firstLine: number, findings: Findings): YamlMapping | undefined {
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, uniqueKeys: true, logLevel: 'silent', merge: true })
  const placeAt = (offset: number): { line: number; column: number } => {
    const { line, col } = counter.linePos(offset)
    return { line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) }
  }
  for (const problem of [...document.errors, ...document.warnings]) {
    findings.error('unreadable-yaml', { file, ...placeAt(problem.pos[0]) }, firstSentence(problem.message), mendOf(problem.code))
  }
  const values = plainValues(file, document, firstLine, findings)
  if (!values) return undefined
  return { values, lines: keyLines(document, placeAt), placeOf: (path) => placeAt(offsetOf(document, path)) }
}

function firstSentence(message: string): string {
  return `${message.split('\n')[0]!.trim().replace(/\.$/, '')}.`
}

function mendOf(code: string): string {
  if (code === 'TAB_AS_INDENT') return 'Indent with spaces; YAML refuses tabs.'
  if (code === 'DUPLICATE_KEY') return 'Keep one of the two keys.'
  if (code === 'MULTILINE_IMPLICIT_KEY' || code === 'BLOCK_IN_FLOW' || code === 'MISSING_CHAR') return 'Look for a missing quote, bracket or colon here or on the line above.'
  return 'Mend the YAML here; a text that holds a colon or a hash belongs in quotes.'
}

function plainValues(file: string, document: Document.Parsed, firstLine: number, findings: Findings): Record<string, YamlValue> | undefined {
  try {
    const value: unknown = document.toJS({ maxAliasCount: countAliases(document) > mostAliases ? 0 : mostAliases })
    if (value === null || value === undefined) return {}
    if (isRecord(value)) return jsonOf(value) as Record<string, YamlValue>
    if (document.errors.length === 0) {
      findings.error('unreadable-yaml', { file, line: firstLine }, 'This is not a list of keys and values.', 'Write `key: value` on each line.')
    }
    return undefined
  } catch (thrown) {
    const message = thrown instanceof Error ? firstSentence(thrown.message) : 'The YAML could not be resolved.'
    findings.error('unreadable-yaml', { file, line: firstLine }, message, 'Write the values out instead of repeating them by aliases.')
    return undefined
  }
}

function countAliases(document: Document.Parsed): number {
  let count = 0
  visit(document, { Alias: () => void (count += 1) })
  return count
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Numbers that JSON does not have, and keys that are no text, become text; nothing else changes. */
function jsonOf(value: unknown): YamlValue {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (Array.isArray(value)) return value.map(jsonOf)
  if (value instanceof Map || value instanceof Set) return jsonOf([...value])
  if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, jsonOf(inner)]))
  return typeof value === 'bigint' ? value.toString() : null
}

function keyLines(document: Document.Parsed, placeAt: (offset: number) => { line: number }): Record<string, number> {
  if (!isMap(document.contents)) return {}
  return Object.fromEntries(
    document.contents.items.flatMap((pair) => (isScalar(pair.key) ? [[String(pair.key.value), placeAt(pair.key.range?.[0] ?? 0).line]] : [])),
  )
}

/** Where the value at a path begins, or the nearest part above it that exists. */
function offsetOf(document: Document.Parsed, path: readonly (string | number)[]): number {
  let node: Node | null = document.contents
  let offset = node?.range?.[0] ?? 0
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document) ?? null
    const inner: Pair | Node | undefined = childOf(node, step)
    if (inner === undefined) return offset
    const key = 'key' in inner && isScalar(inner.key) ? inner.key : undefined
    node = ('key' in inner ? inner.value : inner) as Node | null
    offset = key?.range?.[0] ?? node?.range?.[0] ?? offset
  }
  return offset
}

function childOf(node: Node | null, step: string | number): Pair | Node | undefined {
  if (isMap(node)) return node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(step))
  if (node && 'items' in node && Array.isArray(node.items)) return node.items[Number(step)] as Node | undefined
  return undefined
}
