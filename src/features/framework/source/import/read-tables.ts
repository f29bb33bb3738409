import type { Findings } from '../findings.ts'
import { exportMark } from './export-tables.ts'
import { placeKey, tableColumns, type TableName } from './framework-tables.ts'
import { gridName, lineOfRow, type Grid } from './grid.ts'
import { plainCell } from './neutral-cell.ts'
import { cellValue } from './table-cells.ts'

type Row = Record<string, unknown>

/** Whether these tables are an export, known by the first cell of its table `framework`. */
export function isTableExport(grids: readonly Grid[]): boolean {
  return grids.some((grid) => tableName(grid) === 'framework' && grid.rows[0]?.[0] === exportMark)
}

function tableName(grid: Grid): string {
  return grid.sheet ?? grid.file.replace(/^.*\/|\.\w+$/g, '')
}

/** Puts the tables of an export together again, as values that the framework’s schema then checks. */
export function readTables(grids: readonly Grid[], findings: Findings): Row {
  const byName = new Map(grids.map((grid) => [tableName(grid), grid]))
  if (byName.has('matrix')) findings.note('matrix-for-reading', { file: gridName(byName.get('matrix')!), line: 1 }, 'The matrix of an export is for reading; what counts stands in the other tables.', 'Nothing to do, unless something was changed in the matrix: change it in the other tables.')
  const lists = Object.fromEntries((Object.keys(tableColumns) as TableName[]).filter((name) => name !== 'framework').map((name) => [name, readList(byName.get(name), findings)])) as Record<TableName, Row[]>
  const { resources, statements, examples, sections, blocks, competencies, expectations, roleProfiles, ...others } = lists
  return { ...readSettings(byName.get('framework')!, findings), ...others, competencies: withResources(competencies, resources), expectations: withParts(expectations, statements, examples), roleProfiles: withSections(roleProfiles, sections, blocks) }
}

function readSettings(grid: Grid, findings: Findings): Row {
  const settings: Row = {}
  grid.rows.forEach(([key = '', ...cells], row) => {
    const value = row === 0 ? undefined : valueOf(key, cells.map(plainCell).join(''), grid, row, findings)
    if (value !== undefined) settings[key] = value
  })
  return settings
}

function readList(grid: Grid | undefined, findings: Findings): Row[] {
  const [headings = [], ...rows] = grid?.rows ?? []
  return rows.flatMap((cells, at) => {
    if (cells.every((cell) => cell === '')) return []
    const texts: Record<string, string> = {}
    headings.forEach((heading, across) => {
      const column = heading.replace(/ \(\d+\)$/, '')
      texts[column] = (texts[column] ?? '') + plainCell(cells[across] ?? '')
    })
    const values = Object.entries(texts).flatMap(([column, text]) => {
      const value = valueOf(column, text, grid!, at + 1, findings)
      return value === undefined ? [] : [[column, value]]
    })
    return [Object.fromEntries(values) as Row]
  })
}

function valueOf(column: string, text: string, grid: Grid, row: number, findings: Findings): unknown {
  try {
    return cellValue(column, text)
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown
    findings.error('unreadable-table', { file: gridName(grid), line: lineOfRow(grid, row) }, `The column “${column}” holds JSON, and ${JSON.stringify(text.slice(0, 40))} is none.`, 'Write a list as ["one","two"], and a text in quotes.')
    return undefined
  }
}

function withResources(competencies: readonly Row[], resources: readonly Row[]): Row[] {
  const own = new Map<unknown, Row[]>()
  for (const { competency, ...resource } of resources) own.set(competency, [...(own.get(competency) ?? []), resource])
  return competencies.map((competency) => ({ ...competency, ...(own.has(competency.id) && { resources: own.get(competency.id) }) }))
}

function withParts(expectations: readonly Row[], statements: readonly Row[], examples: readonly Row[]): Row[] {
  const counts = new Map<string, number>()
  const [ofStatements, ofExamples] = [byPlace(statements), byPlace(examples)]
  return expectations.map((cell) => {
    const first = placeKey({ ...cell, nth: undefined })
    const nth = (counts.get(first) ?? 0) + 1
    counts.set(first, nth)
    const key = placeKey({ ...cell, nth })
    return { scopes: [], ...cell, statements: ofStatements.get(key) ?? [], examples: ofExamples.get(key) ?? [] }
  })
}

function byPlace(rows: readonly Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>()
  for (const { competency, level, specialty, nth, ...part } of rows) {
    const key = placeKey({ competency, level, specialty, nth })
    found.set(key, [...(found.get(key) ?? []), part])
  }
  return found
}

function withSections(profiles: readonly Row[], sections: readonly Row[], blocks: readonly Row[]): Row[] {
  return profiles.map((profile) => {
    if (profile.sections === undefined) return profile
    const own = sections.filter((section) => section.profile === profile.id)
    return {
      ...profile,
      sections: own.map((section, at) => ({ ...section, blocks: blocks.filter((block) => block.profile === profile.id && block.section === at + 1) })),
    }
  })
}
