import type { Section, SectionBlock, Source } from '../model.ts'
import { isStray, markerOf, scopeLine, type MadeStatement } from './cell-text.ts'
import type { Findings } from './findings.ts'
import { linksIn } from './links.ts'
import type { Block, ListItem, TableRow } from './block.ts'
import { isJumpToSection, isOnlyLinks } from './navigation.ts'
import { headingsIn, piecesIn, type Heading, type Piece } from './outline.ts'
import { Cells, type Cell } from './role-cells.ts'
import { layoutOf } from './role-layout.ts'
import type { RolePage } from './role-pages.ts'
import { groupIdentifier, groupName } from './role-titles.ts'
import { identifierFrom, plainText, splitExplicitId } from './slugs.ts'

export interface Group {
  id: string
  name: string
}

/** A table whose first column holds words that are defined elsewhere. */
export interface TermTable {
  file: string
  line: number
  column: number
  target: string
  words: { name: string; line: number }[]
}

/** A role page as it was read: its sections in source order and its cells. */
export interface ReadPage {
  sections: Section[]
  cells: Cell[]
  groups: Group[]
  termTables: TermTable[]
  navigation: string[]
  comments: string[]
}

export interface ReadingRoom {
  made: Map<ListItem, MadeStatement>
  /** Competencies that have statements on some page: there a paragraph alone is a cell too. */
  known: ReadonlySet<string>
  htmlTableRows: ((html: string, firstLine: number) => { head: string[]; rows: TableRow[] }) | undefined
  findings: Findings
}

interface Reading {
  page: RolePage
  room: ReadingRoom
  cells: Cells
  result: ReadPage
}

interface OpenSection {
  group: Group
  blocks: SectionBlock[]
  /** The competencies that have their place in the section already. */
  mentioned: Set<string>
}

interface Spot {
  path: string[]
  name: string
  isCompetency: boolean
  cellSource: Source
}

/** Reads the sections of a role page from its outline. */
export function readSections(page: RolePage, root: Heading, room: ReadingRoom): ReadPage {
  const result: ReadPage = { sections: [], cells: [], groups: [], termTables: [], navigation: [], comments: [] }
  const reading: Reading = { page, room, cells: new Cells(page.document.path, room.made), result }
  const layout = layoutOf(root)
  readIntro(layout.title, layout.intro, reading)
  for (const heading of layout.sections) readSection(heading, reading)
  result.cells = [...reading.cells.byCompetency.values()]
  return result
}

/** The competencies of a page that certainly are ones, because a list stands under their heading. */
export function competenciesWithStatements(page: RolePage, root: Heading): string[] {
  return layoutOf(root).sections.flatMap((section) => {
    const group = groupOf(section, page)
    const walk = (heading: Heading, path: string[]): string[] => [
      ...(piecesIn(heading).some(isStatementList) ? [competencyId(page, group, path)] : []),
      ...headingsIn(heading).flatMap((child) => walk(child, [...path, identifierFrom(headingText(child))])),
    ]
    return walk(section, [])
  })
}

function isStatementList(piece: Piece): boolean {
  return piece.block.kind === 'list' && piece.block.items.some((item) => !isOnlyLinks(item.text))
}

function headingText(heading: Heading): string {
  return plainText(splitExplicitId(heading.text).text)
}

function groupOf(heading: Heading, page: RolePage): Group {
  const name = groupName(headingText(heading), page.level.known ? [page.level.name, page.level.id] : [])
  const explicit = splitExplicitId(heading.text).id
  return { id: explicit ?? groupIdentifier(name), name }
}

function competencyId(page: RolePage, group: Group, path: readonly string[]): string {
  return [page.family.id, group.id, ...path].join('/')
}

function readIntro(title: Heading | undefined, pieces: readonly Piece[], reading: Reading): void {
  const section: OpenSection = { group: { id: '', name: '' }, blocks: [], mentioned: new Set() }
  for (const piece of pieces) {
    if (piece.block.kind === 'list') readIntroList(piece, section, reading)
    else if (piece.block.kind === 'comment') reading.result.comments.push(piece.block.text)
    else if (piece.block.kind !== 'rule') addProse(piece.block.text, piece, section, reading)
  }
  if (section.blocks.length === 0 && title === undefined) return
  const source = title ? { file: title.file, line: title.line } : { file: reading.page.document.path, line: pieces[0]!.block.line }
  reading.result.sections.push({ heading: title ? headingText(title) : '', blocks: section.blocks, source })
}

/** Links to the page’s own sections are its table of contents; other items stay as they are. */
function readIntroList(piece: Piece, section: OpenSection, reading: Reading): void {
  if (piece.block.kind !== 'list') return
  const jumps = piece.block.items.filter(isJumpToSection)
  reading.result.navigation.push(...jumps.map((item) => `- ${item.text}`))
  const rest = piece.block.items.filter((item) => !isJumpToSection(item))
  if (jumps.length === 0) addProse(piece.block.text, piece, section, reading)
  else if (rest.length > 0) addProse(rest.map((item) => `- ${item.text}`).join('\n'), piece, section, reading)
}

function addProse(prose: string, piece: Piece, section: OpenSection, reading: Reading): void {
  const source = { file: piece.file, line: piece.block.line }
  if (piece.block.kind === 'paragraph' && isStray(prose)) {
    reading.room.findings.warning('unrecognised-text', source, `“${prose.trim()}” is no sentence, heading or list, and was kept out.`, 'Delete it, or write what it means in a sentence.')
  } else section.blocks.push({ prose, source })
}

function readSection(heading: Heading, reading: Reading): void {
  const group = groupOf(heading, reading.page)
  const section: OpenSection = { group, blocks: [], mentioned: new Set() }
  const source = { file: heading.file, line: heading.line }
  readContent(heading, { path: [], name: group.name, isCompetency: false, cellSource: source }, section, reading)
  const yields = section.mentioned.size > 0
  if (yields) reading.result.groups.push(group)
  reading.result.sections.push({ heading: headingText(heading), ...(yields ? { group: group.id } : {}), blocks: section.blocks, source })
}

function readContent(heading: Heading, spot: Spot, section: OpenSection, reading: Reading): void {
  let before: Block | undefined
  for (const child of heading.content) {
    if (child.kind === 'heading') readHeading(child, spot, section, reading)
    else {
      readPiece(child, before, spot, section, reading)
      before = child.block
    }
  }
}

function readHeading(heading: Heading, above: Spot, section: OpenSection, reading: Reading): void {
  const name = headingText(heading)
  const explicit = splitExplicitId(heading.text).id
  if (above.isCompetency && /^examples?$/i.test(name)) return readExamples(heading, above, section, reading)
  const path = [...above.path, explicit ?? (identifierFrom(name) || 'part')]
  const source = { file: heading.file, line: heading.line }
  const spot: Spot = { path, name, isCompetency: isCompetency(heading, competencyId(reading.page, section.group, path), reading), cellSource: source }
  if (spot.isCompetency) openCell(spot, section, reading)
  else section.blocks.push({ prose: `${'#'.repeat(heading.depth)} ${heading.text}`, source })
  readContent(heading, spot, section, reading)
}

function isCompetency(heading: Heading, id: string, reading: Reading): boolean {
  const pieces = piecesIn(heading)
  if (pieces.some(isStatementList)) return true
  const onlyText = pieces.some((piece) => piece.block.kind === 'paragraph') && !pieces.some((piece) => piece.block.kind === 'table' || piece.block.kind === 'html-table')
  return onlyText && (reading.room.known.has(id) || (reading.page.declared && headingsIn(heading).length === 0))
}

function openCell(spot: Spot, section: OpenSection, reading: Reading): Cell {
  const id = competencyId(reading.page, section.group, spot.path)
  const cell = reading.cells.open(id, spot.name, section.group.id, spot.cellSource)
  mention(id, section)
  return cell
}

function mention(competency: string, section: OpenSection): void {
  if (section.mentioned.has(competency)) return
  section.mentioned.add(competency)
  section.blocks.push({ competency })
}

function readExamples(heading: Heading, spot: Spot, section: OpenSection, reading: Reading): void {
  const cell = openCell(spot, section, reading)
  for (const { block, file } of piecesIn(heading)) {
    if (block.kind === 'list') cell.examples.push(...block.items.map((item) => ({ text: item.text, source: { file, line: item.line } })))
    else if (block.kind === 'comment') reading.result.comments.push(block.text)
    else if (block.kind !== 'rule') cell.examples.push({ text: block.text, source: { file, line: block.line } })
  }
  for (const child of headingsIn(heading)) readHeading(child, { ...spot, isCompetency: false }, section, reading)
}

function readPiece(piece: Piece, before: Block | undefined, spot: Spot, section: OpenSection, reading: Reading): void {
  const { block } = piece
  switch (block.kind) {
    case 'rule':
      return
    case 'comment':
      reading.result.comments.push(block.text)
      return
    case 'paragraph':
      return readParagraph(piece, spot, section, reading)
    case 'list':
      return readList(piece, block.items, spot, section, reading)
    case 'table':
      return readTable(piece, block, before, section, reading)
    case 'html-table':
      return readHtmlTable(piece, before, section, reading)
    default:
      return addProse(block.text, piece, section, reading)
  }
}

function readParagraph(piece: Piece, spot: Spot, section: OpenSection, reading: Reading): void {
  const { text } = piece.block
  if (!spot.isCompetency) return addProse(text, piece, section, reading)
  const cell = openCell(spot, section, reading)
  const scopes = scopeLine(text)
  if (scopes) cell.scopes.push(...scopes)
  else if (markerOf(text)?.kind === 'missing') cell.missing = true
  else if (cell.statements.length === 0 && !isStray(text)) cell.text.push(text)
  else addProse(text, piece, section, reading)
}

function readList(piece: Piece, items: readonly ListItem[], spot: Spot, section: OpenSection, reading: Reading): void {
  if (items.every(isJumpToSection)) {
    reading.result.navigation.push(...items.map((item) => `- ${item.text}`))
  } else if (items.every((item) => isOnlyLinks(item.text))) addProse(piece.block.text, piece, section, reading)
  else for (const item of items) reading.cells.addItem(item, piece.file, section.group.id, () => openCell(spot, section, reading))
}

function readHtmlTable(piece: Piece, before: Block | undefined, section: OpenSection, reading: Reading): void {
  const table = reading.room.htmlTableRows?.(piece.block.text, piece.block.line)
  if (table) readTable(piece, table, before, section, reading)
  else addProse(piece.block.text, piece, section, reading)
}

/** The rows of a table are competencies keyed by their first column; a table of one column is no such table. */
function readTable(piece: Piece, table: { head: string[]; rows: TableRow[] }, before: Block | undefined, section: OpenSection, reading: Reading): void {
  if (table.rows.length === 0 || table.rows.every((row) => row.cells.length < 2)) return addProse(piece.block.text, piece, section, reading)
  const words: TermTable['words'] = []
  let name = ''
  for (const row of table.rows) {
    name = plainText(row.cells[0] ?? '') || name
    if (name === '') addProse(row.cells.join(' | '), { ...piece, block: { kind: 'paragraph', text: '', line: row.line } }, section, reading)
    else readRow(name, row, table.head, piece.file, section, reading)
    if (name !== '') words.push({ name, line: row.line })
  }
  addTermTable(piece.file, before, words, reading)
}

function readRow(name: string, row: TableRow, head: readonly string[], file: string, section: OpenSection, reading: Reading): void {
  const source = { file, line: row.line }
  const cell = openCell({ path: [identifierFrom(name) || 'row'], name, isCompetency: true, cellSource: source }, section, reading)
  reading.cells.addRow(row, rowText(row, head), file, cell)
}

/** More than one column of text is told apart by the words at the head of each. */
function rowText(row: TableRow, head: readonly string[]): string {
  if (row.cells.length <= 2) return row.cells[1] ?? ''
  return row.cells.slice(1).flatMap((text, index) => (text.trim() === '' ? [] : [`**${plainText(head[index + 1] ?? '') || index + 1}**: ${text}`])).join('\n')
}

function addTermTable(file: string, before: Block | undefined, words: TermTable['words'], reading: Reading): void {
  if (before?.kind !== 'paragraph') return
  const link = linksIn(before.text, before.line).find((candidate) => candidate.target.includes('#') && !candidate.target.startsWith('#'))
  if (link) reading.result.termTables.push({ file, line: link.line, column: link.column, target: link.target, words })
}
