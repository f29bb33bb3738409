import type { Level } from '../model.ts'
import type { Document, Documents } from './documents.ts'
import type { Findings } from './findings.ts'
import { pageOfLink } from './link-targets.ts'
import { folderOf, isIndexPage, type RolePage } from './role-pages.ts'
import type { Settings } from './settings-model.ts'

/** The ladder as framework.yaml declares it; where it declares none, the levels in the order in which index pages list them. */
export function levelsOf(pages: readonly RolePage[], documents: Documents, settings: Settings, findings: Findings): Level[] {
  if (settings.levels.length > 0) return [...settings.levels, ...undeclaredLevels(pages, settings, findings)]
  const names = new Map(pages.map((page) => [page.level.id, page.level.name]))
  if (names.size === 0) return []
  const order = orderFromIndexes(pages, documents)
  for (const id of names.keys()) if (!order.includes(id)) order.push(id)
  if (order.length > 1) {
    const first = pages[0]!.document.path
    findings.note('level-order-undeclared', { file: settings.file ?? first, line: 1 }, `No order of the levels is declared; they are shown as ${order.join(', ')}, and none counts as above another.`, 'List the levels in rising order under `levels:` in framework.yaml.')
  }
  return order.map((id, index) => ({ id, name: names.get(id)!, position: index + 1 }))
}

function undeclaredLevels(pages: readonly RolePage[], settings: Settings, findings: Findings): Level[] {
  const added: Level[] = []
  for (const page of pages) {
    const { id, name } = page.level
    if (settings.levels.some((level) => level.id === id) || added.some((level) => level.id === id)) continue
    const line = page.document.frontMatter.lines.level ?? 1
    findings.error('unknown-reference', { file: page.document.path, line }, `The level “${id}” is not declared in framework.yaml.`, 'Declare it under `levels:`, or name a level that is there.')
    added.push({ id, name, position: settings.levels.length + added.length + 1 })
  }
  return added
}

/** Each index page lists some levels in some order; the longest list leads, and the others fill in what it does not have. */
function orderFromIndexes(pages: readonly RolePage[], documents: Documents): string[] {
  const levelAt = new Map(pages.filter((page) => page.level.known).map((page) => [page.document.path, page.level.id]))
  const folders = new Set(pages.flatMap((page) => foldersAbove(page.document.path)))
  const lists = [...documents.byPath.values()]
    .filter((document) => isIndexPage(document.path) && folders.has(folderOf(document.path)))
    .map((document) => levelsLinked(document, documents, levelAt))
    .toSorted((a, b) => b.length - a.length)
  const order: string[] = []
  for (const list of lists) {
    list.forEach((level, at) => {
      if (order.includes(level)) return
      const before = list[at - 1]
      order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, level)
    })
  }
  return order
}

function foldersAbove(path: string): string[] {
  const folders: string[] = []
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) folders.push(folder)
  return [...folders, '']
}

function levelsLinked(document: Document, documents: Documents, levelAt: ReadonlyMap<string, string>): string[] {
  const levels = new Set<string>()
  for (const [, target] of document.frontMatter.body.matchAll(/\]\(([^()\s]+)\)/g)) {
    const page = pageOfLink(document.path, target!, documents.byPath)
    const level = page === undefined ? undefined : levelAt.get(page)
    if (level !== undefined) levels.add(level)
  }
  return [...levels]
}
