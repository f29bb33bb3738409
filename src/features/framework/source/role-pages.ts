import type { Document, Documents } from './documents.ts'
import type { Findings } from './findings.ts'
import { textValue } from './front-matter.ts'
import { holdsStatements, isNavigation } from './navigation.ts'
import { familyIdentifiers, familyNameFromTitle, roleTitle, containsWords } from './role-titles.ts'
import type { Settings } from './settings-model.ts'
import { identifierFrom, identifierOf, titleCase } from './slugs.ts'

/** A page that describes one job: which it is, before its text is read. */
export interface RolePage {
  document: Document
  name: string
  description?: string
  family: { id: string; name: string }
  level: { id: string; name: string; known: boolean }
  specialty?: { id: string; name: string }
  /** Its front matter says that it is a role page. */
  declared: boolean
}

const roleKeys = ['role', 'level', 'family'] as const

export function isIndexPage(path: string): boolean {
  return /(?:^|\/)(?:_index|index|readme)\.md$/i.test(path)
}

/** Finds the role pages among all pages, and what each says of its family, level and specialty. */
export function findRolePages(documents: Documents, settings: Settings, findings: Findings): RolePage[] {
  const yields = statementFinder(documents)
  const pages = [...documents.byPath.values()].filter((document) => isRolePage(document, documents, yields))
  const families = familyNames(pages, documents)
  const levels = levelFinder(pages, settings)
  return pages.map((document) => readRolePage(document, families, levels, settings, findings))
}

function isRolePage(document: Document, documents: Documents, yields: (path: string) => boolean): boolean {
  const { values } = document.frontMatter
  if ('competency' in values) return false
  if (roleKeys.some((key) => key in values)) return true
  if (isIndexPage(document.path) || documents.included.has(document.path)) return false
  return [...document.targets.values()].some((target) => ('file' in target ? yields(target.file) : holdsStatements(document.blocks())))
}

/** Whether a file, or a file that it includes, says what is expected. Each file is looked at once. */
function statementFinder(documents: Documents): (path: string) => boolean {
  const known = new Map<string, boolean>()
  const yields = (path: string): boolean => {
    const before = known.get(path)
    if (before !== undefined) return before
    known.set(path, false)
    const document = documents.byPath.get(path)
    const answer = document !== undefined && !isNavigation(document.blocks()) && (holdsStatements(document.blocks()) || [...document.targets.values()].some((target) => 'file' in target && yields(target.file)))
    known.set(path, answer)
    return answer
  }
  return yields
}

export function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
}

function stemOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/, '')
}

type FamilyNames = (folder: string) => { id: string; name: string }

function familyNames(pages: readonly Document[], documents: Documents): FamilyNames {
  const folders = [...new Set(pages.map((page) => folderOf(page.path)))].sort()
  const ids = familyIdentifiers(folders)
  const names = new Map(folders.map((folder) => [folder, indexTitle(folder, documents) ?? titleCase(ids.get(folder)!)]))
  return (folder) => ({ id: ids.get(folder)!, name: names.get(folder)! })
}

function indexTitle(folder: string, documents: Documents): string | undefined {
  for (const name of ['_index.md', 'index.md', 'README.md', 'readme.md']) {
    const title = textValue(documents.byPath.get(folder === '' ? name : `${folder}/${name}`)?.frontMatter.values.title)
    if (title) return familyNameFromTitle(title)
  }
  return undefined
}

interface KnownLevels {
  byWord: Map<string, { id: string; name: string }>
}

/** A word is a level where the framework declares it, or where a page's file and title both name it. */
function levelFinder(pages: readonly Document[], settings: Settings): KnownLevels {
  const byWord = new Map<string, { id: string; name: string }>()
  for (const page of pages) {
    const stem = stemOf(page.path)
    const id = identifierFrom(stem)
    if (settings.levels.length === 0 && containsWords(titleOf(page), id)) byWord.set(id, { id, name: titleCase(id) })
  }
  for (const level of settings.levels) {
    byWord.set(identifierFrom(level.name), level)
    byWord.set(identifierFrom(level.id), level)
  }
  return { byWord }
}

function titleOf(page: Document): string {
  const { values } = page.frontMatter
  return textValue(values.role) ?? roleTitle(textValue(values.title) ?? firstHeading(page) ?? '').role
}

function firstHeading(page: Document): string | undefined {
  return page.blocks().find((block) => block.kind === 'heading')?.text
}

function readRolePage(document: Document, families: FamilyNames, levels: KnownLevels, settings: Settings, findings: Findings): RolePage {
  const { values } = document.frontMatter
  const title = roleTitle(textValue(values.title) ?? firstHeading(document) ?? titleCase(stemOf(document.path)))
  const role = textValue(values.role) ?? title.role
  const family = declaredFamily(textValue(values.family), settings) ?? families(folderOf(document.path))
  const level = levelOf(document, role, levels, findings)
  const specialty = specialtyOf(textValue(values.specialty), textValue(values.role) ? undefined : title.specialty, family.id, settings)
  const description = textValue(values.description)
  return {
    document, family, level,
    name: level.known && identifierFrom(role) === identifierFrom(level.name) ? `${level.name} ${family.name}` : role,
    ...(description === undefined ? {} : { description }),
    ...(specialty === undefined ? {} : { specialty }),
    declared: roleKeys.some((key) => key in values),
  }
}

function declaredFamily(written: string | undefined, settings: Settings): { id: string; name: string } | undefined {
  if (written === undefined) return undefined
  const id = identifierOf(written)
  const declared = settings.families.find((family) => family.id === id || sameWords(family.id, written) || sameWords(family.name, written))
  return declared ? { id: declared.id, name: declared.name } : { id, name: id === written ? titleCase(written) : written }
}

function sameWords(a: string, b: string): boolean {
  return identifierFrom(a) === identifierFrom(b)
}

function levelOf(document: Document, role: string, levels: KnownLevels, findings: Findings): RolePage['level'] {
  const declared = textValue(document.frontMatter.values.level)
  if (declared !== undefined) {
    const known = levels.byWord.get(identifierFrom(declared))
    return known ? { ...known, known: true } : { id: identifierOf(declared), name: titleCase(declared), known: true }
  }
  const stem = identifierFrom(stemOf(document.path)) || 'level'
  const known = levels.byWord.get(stem) ?? [...levels.byWord].find(([word]) => containsWords(role, word))?.[1]
  if (known) return { ...known, known: true }
  findings.note('level-from-file-name', { file: document.path, line: 1 }, `No level that other pages have is named here; “${stem}” is taken from the file’s name.`, 'Declare `level:` in the page’s front matter.')
  return { id: stem, name: role, known: false }
}

/** The words after the comma are a specialty, unless they only repeat the family. */
function specialtyOf(declared: string | undefined, fromTitle: string | undefined, family: string, settings: Settings): RolePage['specialty'] {
  const written = declared ?? fromTitle
  if (written === undefined) return undefined
  const known = settings.specialties.find((specialty) => specialty.family === family && (specialty.id === written || sameWords(specialty.name, written)))
  if (known) return { id: known.id, name: known.name }
  const id = declared === undefined ? identifierFrom(written) : identifierOf(written)
  return id === family || id === '' ? undefined : { id, name: written }
}
