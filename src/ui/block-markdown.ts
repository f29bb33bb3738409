export type Block =
  | { kind: 'paragraph' | 'heading' | 'code'; text: string }
  | { kind: 'list'; ordered: boolean; items: string[] }
  | { kind: 'table'; head: string[]; rows: string[][] }
  | { kind: 'rule' }

const bullet = /^\s*(?:[-*+]|(\d+)[.)])\s+/

/** The blocks of a short Markdown text: enough for the prose that stands around a framework's cells. */
export function readBlocks(markdown: string): Block[] {
  const blocks: Block[] = []
  for (const chunk of chunksOf(markdown.replace(/<!--[\s\S]*?-->/g, ''))) blocks.push(...blockOf(chunk))
  return blocks
}

const chunksOf = (markdown: string): string[][] =>
  markdown.split(/\n\s*\n/).map((chunk) => chunk.split('\n').filter((line) => line.trim() !== '')).filter((lines) => lines.length > 0)

function blockOf(lines: string[]): Block[] {
  const first = lines[0] ?? ''
  if (/^\s*(-{3,}|\*{3,}|_{3,})\s*$/.test(first)) return [{ kind: 'rule' }, ...rest(lines)]
  if (/^#{1,6}\s/.test(first)) return [{ kind: 'heading', text: first.replace(/^#+\s+/, '').replace(/\s*#*$/, '') }, ...rest(lines)]
  if (first.startsWith('```')) return [{ kind: 'code', text: lines.slice(1).filter((line) => !line.startsWith('```')).join('\n') }]
  if (isTable(lines)) return [tableOf(lines)]
  const list = lines.findIndex((line) => bullet.test(line))
  if (list === 0) return [listOf(lines)]
  if (list > 0) return [...blockOf(lines.slice(0, list)), listOf(lines.slice(list))]
  return [{ kind: 'paragraph', text: lines.map((line) => line.trim()).join(' ') }]
}

const rest = (lines: string[]): Block[] => (lines.length > 1 ? blockOf(lines.slice(1)) : [])

const isTable = (lines: string[]): boolean => lines.length >= 2 && (lines[0] ?? '').includes('|') && /^[\s|:-]+$/.test(lines[1] ?? '')

const cellsOf = (line: string): string[] => line.trim().replace(/^\||\|$/g, '').split(/(?<!\\)\|/).map((cell) => cell.trim())

const tableOf = (lines: string[]): Block => ({ kind: 'table', head: cellsOf(lines[0] ?? ''), rows: lines.slice(2).map(cellsOf) })

function listOf(lines: string[]): Block {
  const items: string[] = []
  for (const line of lines) {
    if (bullet.test(line)) items.push(line.replace(bullet, '').trim())
    else items.push(`${items.pop() ?? ''} ${line.trim()}`)
  }
  return { kind: 'list', ordered: /^\s*\d/.test(lines[0] ?? ''), items }
}
