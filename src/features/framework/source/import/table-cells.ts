import type { Source } from '../../model.ts'

/** Columns whose cells are text whatever they look like. In every other column a cell holds JSON. */
const textColumns: ReadonlySet<string> = new Set([
  'id', 'name', 'title', 'description', 'definition', 'text', 'prose', 'heading', 'kind', 'levelsAre', 'focus', 'scope', 'track', 'family', 'group',
  'competency', 'level', 'specialty', 'sameAs', 'profile', 'address', 'from',
])

/** One value as the text of a cell; what is absent is blank, and an empty text is two quotes. */
export function cellText(column: string, value: unknown): string {
  if (value === undefined) return ''
  if (column === 'source') return sourceText(value as Source)
  if (!textColumns.has(column)) return JSON.stringify(value)
  const text = String(value)
  return text === '' || text.startsWith('"') ? JSON.stringify(text) : text
}

/** The value that a cell holds; undefined where it is blank. Throws a SyntaxError where JSON is not. */
export function cellValue(column: string, text: string): unknown {
  if (text === '') return undefined
  if (column === 'source') return sourceOf(text)
  return textColumns.has(column) && !/^"[^]*"$/.test(text) ? text : (JSON.parse(text) as unknown)
}

function sourceText({ file, line }: Source): string {
  return `${file}:${line}`
}

function sourceOf(text: string): Source {
  const at = text.lastIndexOf(':')
  const line = Number(text.slice(at + 1))
  return at > 0 && Number.isInteger(line) && line > 0 ? { file: text.slice(0, at), line } : { file: text, line: 1 }
}
