import type { Anchors } from './anchors.ts'
import type { Document, Documents } from './documents.ts'
import type { Findings } from './findings.ts'
import { anchorOf, isExternal, pageOfLink } from './link-targets.ts'
import { linksIn, type Link } from './links.ts'

interface Outside {
  file: string
  link: Link
  count: number
}

/** Checks the links of role pages and of the files that they include. What lies outside the directory is told once per target. */
export function checkLinks(documents: readonly Document[], all: Documents, anchors: Anchors, homesOf: (file: string) => readonly string[], findings: Findings): Set<string> {
  const linked = new Set<string>()
  const outside = new Map<string, Outside>()
  for (const document of documents) {
    for (const link of linksIn(withoutComments(document.frontMatter.body), document.frontMatter.bodyLine)) {
      if (link.malformed) reportMalformed(document.path, link, findings)
      const page = checkLink(document.path, link, all, anchors, homesOf, outside, findings)
      if (page !== undefined) linked.add(page)
    }
  }
  for (const { file, link, count } of outside.values()) {
    const often = count === 1 ? '' : ` (${count} links lead there)`
    findings.note('link-outside', { file, line: link.line, column: link.column }, `“${pathOf(link.target)}” is not in this directory${often}, so nobody checked that it exists.`, 'Nothing to do, unless the page was meant to be in the directory.')
  }
  return linked
}

/** Checks one link and says which page of the directory it leads to. */
function checkLink(file: string, link: Link, all: Documents, anchors: Anchors, homesOf: (file: string) => readonly string[], outside: Map<string, Outside>, findings: Findings): string | undefined {
  if (isExternal(link.target) || link.target === '') return undefined
  const place = { file, line: link.line, column: link.column }
  if (link.target.startsWith('#')) {
    if (homesOf(file).some((home) => anchors.has(home, anchorOf(link.target)))) return undefined
    findings.warning('broken-anchor', place, `No heading of this page has the anchor “${link.target}”.`, 'Name the anchor of a heading, or give the heading that anchor.')
    return undefined
  }
  const page = pageOfLink(file, link.target, all.byPath)
  if (page === undefined) {
    leadsNowhere(file, link, outside, findings)
    return undefined
  }
  const anchor = anchorOf(link.target)
  if (anchor === '' || anchors.has(page, anchor)) return page
  findings.warning('broken-anchor', place, `No heading of ${page} has the anchor “#${anchor}”.`, 'Name the anchor of a heading of that page.')
  return page
}

/** An address of the site may lie outside the given directory; a path to a Markdown file or beside this one is meant to be in it. */
function leadsNowhere(file: string, link: Link, outside: Map<string, Outside>, findings: Findings): void {
  if (!link.target.startsWith('/')) {
    if (/\.(?:md|markdown)(?:$|[?#])/i.test(link.target) || /^\.{1,2}\//.test(link.target)) {
      findings.warning('broken-link', { file, line: link.line, column: link.column }, `There is no file for the link “${link.target}”.`, 'Correct the path, or add the file.')
    }
    return
  }
  const known = outside.get(pathOf(link.target))
  if (known) known.count += 1
  else outside.set(pathOf(link.target), { file, link, count: 1 })
}

function pathOf(target: string): string {
  return target.replace(/[?#].*$/, '').replace(/\/$/, '')
}

function reportMalformed(file: string, link: Link, findings: Findings): void {
  findings.warning('broken-link', { file, line: link.line, column: link.column }, `The target of the link “${link.text}” stands in two pairs of parentheses.`, `Write \`[${link.text}](${link.target})\`.`)
}

/** Comments are blanked out, so that lines and columns stay right. */
function withoutComments(text: string): string {
  return text.includes('<!--') ? text.replace(/<!--[\s\S]*?(?:-->|$(?![\s\S]))/g, (comment) => comment.replace(/[^\n]/g, ' ')) : text
}
