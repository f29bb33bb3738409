import { headingsIn, piecesIn, type Heading, type Piece } from './outline.ts'

/** A role page taken apart: what stands before its first section, and its sections. */
export interface Layout {
  title: Heading | undefined
  intro: Piece[]
  sections: Heading[]
}

/** The heading over everything is the page's title; the headings below it are its sections. */
export function layoutOf(root: Heading): Layout {
  const headings = headingsIn(root)
  const title = headings[0]
  const isTitle = title !== undefined && gathersSections(title) && headings.slice(1).every((other) => headingsIn(other).length === 0)
  if (!isTitle) return { title: undefined, intro: piecesIn(root), sections: headings.flatMap(unwrap) }
  return { title, intro: [...piecesIn(root), ...piecesIn(title)], sections: [...headingsIn(title), ...headings.slice(1)].flatMap(unwrap) }
}

/** Below a title stand headings of the page itself; those of an include alone are the parts of a section. */
function gathersSections(heading: Heading): boolean {
  const children = headingsIn(heading)
  return heading.depth === 1 ? children.length > 0 : children.some((child) => child.file === heading.file)
}

/** A heading whose parts all have parts of their own only gathers sections: those are the sections. */
function unwrap(heading: Heading): Heading[] {
  const children = headingsIn(heading)
  const gathers = children.length > 0 && children.every(hasParts) && !piecesIn(heading).some(holdsCell)
  return gathers ? [{ ...heading, content: piecesIn(heading) }, ...children.flatMap(unwrap)] : [heading]
}

/** Examples are no part: they belong to the competency above them. */
function hasParts(heading: Heading): boolean {
  return headingsIn(heading).some((part) => !isExamples(part))
}

export function isExamples(heading: Heading): boolean {
  return /^examples?\s*:?$/i.test(heading.text.trim())
}

function holdsCell(piece: Piece): boolean {
  return piece.block.kind === 'list' || piece.block.kind === 'table' || piece.block.kind === 'html-table'
}
