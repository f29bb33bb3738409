import { usualIncludeRoots, normalizePath } from './includes.ts'
import { folderOf } from './role-pages.ts'

/** Whether a link leads out of the site, so that nothing in the directory can be its target. */
export function isExternal(target: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(target)
}

export function anchorOf(target: string): string {
  const at = target.indexOf('#')
  return at === -1 ? '' : decoded(target.slice(at + 1))
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The Markdown file that a link of a page leads to; undefined where the directory holds none. */
export function pageOfLink(from: string, target: string, files: ReadonlyMap<string, unknown>): string | undefined {
  if (isExternal(target)) return undefined
  const path = decoded(target.replace(/[?#].*$/, ''))
  if (path === '') return from
  const candidates = path.startsWith('/') ? usualIncludeRoots.map((root) => `${root}${path}`) : [`${folderOf(from)}/${path}`, `${from.replace(/(?:\/?_?index)?\.md$/i, '')}/${path}`]
  for (const candidate of candidates) {
    const found = fileAt(candidate, files)
    if (found !== undefined) return found
  }
  return undefined
}

function fileAt(path: string, files: ReadonlyMap<string, unknown>): string | undefined {
  const clean = normalizePath(path)
  if (clean === undefined) return undefined
  const stem = clean.replace(/\.html?$/i, '')
  return [clean, `${stem}.md`, join(stem, '_index.md'), join(stem, 'index.md'), join(stem, 'README.md')].find((candidate) => candidate.endsWith('.md') && files.has(candidate))
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}
