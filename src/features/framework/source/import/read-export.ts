import type { Finding } from '../../model.ts'
import { Framework } from '../../model.ts'
import type { Findings } from '../findings.ts'
import type { YamlValue } from '../front-matter.ts'
import { exportMark } from './export-tables.ts'
import type { OpenSources } from './open-sources.ts'
import { isTableExport, readTables } from './read-tables.ts'

/** A framework that Cairn exported to YAML, JSON, CSV or XLSX; undefined where the files are of another making. */
export function readExport({ grids, trees }: OpenSources, findings: Findings): Framework | undefined {
  const tree = trees.find((one) => one.keys().includes(exportMark))
  if (tree) {
    return checked(withSources(tree.take() as Record<string, YamlValue>, tree.file), tree.file, findings)
  }
  if (!isTableExport(grids)) return undefined
  const before = errorsIn(findings.all)
  const content = readTables(grids, findings)
  return errorsIn(findings.all) > before ? undefined : checked(withSources(content, grids[0]!.file), grids[0]!.file, findings)
}

function errorsIn(findings: readonly Finding[]): number {
  return findings.filter(({ severity }) => severity === 'error').length
}

function checked(content: Record<string, unknown>, file: string, findings: Findings): Framework | undefined {
  const result = Framework.safeParse(content)
  if (result.success) return result.data
  for (const { path, message } of result.error.issues.slice(0, 100)) {
    findings.error('unreadable-export', { file: `${file}#/${path.join('/')}`, line: 1 }, `${message}.`.replace(/\.\.$/, '.'), 'Compare it with an export of another framework.')
  }
  return undefined
}

const placed = ['competencies', 'expectations', 'terms', 'roleProfiles'] as const
const inside = ['resources', 'statements', 'examples', 'sections', 'blocks'] as const

/** Somebody who writes an export by hand need not say where each part stands: it stands in this file. */
function withSources(content: Record<string, unknown>, file: string): Record<string, unknown> {
  const source = { file, line: 1 }
  const fill = (entry: unknown): unknown => {
    if (typeof entry !== 'object' || entry === null) return entry
    const filled: Record<string, unknown> = { ...entry }
    for (const key of inside) if (Array.isArray(filled[key])) filled[key] = filled[key].map(fill)
    if (!('source' in filled) && !isCompetencyBlock(filled)) filled.source = source
    return filled
  }
  return { ...content, ...Object.fromEntries(placed.flatMap((key) => (Array.isArray(content[key]) ? [[key, (content[key] as unknown[]).map(fill)]] : []))) }
}

/** In a section a block that names a competency has no place of its own. */
function isCompetencyBlock(entry: Record<string, unknown>): boolean {
  return 'competency' in entry && !('prose' in entry) && !('kind' in entry) && !('text' in entry)
}
