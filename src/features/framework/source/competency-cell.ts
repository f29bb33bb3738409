import type { Carried, Example, Expectation, Source, Statement } from '../model.ts'
import type { Block } from './block.ts'
import { isStray, makeStatement, markerOf, scopeLine } from './cell-text.ts'
import type { Findings } from './findings.ts'
import { levelNamed, type Ladder } from './ladder.ts'
import { headingsIn, piecesIn, type Heading, type Piece } from './outline.ts'
import { plainText, UniqueNames } from './slugs.ts'

interface OpenCell {
  kind: Expectation['kind']
  sameAs?: string
  reason?: string
  text: string[]
  statements: Statement[]
  taken: UniqueNames
  examples: Example[]
  scopes: string[]
  carried: Carried
}

/** Reads what stands below the heading of a level. */
export function readCell(heading: Heading, competency: string, at: { level: string; specialty?: string }, ladder: Ladder, findings: Findings): Expectation {
  const cell: OpenCell = { kind: 'text', text: [], statements: [], taken: new UniqueNames(), examples: [], scopes: [], carried: {} }
  for (const piece of piecesIn(heading)) readPiece(piece, cell, ladder, findings)
  for (const part of headingsIn(heading)) readPart(part, cell, findings)
  const empty = cell.text.length === 0 && cell.statements.length === 0
  const source: Source = { file: heading.file, line: heading.line }
  const carried = { ...cell.carried, ...(cell.reason === undefined ? {} : { reason: cell.reason }) }
  return {
    competency, ...at,
    kind: cell.kind === 'text' && empty ? 'missing' : empty || cell.kind === 'same-as' ? cell.kind : 'text',
    ...(cell.sameAs === undefined ? {} : { sameAs: cell.sameAs }),
    ...(cell.text.length === 0 ? {} : { text: cell.text.join('\n\n') }),
    statements: cell.statements, examples: cell.examples, scopes: cell.scopes, source,
    ...(Object.keys(carried).length === 0 ? {} : { carried }),
  }
}

function readPiece(piece: Piece, cell: OpenCell, ladder: Ladder, findings: Findings): void {
  const { block, file } = piece
  if (block.kind === 'comment' || block.kind === 'rule') return
  if (block.kind === 'list') return readItems(block.items, file, cell)
  if (block.kind !== 'paragraph') return void cell.text.push(block.text)
  for (const part of scopeAndText(block.text, cell)) readParagraph(part, { file, line: block.line }, cell, ladder, findings)
}

/** A line `Scope: …` may stand alone or above a paragraph. */
function scopeAndText(text: string, cell: OpenCell): string[] {
  const lines = text.split('\n')
  const rest = lines.filter((line) => {
    const scopes = scopeLine(line)
    if (scopes) cell.scopes.push(...scopes)
    return !scopes
  })
  return rest.length === 0 ? [] : [rest.join('\n')]
}

function readParagraph(text: string, source: Source, cell: OpenCell, ladder: Ladder, findings: Findings): void {
  const marker = markerOf(text)
  if (!marker) {
    if (!isStray(text)) cell.text.push(text)
    else findings.warning('unrecognised-text', source, `“${text.trim()}” is no sentence, heading or list, and was kept out.`, 'Delete it, or write what it means in a sentence.')
    return
  }
  if (marker.kind === 'same-as') {
    const level = levelNamed(marker.level!, ladder.levels)
    if (level === undefined) {
      findings.error('unknown-level', source, `“${text.trim()}” names no level of this framework.`, 'Name a level by its identifier, as in `Same as E2.`')
      cell.text.push(text)
      return
    }
    cell.sameAs = level
  }
  cell.kind = marker.kind
  if (marker.reason !== undefined) cell.reason = marker.reason
}

function readItems(items: readonly { text: string; line: number }[], file: string, cell: OpenCell): void {
  for (const item of items) {
    const { statement } = makeStatement(item.text, { file, line: item.line })
    if (markerOf(statement.text)?.kind === 'missing') continue
    cell.statements.push({ ...statement, id: cell.taken.take(statement.id) })
  }
}

/** Below a level stand its examples; any other part is carried along whole. */
function readPart(part: Heading, cell: OpenCell, findings: Findings): void {
  const name = plainText(part.text)
  if (!/^examples?$/i.test(name)) {
    findings.note('carried-section', { file: part.file, line: part.line }, `The part “${name}” is not read; it is carried along as it stands.`, 'Nothing to do, unless it is meant to hold the examples: then call it “Examples”.')
    cell.carried[name] = markdownOf(part)
    return
  }
  for (const { block, file } of piecesIn(part)) cell.examples.push(...examplesOf(block, file))
  for (const inner of headingsIn(part)) cell.examples.push({ text: `**${plainText(inner.text)}**\n\n${markdownOf(inner)}`, source: { file: inner.file, line: inner.line } })
}

function examplesOf(block: Block, file: string): Example[] {
  if (block.kind === 'comment' || block.kind === 'rule') return []
  if (block.kind === 'list') return block.items.map((item) => ({ text: item.text === '' ? '—' : item.text, source: { file, line: item.line } }))
  return [{ text: block.text, source: { file, line: block.line } }]
}

/** The Markdown below a heading, as it was written. */
export function markdownOf(heading: Heading): string {
  return heading.content
    .map((child) => (child.kind === 'piece' ? child.block.text : `${'#'.repeat(child.depth)} ${child.text}\n\n${markdownOf(child)}`))
    .join('\n\n')
}
