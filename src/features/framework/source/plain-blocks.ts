import { lineStarts, type IncludeDirective } from './include-directives.ts'
import { withoutMarker, type Block, type ListItem, type TableRow } from './block.ts'

/**
 * Reads the Markdown that most role pages are made of: headings, paragraphs,
 * lists, tables, rules and comments. A text with anything else is left to the
 * full parser, which takes much longer to get going; where this one answers,
 * both answer the same.
 */
export function plainBlocks(text: string, firstLine: number, includes: ReadonlyMap<number, IncludeDirective[]>): Block[] | undefined {
  if (text.includes('\t')) return undefined
  const page: Page = { text, lines: text.split('\n'), starts: lineStarts(text), firstLine, includes }
  const blocks: Block[] = []
  for (let at = 0; at < page.lines.length; ) {
    if (isBlank(page.lines[at]!)) {
      at += 1
      continue
    }
    const read = readBlock(page, at)
    if (!read) return undefined
    blocks.push(read.block)
    at = read.next
  }
  return blocks
}

interface Page {
  text: string
  lines: readonly string[]
  starts: readonly number[]
  firstLine: number
  includes: ReadonlyMap<number, IncludeDirective[]>
}

type Read = { block: Block; next: number } | undefined

const heading = /^ {0,3}(#{1,6})(?: +(.*))?$/
const rule = /^ {0,3}(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})$/
const underline = /^ {0,3}(?:=+|-+) *$/
const marker = /^( {0,3})([-*+]|(\d{1,9})[.)])( +)\S/
const delimiters = /^ {0,3}\|?(?: *:?-+:? *\|)+(?: *:?-+:? *\|?)? *$/
const beyondThis = /^ {0,3}(?:[>`~]|<(?!!--)|[-*+] *$|\d{1,9}[.)] *$)|^ {4}/

function isBlank(line: string): boolean {
  return line === '' || /^ *$/.test(line)
}

function slice(page: Page, from: number, to: number): string {
  return page.text.slice(page.starts[from], page.starts[to]).trimEnd()
}

function readBlock(page: Page, at: number): Read {
  const line = page.lines[at]!
  const here = { line: at + page.firstLine }
  const directives = page.includes.get(at)
  if (directives) return /^ {0,3}\S/.test(line) ? { block: { kind: 'include', directives, text: line.trim(), ...here }, next: at + 1 } : undefined
  const head = heading.exec(line)
  if (head) return { block: { kind: 'heading', depth: head[1]!.length, text: headingText(head[2] ?? ''), ...here }, next: at + 1 }
  if (rule.test(line)) return { block: { kind: 'rule', text: slice(page, at, at + 1), ...here }, next: at + 1 }
  if (marker.test(line)) return readList(page, at)
  if (/^ {0,3}<!--/.test(line)) return readComment(page, at)
  if (beyondThis.test(line)) return undefined
  return line.includes('|') && delimiters.test(page.lines[at + 1] ?? '') ? readTable(page, at) : readParagraph(page, at)
}

/** Hashes at the end close a heading, if a space stands before them. */
function headingText(written: string): string {
  const text = written.trim()
  return /^#+$/.test(text) ? '' : text.replace(/ +#+$/, '').trimEnd()
}

function readComment(page: Page, at: number): Read {
  let last = at
  while (last < page.lines.length && !page.lines[last]!.includes('-->')) last += 1
  if (last >= page.lines.length) return undefined
  const text = slice(page, at, last + 1)
  return { block: { kind: text.endsWith('-->') ? 'comment' : 'html', text, line: at + page.firstLine }, next: last + 1 }
}

function readParagraph(page: Page, at: number): Read {
  let next = at + 1
  for (; next < page.lines.length; next += 1) {
    const line = page.lines[next]!
    if (isBlank(line) || page.includes.has(next) || /^ {0,3}<!--/.test(line) || heading.test(line)) break
    if (underline.test(line) || delimiters.test(line)) return undefined
    if (rule.test(line) || interrupts(line)) break
    if (/^ {0,3}(?:[>`~]|<)/.test(line)) return undefined
  }
  return { block: { kind: 'paragraph', text: slice(page, at, next).trim(), line: at + page.firstLine }, next }
}

/** A list begins within a paragraph only with a bullet or with the number one. */
function interrupts(line: string): boolean {
  const match = marker.exec(line)
  return match !== null && (match[3] === undefined || Number(match[3]) === 1)
}

interface OpenList {
  /** The bullet or the mark after the number: another one begins another list. */
  sort: string
  items: { from: number; to: number }[]
  indent: number
}

function readList(page: Page, at: number): Read {
  const list: OpenList = { sort: '', items: [], indent: 0 }
  let next = at
  let blank = false
  for (; next < page.lines.length; next += 1) {
    const line = page.lines[next]!
    if (isBlank(line)) {
      blank = true
      continue
    }
    const step = list.items.length > 0 && indentOf(line) >= list.indent && !page.includes.has(next) ? 'continues' : stepAt(page, next, blank, list)
    if (step === 'unknown') return undefined
    if (step === 'ends') break
    if (step === 'item' && !openItem(line, next, list)) return undefined
    list.items.at(-1)!.to = next + 1
    blank = false
  }
  const end = list.items.at(-1)!.to
  const items = list.items.map((item): ListItem => ({ text: withoutMarker(slice(page, item.from, item.to)), line: item.from + page.firstLine }))
  return { block: { kind: 'list', items, text: slice(page, at, end), line: at + page.firstLine }, next: end }
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}

function stepAt(page: Page, at: number, blank: boolean, list: OpenList): 'item' | 'ends' | 'unknown' {
  const line = page.lines[at]!
  if (page.includes.has(at)) return indentOf(line) < Math.min(list.indent, 4) ? 'ends' : 'unknown'
  if (rule.test(line) || heading.test(line) || /^ {0,3}<!--/.test(line)) return 'ends'
  const match = marker.exec(line)
  if (match && (list.items.length === 0 || sortOf(match) === list.sort)) return 'item'
  if (blank || (match && interrupts(line))) return 'ends'
  // Text that goes on without indent belongs to the item or not, depending on what stands in it.
  return 'unknown'
}

function sortOf(match: RegExpExecArray): string {
  return match[3] === undefined ? match[2]! : match[2]!.slice(-1)
}

/** An item whose text begins far from its marker holds code. */
function openItem(line: string, at: number, list: OpenList): boolean {
  const match = marker.exec(line)!
  if (match[4]!.length > 4) return false
  list.sort = sortOf(match)
  list.indent = match[1]!.length + match[2]!.length + match[4]!.length
  list.items.push({ from: at, to: at + 1 })
  return true
}

function readTable(page: Page, at: number): Read {
  const columns = cellsOf(page.lines[at + 1]!).length
  const head = cellsOf(page.lines[at]!)
  if (head.length !== columns) return undefined
  const rows: TableRow[] = []
  let next = at + 2
  for (; next < page.lines.length && !isBlank(page.lines[next]!) && !page.includes.has(next); next += 1) {
    if (!/^ {0,3}\|/.test(page.lines[next]!)) return undefined
    const cells = cellsOf(page.lines[next]!)
    rows.push({ cells: Array.from({ length: columns }, (_, column) => cells[column] ?? ''), line: next + page.firstLine })
  }
  return { block: { kind: 'table', head, rows, text: slice(page, at, next), line: at + page.firstLine }, next }
}

function cellsOf(line: string): string[] {
  const cells = line.trim().replace(/^\|/, '').split(/(?<!\\)\|/)
  if (cells.at(-1) === '' && cells.length > 1) cells.pop()
  return cells.map((cell) => cell.trim().replaceAll('\\|', '|'))
}
