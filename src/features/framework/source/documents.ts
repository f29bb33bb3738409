import type { SourceFile } from '../model.ts'
import type { Findings } from './findings.ts'
import { isUnclosedFrontMatter, readFrontMatter, type FrontMatter } from './front-matter.ts'
import { includeDirectives, type IncludeDirective } from './include-directives.ts'
import { includeCycles, includeTarget, reportInclude, reportMalformed, type IncludeTarget } from './includes.ts'
import type { Block } from './block.ts'
import { markdownBlocks } from './markdown-blocks.ts'
import type { YamlReader } from './yaml-text.ts'

/** A Markdown file. Its blocks are parsed when somebody first asks for them, and once only. */
export interface Document {
  path: string
  frontMatter: FrontMatter
  directives: IncludeDirective[]
  targets: ReadonlyMap<IncludeDirective, IncludeTarget>
  blocks: () => readonly Block[]
}

export interface Documents {
  byPath: ReadonlyMap<string, Document>
  /** Every file that some other file includes. */
  included: ReadonlySet<string>
  includesResolved: number
  includesUnresolved: number
}

/** Opens every Markdown file: keys and includes are read at once, blocks when they are needed. */
export function openDocuments(files: readonly SourceFile[], roots: readonly string[], yaml: YamlReader | undefined, findings: Findings): Documents {
  const byPath = new Map<string, Document>()
  const paths = new Map(files.map((file) => [file.path, true]))
  for (const file of files) {
    if (file.path.endsWith('.md')) byPath.set(file.path, openDocument(file, paths, roots, yaml, findings))
  }
  const included = includedFiles(byPath)
  breakCycles(byPath, findings)
  return { byPath, included, ...countIncludes(byPath) }
}

function openDocument(file: SourceFile, paths: ReadonlyMap<string, unknown>, roots: readonly string[], yaml: YamlReader | undefined, findings: Findings): Document {
  const frontMatter = readFrontMatter(file.path, file.text, yaml, findings)
  if (isUnclosedFrontMatter(file.text)) {
    findings.warning('unclosed-front-matter', { file: file.path, line: 1 }, 'The keys above the text are never closed, so they are read as text.', 'Put a line `---` below the last key.')
  }
  const directives = includeDirectives(file.text)
  const targets = new Map<IncludeDirective, IncludeTarget>()
  for (const directive of directives) {
    if (directive.form !== 'alone') reportMalformed(file.path, directive, findings)
    else targets.set(directive, followInclude(file.path, directive, paths, roots, findings))
  }
  let blocks: readonly Block[] | undefined
  return { path: file.path, frontMatter, directives, targets, blocks: () => (blocks ??= markdownBlocks(frontMatter.body, frontMatter.bodyLine, directives)) }
}

function followInclude(file: string, directive: IncludeDirective, paths: ReadonlyMap<string, unknown>, roots: readonly string[], findings: Findings): IncludeTarget {
  const target = includeTarget(directive.path, paths, roots)
  if ('refused' in target && target.refused !== 'cycle') reportInclude(file, directive, target.refused, findings)
  return target
}

function includedFiles(byPath: ReadonlyMap<string, Document>): Set<string> {
  const included = new Set<string>()
  for (const document of byPath.values()) {
    for (const target of document.targets.values()) if ('file' in target) included.add(target.file)
  }
  return included
}

/** The include that closes a cycle is cut, so that everything else of the cycle can still be read. */
function breakCycles(byPath: ReadonlyMap<string, Document>, findings: Findings): void {
  const edges = new Map([...byPath].map(([path, document]) => [path, filesOf(document)]))
  for (const cycle of includeCycles(edges)) {
    const document = byPath.get(cycle.at(-2)!)!
    const directive = directiveTo(document, cycle.at(-1)!)
    if (!directive) continue
    ;(document.targets as Map<IncludeDirective, IncludeTarget>).set(directive, { refused: 'cycle' })
    const place = { file: document.path, line: directive.line, column: directive.column }
    findings.error('include-cycle', place, `This include comes back to itself: ${cycle.join(' → ')}.`, 'Take one of these includes out.')
  }
}

function filesOf(document: Document): string[] {
  return [...document.targets.values()].flatMap((target) => ('file' in target ? [target.file] : []))
}

function directiveTo(document: Document, file: string): IncludeDirective | undefined {
  for (const [directive, target] of document.targets) if ('file' in target && target.file === file) return directive
  return undefined
}

function countIncludes(byPath: ReadonlyMap<string, Document>): { includesResolved: number; includesUnresolved: number } {
  let includesResolved = 0
  let includesUnresolved = 0
  for (const document of byPath.values()) {
    for (const directive of document.directives) {
      const target = document.targets.get(directive)
      if (target && 'file' in target) includesResolved += 1
      else if (directive.form !== 'in-comment' && directive.form !== 'in-code') includesUnresolved += 1
    }
  }
  return { includesResolved, includesUnresolved }
}
