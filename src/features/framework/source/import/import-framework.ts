import { stringify } from 'yaml'
import type { Finding, Framework, SourceFile, Summary } from '../../model.ts'
import { Findings, sortFindings, withSettings } from '../findings.ts'
import { readFramework } from '../read-framework.ts'
import { readSettings } from '../settings.ts'
import { emptySettings, type Settings } from '../settings-model.ts'
import { titleCase } from '../slugs.ts'
import { assembleRecords } from './assemble-records.ts'
import { gatherRecords } from './gather-records.ts'
import type { Grid } from './grid.ts'
import type { ImportFile, LeftOut } from './import-file.ts'
import { inferMapping } from './infer-mapping.ts'
import type { Mapping } from './mapping.ts'
import { readExport } from './read-export.ts'
import { noRecords } from './records.ts'
import { openSources, type OpenSources } from './open-sources.ts'

/** What an import understood of its files. */
export interface ImportResult {
  framework: Framework
  /** How the files were read; absent where they are in a format of Cairn’s own. */
  mapping: Mapping | undefined
  findings: Finding[]
  leftOut: LeftOut[]
  summary: Summary
  /** The tables that were read, whatever became of them. */
  grids: readonly Grid[]
  /** The text files themselves, where they are in the format of a directory and were read as they are. */
  pages?: SourceFile[]
}

export interface ImportOptions {
  mapping?: Mapping
  /** What the framework is called where nothing says. */
  name?: string
}

/** Reads a framework from files of any shape: as a mapping says, or as the files themselves let find out. */
export async function importFramework(files: readonly ImportFile[], options: ImportOptions = {}): Promise<ImportResult> {
  const findings = new Findings()
  const opened = openSources(files, findings)
  const exported = options.mapping ? undefined : readExport(opened, findings)
  if (exported) return { framework: exported, mapping: undefined, findings: sortFindings(findings.all), leftOut: opened.leftOut, grids: opened.grids, summary: summaryOf(exported, files.length) }
  if (!options.mapping && isDirectory(opened)) return readPages(opened, findings, files.length, options)
  const mapping = options.mapping ?? inferMapping(opened)
  if (!mapping) return readPages(opened, findings, files.length, options)
  const settings = settingsOf(mapping, findings)
  const { records, leftOut } = gatherRecords(opened, mapping, findings)
  const framework = assembleRecords({ records, settings, cells: mapping.cells ?? {}, name: nameOf(files, options), findings })
  if (framework.expectations.length === 0) nothingFound(files, findings)
  return { framework, mapping, findings: sortFindings(withSettings(findings.all, framework.lint)), leftOut: [...opened.leftOut, ...leftOut], grids: opened.grids, summary: summaryOf(framework, files.length) }
}

/** framework.yaml, or a page that says that it is a competency, makes a directory of files that Cairn reads as they are. */
function isDirectory({ pages, trees, grids }: OpenSources): boolean {
  if (pages.some(({ path }) => /^framework\.ya?ml$/.test(path))) return true
  return grids.length === 0 && trees.some((tree) => tree.keys().includes('competency') && pages.some(({ path }) => path === tree.file))
}

async function readPages(opened: OpenSources, findings: Findings, count: number, options: ImportOptions): Promise<ImportResult> {
  const unread = [...opened.leftOut, ...notUnderstood(opened)]
  if (opened.pages.length === 0) {
    nothingFound([], findings)
    const framework = assembleRecords({ records: noRecords(), settings: emptySettings(), cells: {}, name: options.name ?? '', findings })
    return { framework, mapping: undefined, findings: findings.all, leftOut: unread, grids: opened.grids, summary: summaryOf(framework, count) }
  }
  const read = await readFramework(opened.pages, options.name === undefined ? {} : { name: options.name })
  const leftOut = read.findings.filter(({ rule }) => rule === 'left-out').map(({ file, line, column, message }) => ({ file, place: '', line, column, text: '', why: message }))
  const own = findings.all.filter(({ rule }) => rule !== 'unreadable-yaml')
  return { framework: read.framework, mapping: undefined, findings: sortFindings([...own, ...read.findings]), leftOut: [...unread, ...leftOut], grids: opened.grids, summary: read.summary, pages: opened.pages }
}

/** Tables and trees in which no layout was found. */
function notUnderstood({ grids, trees, pages }: OpenSources): LeftOut[] {
  const files = new Set([...grids, ...trees].map(({ file }) => file).filter((file) => pages.every(({ path }) => path !== file)))
  return [...files].map((file) => ({ file, place: '', line: 1, column: 1, text: '', why: 'no levels and competencies were found in it' }))
}

function nothingFound(files: readonly ImportFile[], findings: Findings): void {
  findings.error('nothing-found', { file: files[0]?.path ?? '', line: 0, column: 0 }, 'No levels and competencies were found in these files.', 'Write the mapping with --write-mapping, say in it where levels, competencies and texts stand, and import again with --mapping.')
}

/** What the mapping declares is read as framework.yaml is. */
function settingsOf({ declare }: Mapping, findings: Findings): Settings {
  return declare === undefined ? emptySettings() : readSettings('mapping', stringify(declare), findings)
}

function nameOf(files: readonly ImportFile[], { name }: ImportOptions): string {
  if (name !== undefined) return name
  const only = files.length === 1 ? files[0]!.path.replace(/^.*\/|\.\w+$/g, '') : 'framework'
  return titleCase(only)
}

function summaryOf(framework: Framework, files: number): Summary {
  const { roleProfiles, levels, competencies, expectations } = framework
  return { files, roleProfiles: roleProfiles.length, levels: levels.length, competencies: competencies.length, expectations: expectations.length, includesResolved: 0, includesUnresolved: 0 }
}
