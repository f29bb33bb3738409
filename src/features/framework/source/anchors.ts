import type { Document, Documents } from './documents.ts'
import { headingAnchor } from './glossary.ts'

const underline = /^ {0,3}(?:=+|-+)[ \t]*$/

/**
 * The anchors of pages that are linked to. A linked page may be very long and
 * is read for nothing else, so its headings are found line by line.
 */
export class Anchors {
  private readonly documents: Documents
  private readonly byPage = new Map<string, ReadonlySet<string>>()

  constructor(documents: Documents) {
    this.documents = documents
  }

  has(page: string, anchor: string): boolean {
    const anchors = this.of(page)
    return anchors.has(anchor) || anchors.has(anchor.toLowerCase())
  }

  private of(page: string): ReadonlySet<string> {
    let anchors = this.byPage.get(page)
    if (!anchors) {
      const counts = new Map<string, number>()
      const found = new Set<string>()
      collect(this.documents.byPath.get(page), this.documents, counts, found, [])
      this.byPage.set(page, (anchors = found))
    }
    return anchors
  }
}

/** A page's anchors are those of its own headings and of the headings it includes, counted together. */
function collect(document: Document | undefined, documents: Documents, counts: Map<string, number>, found: Set<string>, above: readonly string[]): void {
  if (!document || above.includes(document.path) || above.length > 20) return
  const includes = new Map(document.directives.map((directive) => [directive.line, directive]))
  const lines = document.frontMatter.body.split('\n')
  let fence: string | undefined
  lines.forEach((line, index) => {
    if (line.includes('```') || line.includes('~~~')) {
      const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
      if (mark !== undefined && (fence === undefined || mark.startsWith(fence))) fence = fence === undefined ? mark : undefined
    }
    if (fence !== undefined) return
    const heading = headingOn(line, lines[index + 1])
    if (heading !== undefined) found.add(headingAnchor(heading, counts))
    if (line.includes('<')) for (const match of line.matchAll(/<[a-z][^>]*?\b(?:id|name)=["']([^"']+)["']/gi)) found.add(match[1]!)
    const target = includes.size === 0 ? undefined : document.targets.get(includes.get(index + document.frontMatter.bodyLine)!)
    if (target && 'file' in target) collect(documents.byPath.get(target.file), documents, counts, found, [...above, document.path])
  })
}

function headingOn(line: string, next: string | undefined): string | undefined {
  if (line.includes('#')) {
    const match = /^ {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/.exec(line)
    if (match) return match[1]
  }
  if (next === undefined || !/^ *[=-]/.test(next) || !underline.test(next) || line.trim() === '' || /^\s*(?:[-*+>|]|\d+[.)]\s|\{\{|<)/.test(line)) return undefined
  return line.trim()
}
