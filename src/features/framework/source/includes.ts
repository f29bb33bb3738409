import type { Findings } from './findings.ts'
import type { IncludeDirective } from './include-directives.ts'

/** Where an include leads, or why it leads nowhere. */
export type IncludeTarget = { file: string } | { refused: 'missing' | 'outside' | 'absolute' | 'cycle' }

/** The folders in which site generators keep what is included. */
export const usualIncludeRoots = ['', 'assets', 'content', 'layouts/partials'] as const

/** Follows the path of an include to a file of the directory; it never leaves the directory. */
export function includeTarget(path: string, files: ReadonlyMap<string, unknown>, roots: readonly string[]): IncludeTarget {
  if (/^(?:[/\\]|[A-Za-z]:|[a-z]+:\/\/)/.test(path)) return { refused: 'absolute' }
  let outside = false
  for (const root of roots) {
    const resolved = normalizePath(root === '' ? path : `${root}/${path}`)
    if (resolved === undefined) outside = true
    else if (files.has(resolved)) return { file: resolved }
  }
  return { refused: outside ? 'outside' : 'missing' }
}

/** Resolves `.` and `..`; undefined where the path climbs out of the directory. */
export function normalizePath(path: string): string | undefined {
  const steps: string[] = []
  for (const step of path.replaceAll('\\', '/').split('/')) {
    if (step === '' || step === '.') continue
    if (step !== '..') steps.push(step)
    else if (steps.pop() === undefined) return undefined
  }
  return steps.join('/')
}

/** Says of an include what is wrong with it and how to mend it. */
export function reportInclude(file: string, directive: IncludeDirective, refused: 'missing' | 'outside' | 'absolute', findings: Findings): void {
  const place = { file, line: directive.line, column: directive.column }
  if (refused === 'absolute') {
    findings.error('include-outside', place, `The include “${directive.path}” is an absolute path.`, 'Write the path from the framework’s directory, without a slash at its beginning.')
  } else if (refused === 'outside') {
    findings.error('include-outside', place, `The include “${directive.path}” leaves the framework’s directory.`, 'Move the file into the directory and include it from there.')
  } else {
    findings.warning('unresolved-include', place, `There is no file for the include “${directive.path}”.`, 'Correct the path, add the file, or declare its folder under `include-roots` in framework.yaml.')
  }
}

/** Says of something that is no proper include why it was left as it stands. */
export function reportMalformed(file: string, directive: IncludeDirective, findings: Findings): void {
  const place = { file, line: directive.line, column: directive.column }
  if (directive.form === 'typo') {
    findings.warning('shortcode-typo', place, `“${directive.text}” looks like an include and is none.`, `Write \`{{% include "${directive.path}" %}}\`.`)
  } else if (directive.form === 'within-text') {
    findings.warning('unresolved-include', place, `The include “${directive.path}” stands within other text.`, 'Give the include a line of its own, without indent.')
  } else if (directive.form === 'in-comment') {
    findings.note('include-in-comment', place, `The include “${directive.path}” stands in a comment and is not read.`, 'Take it out of the comment, or delete the comment.')
  }
}

/** The include cycles of a directory, each told once, as the files that one passes through. */
export function includeCycles(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles: string[][] = []
  const state = new Map<string, 'open' | 'done'>()
  for (const start of edges.keys()) {
    if (!state.has(start)) walk(start, edges, state, cycles)
  }
  return cycles
}

/** Depth first without recursion, so that a chain of thousands of includes does not exhaust the stack. */
function walk(start: string, edges: ReadonlyMap<string, readonly string[]>, state: Map<string, 'open' | 'done'>, cycles: string[][]): void {
  const path: { file: string; next: number }[] = [{ file: start, next: 0 }]
  state.set(start, 'open')
  while (path.length > 0) {
    const top = path.at(-1)!
    const target = edges.get(top.file)?.[top.next]
    top.next += 1
    if (target === undefined) {
      state.set(top.file, 'done')
      path.pop()
    } else if (state.get(target) === 'open') {
      const from = path.findIndex((step) => step.file === target)
      cycles.push([...path.slice(from).map((step) => step.file), target])
    } else if (!state.has(target)) {
      state.set(target, 'open')
      path.push({ file: target, next: 0 })
    }
  }
}
