import ParserBlock from 'markdown-it/lib/parser_block.mjs'
import type MarkdownIt from 'markdown-it'
import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs'
import type Token from 'markdown-it/lib/token.mjs'
import { withoutMarker, type Block, type ListItem, type TableRow } from './block.ts'
import { lineStarts, type IncludeDirective } from './include-directives.ts'
import { plainBlocks } from './plain-blocks.ts'

interface Environment {
  includes: Map<number, IncludeDirective[]>
}

/**
 * Only blocks are parsed: a framework's text is kept as Markdown, and tokens
 * inside a paragraph would cost most of the time without being used.
 */
const parser = blockParser()
const settings = { block: parser, options: { html: true, maxNesting: 100 } } as unknown as MarkdownIt

function blockParser(): ParserBlock {
  const block = new ParserBlock()
  const endsAll = { alt: ['paragraph', 'reference', 'blockquote', 'list'] }
  block.ruler.disable('reference')
  block.ruler.before('html_block', 'html_table', htmlTable, endsAll)
  block.ruler.before('table', 'include', includeLine, endsAll)
  return block
}

/** The blocks of a Markdown text, which begins at `firstLine` of its file. */
export function markdownBlocks(text: string, firstLine: number, directives: readonly IncludeDirective[]): Block[] {
  const includes = includesByLine(directives, firstLine)
  return plainBlocks(text, firstLine, includes) ?? fullBlocks(text, firstLine, includes)
}

/** The same by the full parser. */
export function fullBlocks(text: string, firstLine: number, includes: Environment['includes']): Block[] {
  const environment: Environment = { includes }
  const tokens: Token[] = []
  parser.parse(text, settings, environment, tokens)
  return blocksOf(tokens, { text, starts: lineStarts(text), firstLine, environment })
}

export function includesByLine(directives: readonly IncludeDirective[], firstLine: number): Environment['includes'] {
  const lines: Environment['includes'] = new Map()
  for (const directive of directives) {
    if (directive.form !== 'alone') continue
    const index = directive.line - firstLine
    const already = lines.get(index)
    if (already) already.push(directive)
    else lines.set(index, [directive])
  }
  return lines
}

/** An include has its line to itself, and ends the paragraph or list before it as the text it stands for would. */
function includeLine(state: StateBlock, line: number, _end: number, silent: boolean): boolean {
  const here = (state.env as Environment).includes
  if (here.size === 0 || !here.has(line) || state.sCount[line]! - state.blkIndent > 3) return false
  if (silent) return true
  state.push('include', '', 0).map = [line, line + 1]
  state.line = line + 1
  return true
}

/** An HTML table goes on to its end tag, over blank lines too. */
function htmlTable(state: StateBlock, line: number, end: number, silent: boolean): boolean {
  const rest = lineOf(state, line)
  if (!/^<table[\s>]/i.test(rest)) return false
  let last = line
  while (last < end && !/<\/table\s*>/i.test(lineOf(state, last))) last += 1
  if (last >= end) return false
  if (silent) return true
  state.push('html_table', '', 0).map = [line, last + 1]
  state.line = last + 1
  return true
}

function lineOf(state: StateBlock, line: number): string {
  return state.src.slice(state.bMarks[line]! + state.tShift[line]!, state.eMarks[line])
}

interface Sheet {
  text: string
  starts: readonly number[]
  firstLine: number
  environment: Environment
}

function blocksOf(tokens: readonly Token[], sheet: Sheet): Block[] {
  const blocks: Block[] = []
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index]!
    if (token.level !== 0 || token.nesting === -1 || token.map === null) continue
    blocks.push(blockAt(tokens, index, sheet))
  }
  return blocks
}

function blockAt(tokens: readonly Token[], index: number, sheet: Sheet): Block {
  const token = tokens[index]!
  const text = textOf(sheet, token)
  const line = token.map![0] + sheet.firstLine
  switch (token.type) {
    case 'heading_open':
      return { kind: 'heading', depth: Number(token.tag.slice(1)), text: tokens[index + 1]!.content, line }
    case 'paragraph_open':
      return { kind: 'paragraph', text: text.trim(), line }
    case 'bullet_list_open':
    case 'ordered_list_open':
      return { kind: 'list', items: listItems(tokens, index, sheet), text, line }
    case 'table_open':
      return { kind: 'table', ...tableCells(tokens, index, sheet), text, line }
    case 'include':
      return { kind: 'include', directives: sheet.environment.includes.get(token.map![0])!, text: text.trim(), line }
    default:
      return { kind: plainKind(token.type, text), text, line }
  }
}

function plainKind(type: string, text: string): 'rule' | 'comment' | 'html' | 'html-table' | 'code' | 'quote' {
  if (type === 'hr') return 'rule'
  if (type === 'blockquote_open') return 'quote'
  if (type === 'html_table') return 'html-table'
  if (type === 'html_block') return /^\s*<!--/.test(text) && /-->\s*$/.test(text) ? 'comment' : 'html'
  return 'code'
}

function textOf(sheet: Sheet, token: Token): string {
  return sheet.text.slice(sheet.starts[token.map![0]], sheet.starts[token.map![1]]).trimEnd()
}

function listItems(tokens: readonly Token[], index: number, sheet: Sheet): ListItem[] {
  const items: ListItem[] = []
  for (let at = index + 1; tokens[at]!.level > 0; at += 1) {
    const token = tokens[at]!
    if (token.type === 'list_item_open' && token.level === 1) {
      items.push({ text: withoutMarker(textOf(sheet, token)), line: token.map![0] + sheet.firstLine })
    }
  }
  return items
}

function tableCells(tokens: readonly Token[], index: number, sheet: Sheet): { head: string[]; rows: TableRow[] } {
  const rows: TableRow[] = []
  for (let at = index + 1; tokens[at]!.level > 0; at += 1) {
    const token = tokens[at]!
    if (token.type === 'tr_open') rows.push({ cells: [], line: (token.map?.[0] ?? 0) + sheet.firstLine })
    if (token.type === 'inline') rows.at(-1)?.cells.push(token.content)
  }
  const [head, ...body] = rows
  return { head: head?.cells ?? [], rows: body }
}
