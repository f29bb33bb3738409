import type { Grid } from './grid.ts'
import { holdsLevels, inferGrid } from './infer-grid.ts'
import { inferTree } from './infer-tree.ts'
import type { GridMapping, Mapping, SourceMapping, TreeMapping } from './mapping.ts'
import type { OpenSources } from './open-sources.ts'
import { branchesOf } from './tree-shape.ts'
import type { TreeNode } from './tree.ts'

/** Finds out how the sources are laid out; undefined where none of them holds levels and competencies. */
export function inferMapping({ grids, trees }: Pick<OpenSources, 'grids' | 'trees'>): Mapping | undefined {
  const sources = [...gridSources(grids), ...treeSources(trees)]
  return sources.length === 0 ? undefined : { mapping: 1, sources, ...(trees.some(holdsHtml) || grids.some(gridHoldsHtml) ? { cells: { markup: 'html' } } : {}) }
}

/** Sheets that are laid out alike share one description. */
function gridSources(grids: readonly Grid[]): SourceMapping[] {
  const holding = grids.filter(holdsLevels)
  const found = new Map<string, { mapping: GridMapping; grids: Grid[] }>()
  for (const grid of holding) {
    const alone = holding.filter((other) => other.file === grid.file).length === 1
    const mapping = inferGrid(grid, alone)
    if (!mapping) continue
    const key = `${grid.file}\n${JSON.stringify(mapping)}`
    const known = found.get(key)
    if (known) known.grids.push(grid)
    else found.set(key, { mapping, grids: [grid] })
  }
  return [...found.values()].map(({ mapping, grids: alike }) => {
    const [first] = alike
    return { files: first!.file, ...(first!.sheet === undefined ? {} : { sheets: alike.map((grid) => grid.sheet!) }), grid: mapping }
  })
}

/** Files of the same layout are one source; where there are several, each is a job family of its own. */
function treeSources(trees: readonly TreeNode[]): SourceMapping[] {
  const found = new Map<string, { mapping: TreeMapping; files: string[] }>()
  for (const tree of trees) {
    const mapping = inferTree(tree.value)
    if (!mapping) continue
    const key = JSON.stringify([mapping.at, mapping.level, mapping.competency])
    const known = found.get(key)
    if (!known) found.set(key, { mapping, files: [tree.file] })
    else found.set(key, { mapping: fuller(known.mapping, mapping), files: [...known.files, tree.file] })
  }
  return [...found.values()].flatMap(({ mapping, files }) => (files.length === 1 ? [{ files: files[0]!, tree: mapping }] : severalFiles(mapping, files)))
}

/** Of two files that are laid out alike, the one with more parts shows more of the layout; what only the other tells of is added. */
function fuller(a: TreeMapping, b: TreeMapping): TreeMapping {
  const [more, less] = JSON.stringify(b).length > JSON.stringify(a).length ? [b, a] : [a, b]
  const parts = ['levels', 'competencies', 'carried', 'framework'] as const
  return { ...more, ...Object.fromEntries(parts.flatMap((key) => (more[key] || less[key] ? [[key, { ...less[key], ...more[key] }]] : []))) }
}

/** What a file tells of itself as a whole it tells of its family. */
function severalFiles({ framework, carried, ...tree }: TreeMapping, files: readonly string[]): SourceMapping[] {
  const extensions = [...new Set(files.map((file) => file.replace(/^.*\./, '')))]
  return extensions.map((extension) => ({ files: `**/{family}.${extension}`, tree: { ...tree, families: { at: '/', ...framework, ...(carried ? { carry: withoutSlash(carried) } : {}) } } }))
}

function withoutSlash(patterns: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(patterns).map(([key, pattern]) => [key, pattern.slice(1)]))
}

const element = /<(?:p|ul|ol|li|br|b|strong|em|i)\b[^>]*>/i

function holdsHtml(tree: TreeNode): boolean {
  return branchesOf(tree.value).some(({ texts }) => texts.some((text) => element.test(text)))
}

function gridHoldsHtml(grid: Grid): boolean {
  return grid.rows.slice(0, 200).some((row) => row.some((cell) => element.test(cell)))
}
