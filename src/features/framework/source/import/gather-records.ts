import type { Findings } from '../findings.ts'
import { gridLeftOut } from './grid-left-out.ts'
import { gridRecords } from './grid-records.ts'
import { GridView } from './grid-view.ts'
import type { Grid } from './grid.ts'
import { shortened, type LeftOut } from './import-file.ts'
import type { Mapping, SourceMapping } from './mapping.ts'
import { pageText, type OpenSources } from './open-sources.ts'
import { noRecords, type Records } from './records.ts'
import { pathCaptures } from './source-files.ts'
import { treeRecords } from './tree-records.ts'
import type { TreeNode } from './tree.ts'

export interface Gathered {
  records: Records
  leftOut: LeftOut[]
}

/** Reads every file as the first source of the mapping that means it says, and lists what no source uses. */
export function gatherRecords(opened: OpenSources, mapping: Mapping, findings: Findings): Gathered {
  const gathered: Gathered = { records: noRecords(), leftOut: [] }
  const used = new Set<SourceMapping>()
  for (const grid of opened.grids) readGrid(grid, mapping, gathered, used)
  const trees = new Set(opened.trees.map((tree) => readTree(tree, mapping, gathered, used)))
  for (const page of opened.pages) gathered.leftOut.push(...pageText(page, trees.has(page.path) ? 'text below the keys of the page' : 'a page without keys that the mapping reads'))
  mapping.sources.forEach((source, index) => {
    if (used.has(source)) return
    findings.warning('unused-source', { file: 'mapping', line: 1 }, `Source ${index + 1} of the mapping meets no file${source.files === undefined ? '' : ` (“${source.files}”)`}${source.sheets === undefined ? '' : ` with the sheets ${source.sheets.join(', ')}`}.`, 'Correct its `files:` and `sheets:`, or take it out.')
  })
  return gathered
}

interface Match {
  source: SourceMapping
  captures: Record<string, string>
}

function matchOf(path: string, mapping: Mapping, fits: (source: SourceMapping) => boolean): Match | undefined {
  for (const source of mapping.sources) {
    if (!fits(source)) continue
    const captures = source.files === undefined ? {} : pathCaptures(source.files, path)
    if (captures && !(source.except ?? []).some((pattern) => pathCaptures(pattern, path))) return { source, captures }
  }
  return undefined
}

function readGrid(grid: Grid, mapping: Mapping, gathered: Gathered, used: Set<SourceMapping>): void {
  const match = matchOf(grid.file, mapping, (source) => source.grid !== undefined && (grid.sheet === undefined || source.sheets === undefined || source.sheets.includes(grid.sheet)))
  if (!match?.source.grid) {
    gathered.leftOut.push(...gridLeftOut(new GridView(grid, false), 'in a sheet that the mapping does not read'))
    return
  }
  used.add(match.source)
  const { records, view } = gridRecords(grid, match.source.grid)
  const { family } = match.captures
  if (family !== undefined) for (const cell of records.cells) cell.family ??= family
  addTo(gathered.records, records)
  gathered.leftOut.push(...gridLeftOut(view, 'a heading, title or note beside the cells, or a line that the mapping does not name'))
}

/** Answers with the file’s path where its tree was read. */
function readTree(tree: TreeNode, mapping: Mapping, gathered: Gathered, used: Set<SourceMapping>): string {
  const match = matchOf(tree.file, mapping, (source) => source.tree !== undefined)
  if (!match?.source.tree) {
    if (!/\.(?:md|markdown)$/i.test(tree.file) || tree.keys().length > 0) gathered.leftOut.push({ file: tree.file, place: '', line: 1, column: 1, text: shortened(tree.keys().join(', ')), why: 'a file that the mapping does not read' })
    return ''
  }
  used.add(match.source)
  addTo(gathered.records, treeRecords(tree, match.source.tree, match.captures))
  for (const node of tree.unused()) {
    if (node.value === null || node.value === '') continue
    const place = node.place() ?? { line: 1, column: 1 }
    gathered.leftOut.push({ file: tree.file, place: node.pointer(), ...place, text: shortened(String(node.value)), why: 'nothing in the mapping leads to it' })
  }
  return tree.file
}

function addTo(all: Records, more: Records): void {
  for (const key of ['cells', 'levels', 'competencies', 'groups', 'families'] as const) for (const one of more[key]) (all[key] as unknown[]).push(one)
  Object.assign(all.carried, more.carried)
  if (more.name !== undefined) all.name ??= more.name
  if (more.description !== undefined) all.description ??= more.description
}
