import type { Section, SectionBlock, Source } from '../model.ts'
import type { ListItem, TableRow } from './block.ts'
import { isStray, type MadeStatement } from './cell-text.ts'
import type { Findings } from './findings.ts'
import type { Heading, Piece } from './outline.ts'
import type { Cell, Cells } from './role-cells.ts'
import type { RolePage } from './role-pages.ts'
import { groupIdentifier, groupName } from './role-titles.ts'
import { plainText, splitExplicitId } from './slugs.ts'

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

export interface Reading {
  page: RolePage
  room: ReadingRoom
  cells: Cells
  result: ReadPage
}

/** A section that is being read. */
export interface OpenSection {
  group: Group
  blocks: SectionBlock[]
  /** The competencies that have their place in the section already. */
  mentioned: Set<string>
}

/** A heading within a section, and whether it is a competency. */
export interface Spot {
  path: string[]
  name: string
  isCompetency: boolean
  cellSource: Source
}

export function headingText(heading: Heading): string {
  return plainText(splitExplicitId(heading.text).text)
}

export function groupOf(heading: Heading, page: RolePage): Group {
  const name = groupName(headingText(heading), page.level.known ? [page.level.name, page.level.id] : [])
  const explicit = splitExplicitId(heading.text).id
  return { id: explicit ?? groupIdentifier(name), name }
}

export function competencyId(page: RolePage, group: Group, path: readonly string[]): string {
  return [page.family.id, group.id, ...path].join('/')
}

export function addProse(prose: string, piece: Piece, section: OpenSection, reading: Reading): void {
  const source = { file: piece.file, line: piece.block.line }
  if (piece.block.kind === 'paragraph' && isStray(prose)) {
    reading.room.findings.warning('unrecognised-text', source, `“${prose.trim()}” is no sentence, heading or list, and was kept out.`, 'Delete it, or write what it means in a sentence.')
  } else section.blocks.push({ prose, source })
}

export function openCell(spot: Spot, section: OpenSection, reading: Reading): Cell {
  const id = competencyId(reading.page, section.group, spot.path)
  const cell = reading.cells.open(id, spot.name, section.group.id, spot.cellSource)
  mention(id, section)
  return cell
}

export function mention(competency: string, section: OpenSection): void {
  if (section.mentioned.has(competency)) return
  section.mentioned.add(competency)
  section.blocks.push({ competency })
}
