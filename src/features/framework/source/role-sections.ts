import type { Block, ListItem } from './block.ts'
import { isStray, markerOf, scopeLine } from './cell-text.ts'
import { isJumpToSection, isOnlyLinks } from './navigation.ts'
import { headingsIn, piecesIn, type Heading, type Outlined, type Piece } from './outline.ts'
import { Cells } from './role-cells.ts'
import { readIntro } from './role-intro.ts'
import { isExamples, layoutOf } from './role-layout.ts'
import type { RolePage } from './role-pages.ts'
import { addProse, competencyId, groupOf, headingText, openCell, type OpenSection, type Reading, type ReadingRoom, type ReadPage, type Spot } from './role-reading.ts'
import { readHtmlTable, readTable } from './role-tables.ts'
import { identifierFrom, splitExplicitId } from './slugs.ts'

/** Reads the sections of a role page from its outline. */
export function readSections(page: RolePage, { root, left }: Outlined, room: ReadingRoom): ReadPage {
  const navigation = left.filter((include) => include.kind === 'navigation').map((include) => include.text)
  const result: ReadPage = { sections: [], cells: [], groups: [], termTables: [], navigation, comments: [] }
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
  if (isExamples(heading) && hasCell(above, section, reading)) return readExamples(heading, above, section, reading)
  const path = [...above.path, explicit ?? (identifierFrom(name) || 'part')]
  const source = { file: heading.file, line: heading.line }
  const spot: Spot = { path, name, isCompetency: isCompetency(heading, competencyId(reading.page, section.group, path), reading), cellSource: source }
  if (spot.isCompetency) openCell(spot, section, reading)
  else section.blocks.push({ prose: `${'#'.repeat(heading.depth)} ${heading.text}`, source })
  readContent(heading, spot, section, reading)
}

function hasCell(spot: Spot, section: OpenSection, reading: Reading): boolean {
  return spot.isCompetency || reading.cells.byCompetency.has(competencyId(reading.page, section.group, spot.path))
}

function isCompetency(heading: Heading, id: string, reading: Reading): boolean {
  const pieces = piecesIn(heading)
  if (pieces.some(isStatementList)) return true
  const onlyText = pieces.some((piece) => piece.block.kind === 'paragraph') && !pieces.some((piece) => piece.block.kind === 'table' || piece.block.kind === 'html-table')
  return onlyText && (reading.room.known.has(id) || (reading.page.declared && headingsIn(heading).length === 0))
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

function isStatementList(piece: Piece): boolean {
  return piece.block.kind === 'list' && piece.block.items.some((item) => !isOnlyLinks(item.text))
}
