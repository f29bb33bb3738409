import type { Expectation, Source } from '../../model.ts'
import { isStray, makeStatement, markerOf } from '../cell-text.ts'
import { UniqueNames } from '../slugs.ts'
import { htmlToMarkdown } from './html-text.ts'
import type { Mapping } from './mapping.ts'
import type { CellRecord } from './records.ts'

/** What a cell comes to once its words are read. */
export type CellContent = Pick<Expectation, 'kind' | 'sameAs' | 'text' | 'statements' | 'examples' | 'carried'>

export interface CellReading {
  cells: NonNullable<Mapping['cells']>
  /** The level that a text names, if it names one. */
  levelNamed: (text: string) => string | undefined
}

/** Reads the words of one cell: markers such as `see E3`, paragraphs, statements and examples. */
export function cellContent(record: CellRecord, reading: CellReading): CellContent {
  const plain = plainText(record, reading)
  if (plain !== undefined) return { kind: 'text', text: protectedText(plain), statements: [], examples: [] }
  const texts = record.text.map((text) => cleaned(text, reading))
  const only = texts.length === 1 && record.statements.length === 0 ? texts[0]! : undefined
  const merged = record.sameAs === undefined ? undefined : reading.levelNamed(record.sameAs)
  const marked = merged === undefined ? (only === undefined ? undefined : markOf(only, reading)) : { kind: 'same-as' as const, sameAs: merged }
  const { paragraphs, statements } = marked ? { paragraphs: [], statements: [] } : bodyOf(record, texts, reading)
  const examples = examplesOf(record, reading)
  const carried = { ...record.carriedByCell, ...(marked?.reason === undefined ? {} : { reason: marked.reason }) }
  return {
    kind: marked?.kind ?? (paragraphs.length + statements.length === 0 ? 'missing' : 'text'),
    ...(marked?.sameAs === undefined ? {} : { sameAs: marked.sameAs }),
    ...(paragraphs.length === 0 ? {} : { text: paragraphs.join('\n\n') }),
    statements, examples,
    ...(Object.keys(carried).length === 0 ? {} : { carried }),
  }
}

/** The single line of a cell that can be nothing but a paragraph, as most cells are. */
function plainText({ text, statements, examples, sameAs, carriedByCell }: CellRecord, reading: CellReading): string | undefined {
  const { markup, lines } = reading.cells
  if (text.length !== 1 || statements.length + examples.length > 0 || sameAs !== undefined || carriedByCell !== undefined || markup === 'html' || lines === 'all') return undefined
  const only = text[0]!.trim()
  return /[\n\r\t]/.test(only) || only.length < 60 || bullet.test(only) || mayMark(only, reading) ? undefined : only
}

function cleaned(text: string, { cells }: CellReading): string {
  if (cells.markup !== 'html' && !/[\n\r\t]/.test(text)) return text.trim()
  return (cells.markup === 'html' ? htmlToMarkdown(text) : text).replace(/\r\n?/g, '\n').replace(/[ \t]+$/gm, '').trim()
}

interface Mark {
  kind: Expectation['kind']
  sameAs?: string
  reason?: string
}

const mostMarkerLetters = 200
const phrasedKinds = ['missing', 'not-applicable', 'not-expected-yet', 'growth-limit'] as const

function markOf(text: string, reading: CellReading): Mark | undefined {
  if (!mayMark(text, reading)) return undefined
  const same = sameAsOf(text, reading)
  if (same !== undefined) return { kind: 'same-as', sameAs: same }
  for (const kind of phrasedKinds) if (reading.cells[kind]?.some((phrase) => alike(phrase, text))) return { kind }
  const marker = /^(?:-|–|—|n\/a|\?)$/i.test(text) ? ({ kind: text.toLowerCase() === 'n/a' ? 'not-applicable' : 'missing' } as const) : markerOf(text)
  if (!marker || marker.kind === 'same-as') return undefined
  return { kind: marker.kind, ...('reason' in marker && marker.reason !== undefined ? { reason: marker.reason } : {}) }
}

/** Most cells are expectations, and show it by how they begin. */
function mayMark(text: string, { cells }: CellReading): boolean {
  if (text.length > mostMarkerLetters) return false
  return text.length < 20 || /^[[(*_“"]*(?:see|same|as|like|not|growth|n\/a|tb|to|missing|coming)\b/i.test(text) || Object.keys(cells).length > 0
}

function alike(phrase: string, text: string): boolean {
  const plain = (words: string): string => words.toLowerCase().replace(/\s+/g, ' ').replace(/[.!\s]+$/, '')
  return plain(phrase) === plain(text)
}

/** `see E3`, `same as Senior` and the phrases of the mapping, in which `{level}` stands for a level. */
function sameAsOf(text: string, { cells, levelNamed }: CellReading): string | undefined {
  const usual = /^(?:see|same as|as(?: in| for| at)?|like)\s+(?:level\s+)?["“]?(.{1,80}?)["”]?\s*(?:level)?\.?$/i.exec(text)
  const found = usual && (levelNamed(usual[1]!) ?? levelNamed(`level ${usual[1]!}`))
  if (found) return found
  for (const phrase of cells['same-as'] ?? []) {
    const [before = '', after = ''] = phrase.toLowerCase().split('{level}')
    const lower = text.toLowerCase()
    if (!lower.startsWith(before) || !lower.endsWith(after)) continue
    const level = levelNamed(text.slice(before.length, text.length - after.length).trim())
    if (level !== undefined) return level
  }
  return undefined
}

const bullet = /^\s*(?:[-*•●◦▪‣·–—]|\d{1,2}[.)])\s+/

function bodyOf(record: CellRecord, texts: readonly string[], reading: CellReading): { paragraphs: string[]; statements: CellContent['statements'] } {
  const paragraphs: string[] = []
  const found: { text: string; id?: string; source: Source }[] = []
  for (const text of texts) splitText(text, record.source, reading.cells.lines ?? 'bullets', paragraphs, found)
  for (const statement of record.statements) found.push({ ...statement, text: withoutBullet(cleaned(statement.text, reading)) })
  const ids = new UniqueNames()
  const statements = found.filter(({ text }) => text !== '').map(({ text, id, source }) => {
    const made = id === undefined ? makeStatement(text, source).statement : { id, text, source }
    return { ...made, text: protectedText(made.text), id: ids.take(made.id) }
  })
  return { paragraphs, statements }
}

function splitText(text: string, source: Source, lines: 'bullets' | 'all' | 'none', paragraphs: string[], statements: { text: string; source: Source }[]): void {
  if (text === '') return
  if (lines === 'none' || (lines === 'bullets' && !text.includes('\n') && !bullet.test(text))) return addParagraph(text, source, paragraphs, statements)
  let open: string[] = []
  let last: { text: string; source: Source } | undefined
  const close = (): void => {
    if (open.length > 0) addParagraph(open.join('\n'), source, paragraphs, statements)
    open = []
  }
  for (const line of text.split('\n')) {
    if (line.trim() === '') {
      close()
      last = undefined
    } else if (bullet.test(line) || lines === 'all') {
      close()
      statements.push((last = { text: withoutBullet(line), source }))
    } else if (last && /^\s+/.test(line)) last.text += ` ${line.trim()}`
    else open.push(line.trim())
  }
  close()
}

/** A single word is no paragraph, since a stray word in a page is kept out; as a statement it stands for itself. */
function addParagraph(text: string, source: Source, paragraphs: string[], statements: { text: string; source: Source }[]): void {
  const joined = protectedText(text.replace(/\n{2,}/g, '\n\n'))
  if (joined.length <= mostMarkerLetters && !/\s\S+\s\S+\s\S+\s/.test(joined) && (isStray(joined) || markerOf(joined) !== undefined)) statements.push({ text: joined, source })
  else paragraphs.push(joined)
}

function withoutBullet(line: string): string {
  return line.replace(bullet, '').trim()
}

/** What Markdown would take for a heading, a quote, a list, a table or a rule at the beginning of a line is shown as it was written. */
export function protectedText(text: string): string {
  if (!/^\s*(?:[#>|<=~`*_+-]|\d+[.)]|\{\{|\[|scopes?|also|aliases)|[\n\t]|\{#/i.test(text)) return text
  return text
    .split('\n')
    .map((line) => line.trim().replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2').replace(/^([#>|<~`=]|[-+*](?=\s|$|[-*_\s]{2,}$)|\{\{|_{3}|\[[^\]]*\]:)/, '\\$1').replace(/^([*_]*scopes?[*_]*):/i, '$1\\:').replace(/\{#/g, '{\\#'))
    .join('\n')
}

function examplesOf(record: CellRecord, reading: CellReading): CellContent['examples'] {
  const { source } = record
  const own = record.examples.flatMap((example) => linesOf(cleaned(example, reading), reading).map((text) => ({ text, source })))
  const ofStatements = record.statements.flatMap((statement) => statement.examples.map((example) => ({ text: protectedText(withoutBullet(cleaned(example, reading))), source: statement.source })))
  return [...own, ...ofStatements].filter(({ text }) => text !== '' && text !== '—')
}

/** Examples in one cell stand on lines of their own where they begin with a bullet; otherwise the cell is one example. */
function linesOf(text: string, { cells }: CellReading): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const split = cells.lines === 'all' || (cells.lines !== 'none' && lines.some((line) => bullet.test(line)))
  return (split ? lines : [lines.join('\n')]).map((line) => protectedText(withoutBullet(line)))
}
