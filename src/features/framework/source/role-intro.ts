import { isJumpToSection } from './navigation.ts'
import type { Heading, Piece } from './outline.ts'
import { addProse, headingText, type OpenSection, type Reading } from './role-reading.ts'

/** What stands on a page before its first section. */
export function readIntro(title: Heading | undefined, pieces: readonly Piece[], reading: Reading): void {
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
