import type { Document, Documents } from './documents.ts'
import type { Findings } from './findings.ts'
import type { Block } from './block.ts'
import { isNavigation } from './navigation.ts'

/** A block in its place on a page, with the file that it was written in. */
export interface Piece {
  kind: 'piece'
  block: Block
  file: string
}

/** A heading and what stands under it, in source order. */
export interface Heading {
  kind: 'heading'
  text: string
  depth: number
  file: string
  line: number
  content: (Piece | Heading)[]
}

/** An include that only leads to other pages, or one that could not be followed. */
export interface LeftInclude {
  kind: 'navigation' | 'unresolved'
  text: string
  file: string
  line: number
}

export type Outlined = { root: Heading; left: LeftInclude[] }

const mostBlocks = 20_000

/** A page as a tree of headings, with every include in the place where it stands. */
export function outlineOf(document: Document, documents: Documents, findings: Findings): Outlined {
  const root: Heading = { kind: 'heading', text: '', depth: 0, file: document.path, line: 1, content: [] }
  const walk: Walk = { documents, left: [], blocks: 0 }
  place(document, root, walk)
  if (walk.blocks > mostBlocks) {
    findings.error('page-too-large', { file: document.path, line: 1 }, `With its includes this page has more than ${mostBlocks} blocks; the rest is left out.`, 'Split the page, or include less.')
  }
  return { root, left: walk.left }
}

interface Walk {
  documents: Documents
  left: LeftInclude[]
  blocks: number
}

/** The headings of an included file end with it: what follows the include belongs to the page's own heading. */
function place(document: Document, parent: Heading, walk: Walk): void {
  const open = [parent]
  for (const block of document.blocks()) {
    if ((walk.blocks += 1) > mostBlocks) return
    if (block.kind === 'heading') openHeading(document.path, block, open)
    else if (block.kind === 'include') follow(document, block, open.at(-1)!, walk)
    else open.at(-1)!.content.push({ kind: 'piece', block, file: document.path })
  }
}

function openHeading(file: string, block: Block & { kind: 'heading' }, open: Heading[]): void {
  while (open.length > 1 && open.at(-1)!.depth >= block.depth) open.pop()
  const heading: Heading = { kind: 'heading', text: block.text, depth: block.depth, file, line: block.line, content: [] }
  open.at(-1)!.content.push(heading)
  open.push(heading)
}

function follow(document: Document, block: Block & { kind: 'include' }, parent: Heading, walk: Walk): void {
  for (const directive of block.directives) {
    const target = document.targets.get(directive)
    const included = target && 'file' in target ? walk.documents.byPath.get(target.file) : undefined
    const place_ = { text: directive.text, file: document.path, line: directive.line }
    if (!included) {
      walk.left.push({ kind: 'unresolved', ...place_ })
      parent.content.push({ kind: 'piece', file: document.path, block: { kind: 'paragraph', text: directive.text, line: directive.line } })
    } else if (isNavigation(included.blocks())) walk.left.push({ kind: 'navigation', ...place_ })
    else place(included, parent, walk)
  }
}

export function headingsIn(heading: Heading): Heading[] {
  return heading.content.filter((child): child is Heading => child.kind === 'heading')
}

export function piecesIn(heading: Heading): Piece[] {
  return heading.content.filter((child): child is Piece => child.kind === 'piece')
}
