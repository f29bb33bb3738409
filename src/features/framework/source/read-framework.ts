import type { Finding, Framework, Source, SourceFile, Summary } from '../model.ts'
import { Anchors } from './anchors.ts'
import { assemble } from './assemble.ts'
import { checkLinks } from './check-links.ts'
import { isCompetencyFile, readCompetencyFiles } from './competency-files.ts'
import { openDocuments, type Document, type Documents } from './documents.ts'
import { Findings, sortFindings, withSettings } from './findings.ts'
import { gatherTerms } from './gather-terms.ts'
import { usualIncludeRoots } from './includes.ts'
import { levelsOf } from './level-order.ts'
import { loadTools, type Tools } from './load-tools.ts'
import { normalizeFiles } from './normalize-files.ts'
import { outlineOf, type Outlined } from './outline.ts'
import { findRolePages, folderOf, isIndexPage, type RolePage } from './role-pages.ts'
import type { ReadPage } from './role-reading.ts'
import { competenciesWithStatements, readSections } from './role-sections.ts'
import { emptySettings, type Settings } from './settings-model.ts'
import { identifierFrom, titleCase } from './slugs.ts'

export interface ReadOptions {
  /** What the framework is called where framework.yaml does not say. */
  name?: string
}

export interface ReadResult {
  framework: Framework
  findings: Finding[]
  summary: Summary
  /** Where something stands that only settings declare, by `levels:E1`. */
  places: Record<string, Source>
}

/**
 * Reads the files of a framework's directory. Nothing that stands in them makes
 * it fail: every problem becomes a finding, and the rest is read.
 */
export async function readFramework(given: readonly SourceFile[], options: ReadOptions = {}): Promise<ReadResult> {
  const findings = new Findings()
  const files = normalizeFiles(given, findings)
  const tools = await loadTools(files)
  const settings = readSettings(files, tools, findings)
  const documents = openDocuments(files, [...usualIncludeRoots, ...settings.includeRoots], tools.yaml, findings)
  const rolePages = findRolePages(documents, settings, findings)
  const levels = levelsOf(rolePages, documents, settings, findings)
  const pages = await readRolePages(rolePages, documents, tools, findings)
  const competencyFiles = readCompetencyFiles(documents, { levels, specialties: settings.specialties }, tools, findings)
  const gathered = gatherTerms(documents, settings, pages.flatMap(({ read }) => read.termTables), findings)
  const framework = assemble({ settings, levels, pages, competencyFiles, terms: gathered.terms, identity: identityOf(options), findings })
  const used = checkUsedPages(rolePages, documents, findings)
  reportNothingFound(framework, files, findings)
  reportLeftOut(documents, new Set([...used, ...gathered.pages, ...documents.included, ...indexesOf(rolePages, documents)]), files, settings, findings)
  return { framework, findings: sortFindings(withSettings(findings.all, framework.lint)), summary: summaryOf(files, documents, framework), places: placesOf(settings) }
}

function readSettings(files: readonly SourceFile[], tools: Tools, findings: Findings): Settings {
  const file = settingsFile(files)
  if (!file || !tools.readSettings) return emptySettings()
  return tools.readSettings(file.path, file.text, findings)
}

export function settingsFile(files: readonly SourceFile[]): SourceFile | undefined {
  return files.find((file) => file.path === 'framework.yaml') ?? files.find((file) => file.path === 'framework.yml')
}

function placesOf({ file, lines }: Settings): Record<string, Source> {
  if (file === undefined) return {}
  return Object.fromEntries(Object.entries(lines).map(([key, line]) => [key, { file, line }]))
}

function identityOf({ name }: ReadOptions): { id: string; name: string } {
  const id = identifierFrom(name ?? '') || 'framework'
  return { id, name: name !== undefined && name !== id ? name : titleCase(id) }
}

async function readRolePages(rolePages: readonly RolePage[], documents: Documents, tools: Tools, findings: Findings): Promise<{ page: RolePage; read: ReadPage }[]> {
  const outlined: { page: RolePage; outline: Outlined }[] = rolePages.map((page) => ({ page, outline: outlineOf(page.document, documents, findings) }))
  const known = new Set(outlined.flatMap(({ page, outline }) => competenciesWithStatements(page, outline.root)))
  const room = { made: new Map(), known, htmlTableRows: await tools.htmlTables(outlined.map(({ outline }) => outline.root)), findings }
  return outlined.map(({ page, outline }) => ({ page, read: readSections(page, outline, room) }))
}

/** Checks the links of role pages and of everything they include, and says which files those are. */
function checkUsedPages(rolePages: readonly RolePage[], documents: Documents, findings: Findings): Set<string> {
  const homes = new Map<string, string[]>()
  for (const { document } of rolePages) {
    for (const file of filesBehind(document, documents)) {
      const known = homes.get(file)
      if (known) known.push(document.path)
      else homes.set(file, [document.path])
    }
  }
  const used = [...homes.keys()].flatMap((path) => documents.byPath.get(path) ?? [])
  const linked = checkLinks(used, documents, new Anchors(documents), (file) => homes.get(file) ?? [], findings)
  return new Set([...homes.keys(), ...linked])
}

/** A page and all files that stand in it by includes. */
function filesBehind(document: Document, documents: Documents): Set<string> {
  const found = new Set([document.path])
  for (const path of found) {
    for (const target of documents.byPath.get(path)?.targets.values() ?? []) if ('file' in target) found.add(target.file)
  }
  return found
}

function reportNothingFound(framework: Framework, files: readonly SourceFile[], findings: Findings): void {
  if (framework.roleProfiles.length + framework.competencies.length + framework.terms.length + framework.levels.length > 0 || files.length === 0) return
  findings.error('nothing-found', { file: files[0]!.path, line: 1 }, 'No role page, no competency and no settings were found.', 'Point to the directory that holds the framework, or declare `role:` and `level:`, or `competency:`, in front matter.')
}

/** The index pages beside role pages give the families their names. */
function indexesOf(rolePages: readonly RolePage[], documents: Documents): string[] {
  const folders = new Set(rolePages.map((page) => folderOf(page.document.path)))
  return [...documents.byPath.keys()].filter((path) => isIndexPage(path) && folders.has(folderOf(path)))
}

function reportLeftOut(documents: Documents, used: ReadonlySet<string>, files: readonly SourceFile[], settings: Settings, findings: Findings): void {
  for (const document of documents.byPath.values()) {
    if (used.has(document.path) || isCompetencyFile(document)) continue
    findings.note('left-out', { file: document.path, line: 1 }, 'This is no role page and no competency, and nothing leads to it: it was left out.', 'Nothing to do, unless it is meant to be one: then declare `role:` and `level:`, or `competency:`, in its front matter.')
  }
  for (const { path } of files) {
    if (!/\.ya?ml$/i.test(path) || path === settings.file) continue
    findings.note('left-out', { file: path, line: 1 }, 'Only framework.yaml is read of the YAML files; this one was left out.', 'Move what it declares into framework.yaml.')
  }
}

function summaryOf(files: readonly SourceFile[], documents: Documents, framework: Framework): Summary {
  return {
    files: files.length,
    roleProfiles: framework.roleProfiles.length,
    levels: framework.levels.length,
    competencies: framework.competencies.length,
    expectations: framework.expectations.length,
    includesResolved: documents.includesResolved,
    includesUnresolved: documents.includesUnresolved,
  }
}
