import type { Source, Term } from '../model.ts'
import { isStray } from './cell-text.ts'
import type { Findings } from './findings.ts'
import { headingsIn, piecesIn, type Heading, type Piece } from './outline.ts'
import { anchorFrom, identifierFrom, plainText, splitExplicitId } from './slugs.ts'

/** The part of a page that an anchor names; the whole page without one. */
export function sectionAt(root: Heading, anchor: string): Heading | undefined {
  if (anchor === '') return root
  const counts = new Map<string, number>()
  const walk = (heading: Heading): Heading | undefined => {
    for (const child of headingsIn(heading)) {
      if (headingAnchor(child.text, counts) === anchor) return child
      const found = walk(child)
      if (found) return found
    }
    return undefined
  }
  return walk(root)
}

/** Headings of the same words are told apart by `-1`, `-2` in the order in which they stand. */
export function headingAnchor(text: string, counts: Map<string, number>): string {
  const explicit = splitExplicitId(text)
  const anchor = explicit.id ?? anchorFrom(explicit.text)
  const before = counts.get(anchor) ?? 0
  counts.set(anchor, before + 1)
  return before === 0 ? anchor : `${anchor}-${before}`
}

/** The words that a section defines: a heading a term, or list items that begin with the term in bold. */
export function termsIn(section: Heading, findings: Findings): Term[] {
  const terms: Term[] = []
  for (const piece of piecesIn(section)) terms.push(...termsOfList(piece))
  for (const heading of headingsIn(section)) terms.push(...termsOfHeading(heading, findings))
  return terms
}

const boldTerm = /^(?:\*\*|__)(.+?)(?:\*\*|__)\s*[:–—-]?\s*([\s\S]*)$/

function termsOfList(piece: Piece): Term[] {
  if (piece.block.kind !== 'list') return []
  return piece.block.items.flatMap((item) => {
    const match = boldTerm.exec(item.text)
    const definition = match?.[2]?.replace(/^:\s*/, '').trim()
    return match && definition ? [makeTerm(match[1]!.replace(/:$/, ''), definition, { file: piece.file, line: item.line })] : []
  })
}

/** A heading without a text of its own only gathers the terms below it. */
function termsOfHeading(heading: Heading, findings: Findings): Term[] {
  const definition: string[] = []
  const aliases: string[] = []
  for (const piece of piecesIn(heading)) readDefinition(piece, definition, aliases, findings)
  const own = definition.length > 0 ? [makeTerm(plainText(splitExplicitId(heading.text).text), definition.join('\n\n'), { file: heading.file, line: heading.line }, aliases)] : []
  return [...own, ...(own.length === 0 ? piecesIn(heading).flatMap(termsOfList) : []), ...headingsIn(heading).flatMap((child) => termsOfHeading(child, findings))]
}

function readDefinition(piece: Piece, definition: string[], aliases: string[], findings: Findings): void {
  const { block } = piece
  if (block.kind === 'comment' || block.kind === 'rule') return
  if (block.kind === 'list' && termsOfList(piece).length > 0) return
  const lines = block.text.split('\n')
  const also = lines.map((line) => /^\s*(?:also|aliases)\s*:\s*(.+)$/i.exec(line)?.[1])
  aliases.push(...also.flatMap((names) => (names === undefined ? [] : names.split(/\s*[,;]\s*/).filter((name) => name !== ''))))
  const text = lines.filter((_, index) => also[index] === undefined).join('\n').trim()
  if (text === '') return
  if (block.kind === 'paragraph' && definition.length > 0 && isStray(text)) {
    findings.warning('unrecognised-text', { file: piece.file, line: block.line }, `“${text}” is no sentence, heading or list, and was kept out.`, 'Delete it, or write what it means in a sentence.')
  } else definition.push(text)
}

/** `team, teammates` is one term with an alias. */
function makeTerm(written: string, definition: string, source: Source, aliases: readonly string[] = []): Term {
  const [name = written, ...others] = written.split(/\s*,\s*/)
  return { id: identifierFrom(name) || 'term', name: plainText(name).trim(), definition, aliases: [...others.map(plainText), ...aliases], source }
}
