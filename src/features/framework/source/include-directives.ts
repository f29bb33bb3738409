/** One include as it stands in a file: what it names, where, and whether it can be followed. */
export interface IncludeDirective {
  path: string
  line: number
  column: number
  text: string
  /** Alone: it has its line to itself. Typo: it only looks like an include. */
  form: 'alone' | 'within-text' | 'typo' | 'in-comment' | 'in-code'
}

const wellFormed = /\{\{([%<])\s*include\s+(?:(?:file|path)\s*=\s*)?"([^"\n]*)"\s*([%>])\}\}/g
const lookalike = /\{{1,2}[ \t]*[%<$#&]?[ \t]*([A-Za-z_-]+)[ \t]+(?:\w+[ \t]*=[ \t]*)?["'“”‘’]?([^"'“”‘’}\n]*?)["'“”‘’]?[ \t]*[%>$#&]?[ \t]*(?:\}{1,2}|$)/gm
const closing: Record<string, string> = { '%': '%', '<': '>' }

/** Every include of a text, those in comments and in code with their form, in source order. */
export function includeDirectives(text: string): IncludeDirective[] {
  if (!text.includes('{')) return []
  const lines = lineStarts(text)
  const found = [...wellFormedIn(text, lines), ...lookalikesIn(text, lines)].sort((a, b) => a.line - b.line || a.column - b.column)
  return markSurroundings(text, lines, found)
}

function wellFormedIn(text: string, lines: readonly number[]): IncludeDirective[] {
  return [...text.matchAll(wellFormed)]
    .filter((match) => closing[match[1]!] === match[3])
    .map((match) => ({ path: match[2]!.trim(), ...placeOf(lines, match.index), text: match[0], form: 'alone' }))
}

function lookalikesIn(text: string, lines: readonly number[]): IncludeDirective[] {
  return [...text.matchAll(lookalike)]
    .filter((match) => !isWellFormed(match[0]) && looksLikeInclude(match[1]!, match[2]!))
    .map((match) => ({ path: match[2]!.trim(), ...placeOf(lines, match.index), text: match[0].trim(), form: 'typo' }))
}

function isWellFormed(text: string): boolean {
  return [...text.matchAll(wellFormed)].some((match) => closing[match[1]!] === match[3])
}

/** A slip of one or two letters in the name, or a Markdown file behind a name that begins alike, is still meant as an include. */
function looksLikeInclude(name: string, argument: string): boolean {
  const word = name.toLowerCase()
  if (argument.trim() === '') return false
  if (word === 'include' || word === 'includes') return true
  return /\.md$/i.test(argument.trim()) && (word.startsWith('inc') || word.endsWith('clude') || sameLetters(word, 'include'))
}

function sameLetters(a: string, b: string): boolean {
  return a.length === b.length && [...a].toSorted().join('') === [...b].toSorted().join('')
}

function markSurroundings(text: string, lines: readonly number[], found: IncludeDirective[]): IncludeDirective[] {
  if (found.length === 0) return found
  const comments = [...text.matchAll(/<!--[\s\S]*?(?:-->|$(?![\s\S]))/g)].map((match) => [match.index, match.index + match[0].length] as const)
  const code = codeLines(text)
  return found.map((directive) => {
    const offset = lines[directive.line - 1]! + directive.column - 1
    if (comments.some(([from, to]) => offset > from && offset < to)) return { ...directive, form: 'in-comment' }
    if (code.has(directive.line)) return { ...directive, form: 'in-code' }
    return directive.form === 'alone' && !standsAlone(text, lines, directive.line) ? { ...directive, form: 'within-text' } : directive
  })
}

/** Includes alone on their line; indented below a list item they would be a part of it. */
function standsAlone(text: string, lines: readonly number[], number: number): boolean {
  const line = lineText(text, lines, number)
  if (line.replace(wellFormed, '').trim() !== '') return false
  if (!/^(?: {2,}| ?\t)/.test(line)) return true
  let above = number - 1
  while (above > 0 && lineText(text, lines, above).trim() === '') above -= 1
  return above === 0 || !/^\s*(?:[-*+]|\d{1,9}[.)])\s|^(?: {2,}|\t)\S/.test(lineText(text, lines, above))
}

/** The numbers of the lines inside fenced code. */
function codeLines(text: string): Set<number> {
  const inside = new Set<number>()
  if (!text.includes('```') && !text.includes('~~~')) return inside
  let fence: string | undefined
  text.split('\n').forEach((line, index) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
    if (fence !== undefined) inside.add(index + 1)
    if (mark === undefined) return
    if (fence === undefined) fence = mark
    else if (mark.startsWith(fence)) fence = undefined
  })
  return inside
}

/** Offsets at which the lines of a text begin. */
export function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** Line and column, both from 1, of an offset. */
export function placeOf(starts: readonly number[], offset: number): { line: number; column: number } {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - starts[low]! + 1 }
}

function lineText(text: string, starts: readonly number[], line: number): string {
  return text.slice(starts[line - 1], (starts[line] ?? text.length + 1) - 1)
}
