import { LineCounter, parseDocument, visit, type Document } from 'yaml'
import type { Findings } from '../findings.ts'
import type { YamlValue } from '../front-matter.ts'
import { frontMatterText } from '../front-matter.ts'
import { jsonProblem } from './json-problem.ts'
import { TreeNode, type Lines } from './tree.ts'

/** Reads YAML. What is wrong is reported where it stands, and nothing of the file is used then. */
export function readYaml(file: string, text: string, findings: Findings, firstLine = 1): TreeNode | undefined {
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, uniqueKeys: true, logLevel: 'silent', merge: true, maxDepth: 200 } as Parameters<typeof parseDocument>[1])
  const placeAt: Lines['placeAt'] = (offset) => {
    const { line, col } = counter.linePos(offset)
    return { line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) }
  }
  for (const problem of document.errors) findings.error('unreadable-yaml', { file, ...placeAt(problem.pos[0]) }, sentence(problem.message), mendOf(problem.code))
  if (document.errors.length > 0) return undefined
  const value = plainValue(file, document, findings)
  return value === undefined ? undefined : new TreeNode(file, value, { document, placeAt })
}

/** The keys above a page are a tree of their own; the page’s text is not read. */
export function readFrontMatterTree(file: string, text: string, findings: Findings): { tree: TreeNode | undefined; body: string; bodyLine: number } | undefined {
  const found = frontMatterText(text)
  if (!found) return undefined
  return { tree: readYaml(file, found.yaml, findings, 2), body: text.slice(found.bodyStart), bodyLine: found.bodyLine }
}

const mostAliases = 100

function plainValue(file: string, document: Document.Parsed, findings: Findings): YamlValue | undefined {
  let aliases = 0
  visit(document, { Alias: () => void (aliases += 1) })
  try {
    return jsonOf(document.toJS({ maxAliasCount: aliases > mostAliases ? 0 : mostAliases }))
  } catch (thrown) {
    findings.error('unreadable-yaml', { file, line: 1 }, sentence(thrown instanceof Error ? thrown.message : 'The YAML could not be resolved.'), 'Write the values out instead of repeating them by aliases.')
    return undefined
  }
}

function sentence(message: string): string {
  return message.split('\n')[0]!.trim()
}

function mendOf(code: string): string {
  if (code === 'TAB_AS_INDENT') return 'Indent with spaces; YAML refuses tabs.'
  if (code === 'DUPLICATE_KEY') return 'Keep one of the two keys.'
  return 'Mend the YAML here; a text that holds a colon or a hash belongs in quotes.'
}

/** Numbers that JSON does not have become text; nothing else changes, and nothing is copied where nothing has to. */
function jsonOf(value: unknown): YamlValue {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (value instanceof Map || value instanceof Set) return jsonOf([...value])
  if (typeof value !== 'object' || value instanceof Date) return String(value)
  for (const [key, inner] of Object.entries(value)) {
    const plain = jsonOf(inner)
    if (plain !== inner) (value as Record<string, unknown>)[key] = plain
  }
  return value as YamlValue
}

/** Reads JSON. A key that is given twice would silently take the place of the first, so it is looked for. */
export function readJson(file: string, text: string, findings: Findings): TreeNode | undefined {
  const problem = jsonProblem(text)
  if (problem) {
    findings.error('unreadable-json', { file, line: problem.line, column: problem.column }, problem.message, problem.mend)
    return undefined
  }
  return new TreeNode(file, JSON.parse(text) as YamlValue)
}
